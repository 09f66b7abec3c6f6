import { describe, expect, it } from 'vitest';
import type { Entry } from '../../../src/galaxy/types.js';
import { identityGraph } from '../../../src/plan/review/identity-groups.js';
import { factsOf } from '../../../src/tui/entry/facts.js';
import { commonNeighbours, identityGroup } from '../../../src/tui/entry/identity.js';
import { countOfKind, kindOf } from '../../../src/tui/entry/kind.js';
import { relationsInWords } from '../../../src/tui/entry/relations.js';
import { viewPair } from '../../../src/tui/entry/view.js';
import { cluster, entry, galaxyOf, pairOf, smallGalaxy, uuidOf } from '../support/galaxy.js';

/** Which names of the left entry are marked as shared. */
function marked(
  left: Partial<Entry> & { value: string },
  right: Partial<Entry> & { value: string },
): string[] {
  const galaxy = galaxyOf([
    cluster('a', [entry(1, left.value, left)]),
    cluster('b', [entry(2, right.value, right)]),
  ]);
  const view = viewPair(pairOf(galaxy, 1, 2), galaxy);
  if (!view) throw new TypeError('no view');
  return [view.left.value, ...view.left.names].filter(({ shared }) => shared).map(({ text }) => text);
}

describe('names are marked as the matcher sees them', () => {
  it.each([
    ['the same', { value: 'APT32' }, { value: 'APT32' }, ['APT32']],
    ['spacing', { value: 'APT 32' }, { value: 'APT32' }, ['APT 32']],
    [
      'a framework id',
      { value: 'APT32' },
      { value: 'APT32 - G0050', meta: { external_id: 'G0050' } },
      ['APT32'],
    ],
    ['a platform', { value: 'Winnti (ELF)' }, { value: 'Winnti for Linux' }, ['Winnti (ELF)']],
    [
      'two scripts',
      { value: '海莲花 - APT-C-00' },
      { value: 'X', synonyms: ['海莲花'] },
      ['海莲花 - APT-C-00'],
    ],
    ['a generic word', { value: 'Ryuk Ransomware' }, { value: 'Ryuk' }, ['Ryuk Ransomware']],
    ['other numbers', { value: 'APT28' }, { value: 'APT29' }, []],
    [
      'a synonym that is an id',
      { value: 'X', synonyms: ['G0050'] },
      { value: 'Y', meta: { external_id: 'G0050' } },
      ['G0050'],
    ],
  ])('%s', (_what, left, right, names) => {
    expect(marked(left, right)).toEqual(names);
  });
});

describe('references are marked as the matcher sees them', () => {
  it.each([
    ['scheme and www', 'http://www.example.org/a/', 'https://example.org/a', true],
    ['a fragment', 'https://example.org/a#top', 'https://example.org/a', true],
    ['white space', ' https://example.org/a', 'https://example.org/a', true],
    ['another page', 'https://example.org/a', 'https://example.org/b', false],
  ])('%s', (_what, left, right, shared) => {
    const galaxy = galaxyOf([
      cluster('a', [entry(1, 'X', { refs: [left] })]),
      cluster('b', [entry(2, 'Y', { refs: [right] })]),
    ]);
    expect(viewPair(pairOf(galaxy, 1, 2), galaxy)?.left.refs).toMatchObject([{ shared }]);
  });
});

describe('an entry in words', () => {
  const galaxy = smallGalaxy();
  const located = (n: number) => {
    const found = galaxy.find(uuidOf(n));
    if (!found) throw new TypeError(`no entry ${n}`);
    return found;
  };

  it('is of the kind that the matcher gives it', () => {
    expect([1, 11, 21].map((n) => kindOf(located(n)))).toEqual(['actor', 'actor', 'malware']);
  });

  it.each([
    [1, 'actor', '1 actor'],
    [3, 'actor', '3 actors'],
    [2, 'vulnerability', '2 vulnerabilities'],
    [12, 'malware', '12 malware'],
  ])('%i × %s is %s', (count, kind, text) => {
    expect(countOfKind(count, kind)).toBe(text);
  });

  it('tells few relations by name and many by kind, and what leads to the other entry first', () => {
    const { entry: apt32 } = located(1);
    expect(relationsInWords(apt32, galaxy, null)).toMatchObject([
      { type: 'similar', text: 'Canvas Cyclone (microsoft-activity-group)', shared: false },
    ]);
    const { entry: mitre } = located(11);
    expect(relationsInWords(mitre, galaxy, uuidOf(23))).toMatchObject([
      { type: 'uses', text: '4 malware', shared: true },
    ]);
  });

  it('tells short facts of meta, and leaves out what stands elsewhere', () => {
    const facts = factsOf(
      entry(1, 'x', {
        meta: {
          mitre_platforms: ['Linux', 'macOS'],
          refs: ['r'],
          note: 'n'.repeat(80),
          count: 3,
          'cfr-type': 'Espionage',
        },
      }),
    );
    expect(facts).toEqual([
      { key: 'platforms', text: 'Linux, macOS' },
      { key: 'type', text: 'Espionage' },
    ]);
  });
});

describe('identity groups', () => {
  const related = (n: number) => [{ destUuid: uuidOf(n), type: 'similar', tags: [] }];
  const galaxy = galaxyOf([
    cluster('a', [entry(1, 'A', { related: related(2) })]),
    cluster('b', [entry(2, 'B', { related: related(3) })]),
    cluster('c', [entry(3, 'C')]),
    cluster('d', [entry(4, 'D', { related: related(2) })]),
  ]);
  const graph = identityGraph(galaxy, []);

  it('hold what relations lead to, the nearest first', () => {
    expect(identityGroup(uuidOf(1), graph, galaxy).map(({ entry: { value } }) => value)).toEqual([
      'B',
      'C',
      'D',
    ]);
  });

  it('tell what two entries are both similar to', () => {
    expect(commonNeighbours(uuidOf(1), uuidOf(3), graph)).toEqual([uuidOf(2)]);
    expect(commonNeighbours(uuidOf(1), uuidOf(2), graph)).toEqual([]);
  });
});

describe('what a description cites by links', () => {
  const galaxy = galaxyOf([
    cluster('tidal-software', [
      entry(1, 'China Chopper', {
        description:
          'A web shell.<sup>[[Lee 2013](https://app.example.com/references/1)]</sup> It has been used widely.[[Dell 2015](/references/2)]',
        meta: { software_attack_id: 'S0020', platforms: ['Windows'] },
      }),
    ]),
    cluster('mitre-malware', [
      entry(2, 'China Chopper - S0020', {
        description: 'A Web Shell.(Citation: Lee 2013)',
        refs: ['https://example.org/lee'],
        meta: { external_id: 'S0020' },
      }),
    ]),
  ]);
  const view = viewPair(pairOf(galaxy, 1, 2), galaxy);
  const textOf = (lines: readonly (readonly { text: string }[])[] = []) =>
    lines.map((spans) => spans.map(({ text }) => text).join('')).join('\n');

  it('is no text, but references', () => {
    expect(textOf(view?.left.description)).toBe('A web shell. It has been used widely.');
    expect(view?.left.refs).toEqual([
      { text: 'cites Lee 2013', shared: true },
      { text: 'cites Dell 2015', shared: false },
    ]);
  });

  it('an id under another key is one as well, and no fact', () => {
    expect(view?.left.externalIds).toEqual([{ text: 'S0020', shared: true }]);
    expect(view?.left.facts).toEqual([{ key: 'platforms', text: 'Windows' }]);
  });
});

it('a galaxy that was read again has other entries', () => {
  const before = galaxyOf([cluster('a', [entry(1, 'X')]), cluster('b', [entry(2, 'X')])]);
  const after = galaxyOf([cluster('a', [entry(1, 'X', { synonyms: ['Y'] })]), cluster('b', [entry(2, 'X')])]);
  const pair = pairOf(before, 1, 2);
  expect(viewPair(pair, before)).toBe(viewPair(pair, before));
  expect(viewPair(pair, after)?.left.names.map(({ text }) => text)).toEqual(['Y']);
});
