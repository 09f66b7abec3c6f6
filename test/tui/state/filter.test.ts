import { describe, expect, it } from 'vitest';
import { facetChoices, findFacets } from '../../../src/tui/state/facets.js';
import { type Filter, filterOf } from '../../../src/tui/state/filter.js';
import { pairOf, smallGalaxy } from '../support/galaxy.js';

const galaxy = smallGalaxy();
const similar = pairOf(galaxy, 1, 11);
const sandworm = pairOf(galaxy, 2, 12, {
  relation: { type: 'similar', subject: 'subject', probability: 0.6 },
  linked: 'subject-to-object',
});
const uses = pairOf(galaxy, 11, 21, { relation: { type: 'uses', subject: 'subject', probability: 0.5 } });
const pairs = [similar, sandworm, uses];
const stateOf = (key: string) => (key.includes('000000000021') ? ('skipped' as const) : ('open' as const));
const world = { galaxy, pairs, stateOf };

function left(...filters: Filter[]): string[] {
  return pairs.filter(filterOf(filters, world)).map(({ subject }) => subject.value);
}

describe('filters', () => {
  it.each<[string, Filter[], string[]]>([
    ['nothing', [], ['APT32', 'Sandworm', 'APT32 - G0050']],
    ['a framework', [{ by: 'framework', name: 'malpedia' }], ['APT32 - G0050']],
    [
      'two frameworks, both of a pair',
      [
        { by: 'framework', name: 'malpedia' },
        { by: 'framework', name: 'threat-actor' },
      ],
      [],
    ],
    ['a kind', [{ by: 'kind', name: 'malware' }], ['APT32 - G0050']],
    ['a type', [{ by: 'type', name: 'similar' }], ['APT32', 'Sandworm']],
    [
      'either of two types',
      [
        { by: 'type', name: 'similar' },
        { by: 'type', name: 'uses' },
      ],
      ['APT32', 'Sandworm', 'APT32 - G0050'],
    ],
    ['a state', [{ by: 'state', name: 'skipped' }], ['APT32 - G0050']],
    ['missing halves', [{ by: 'links', name: 'one way' }], ['Sandworm']],
    ['what is not linked', [{ by: 'links', name: 'none' }], ['APT32', 'APT32 - G0050']],
    ['a range with its lower bound', [{ by: 'probability', from: 0.5, to: 0.6 }], ['APT32 - G0050']],
    ['a range up to certainty', [{ by: 'probability', from: 0.6, to: 1 }], ['APT32', 'Sandworm']],
    ['an entry', [{ by: 'entry', uuid: uses.object.uuid, value: 'KerrDown' }], ['APT32 - G0050']],
    ['words of a synonym', [{ by: 'text', text: 'voodoo' }], ['Sandworm']],
    ['words with a typing error', [{ by: 'text', text: 'sandwrom' }], ['Sandworm']],
    [
      'one thing and another',
      [
        { by: 'type', name: 'similar' },
        { by: 'text', text: 'oceanlotus' },
      ],
      ['APT32'],
    ],
  ])('by %s', (_what, filters, values) => {
    expect(left(...filters)).toEqual(values);
  });
});

describe('choices of filters', () => {
  const choices = facetChoices(pairs, galaxy, stateOf);

  it('count what each would leave', () => {
    for (const { filter, count } of choices)
      expect(left(filter), JSON.stringify(filter)).toHaveLength(count ?? -1);
  });

  it.each([
    ['malp', { by: 'framework', name: 'malpedia' }],
    ['>0.55', { by: 'probability', from: 0.55, to: 1 }],
    ['50-60%', { by: 'probability', from: 0.5, to: 0.6 }],
    ['no such thing', { by: 'text', text: 'no such thing' }],
  ])('%s means', (query, filter) => {
    expect(findFacets(choices, query)[0]?.filter).toEqual(filter);
  });

  const range = { by: 'probability', from: 0.9, to: 1 };
  const malpedia = { by: 'framework', name: 'malpedia' };
  it.each([
    ['>90 malpedia', malpedia, [range]],
    ['malp > 90', malpedia, [range]],
    ['malpedia >90', range, [malpedia]],
    ['malpedia uses', { by: 'type', name: 'uses' }, [malpedia]],
    ['>90 uses malp', malpedia, [range, { by: 'type', name: 'uses' }]],
    ['>90 no such thing', { by: 'text', text: 'no such thing' }, [range]],
    ['malpedia', malpedia, []],
  ])('%s means several at once', (query, filter, also) => {
    expect(findFacets(choices, query)[0]).toMatchObject({ filter, also, count: also.length > 0 ? null : 1 });
  });

  it('say all that is chosen together', () => {
    expect(findFacets(choices, '>90 malpedia')[0]?.text).toBe('≥ 90 % · malpedia');
  });

  it('always offer the words themselves', () => {
    expect(findFacets(choices, '>90 uses').at(-1)?.filter).toEqual({ by: 'text', text: '>90 uses' });
    expect(findFacets(choices, 'actor').at(-1)?.filter).toEqual({ by: 'text', text: 'actor' });
  });
});
