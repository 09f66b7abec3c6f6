import { describe, expect, it } from 'vitest';
import { relationVocabulary } from '../../../src/galaxy/relation-vocabulary.js';
import { relationChanges } from '../../../src/plan/review/relation-changes.js';
import { cluster, entry } from './make.js';

const vocabulary = relationVocabulary();

/** `added 1 similar 2 (2)`: kind, relation as it is or was, sides. */
function changes(before: [string[], string[]], after: [string[], string[]]): string[] {
  const state = ([one, two]: [string[], string[]]) => [
    cluster('left', entry(1, one)),
    cluster('right', entry(2, two)),
  ];
  const short = (uuid: string) => Number(uuid.slice(-3));
  return relationChanges(state(before), state(after), vocabulary).map(
    ({ kind, before: was, after: now, sides }) => {
      const r = now ?? was;
      const from =
        kind === 'retyped' || kind === 'retagged' ? ` was ${was?.type} ${was?.tags.join()}`.trimEnd() : '';
      return `${kind} ${short(r?.subject ?? '')} ${r?.type} ${short(r?.object ?? '')}${from} (${sides})`;
    },
  );
}

describe('relationChanges', () => {
  it.each<[string, [string[], string[]], [string[], string[]], string[]]>([
    ['nothing', [['similar 2'], []], [['similar 2'], []], []],
    ['both sides of one relation', [[], []], [['similar 2'], ['similar 1']], ['added 1 similar 2 (2)']],
    ['a missing half', [['similar 2'], []], [['similar 2'], ['similar 1']], ['added 1 similar 2 (1)']],
    ['opposites, read in one direction', [[], []], [['used-by 2'], ['uses 1']], ['added 2 uses 1 (2)']],
    [
      'contains rather than contained-by',
      [[], []],
      [['contained-by 2'], ['contains 1']],
      ['added 2 contains 1 (2)'],
    ],
    ['a type without opposite', [[], []], [['subtechnique-of 2'], []], ['added 1 subtechnique-of 2 (1)']],
    ['removed', [['similar 2'], ['similar 1']], [[], []], ['removed 1 similar 2 (2)']],
    [
      'retyped on both sides',
      [['similar 2'], ['similar 1']],
      [['uses 2'], ['used-by 1']],
      ['retyped 1 uses 2 was similar (2)'],
    ],
    [
      'one of two relations of a pair',
      [['similar 2', 'uses 2'], []],
      [['similar 2'], []],
      ['removed 1 uses 2 (1)'],
    ],
    [
      'other tags',
      [['similar 2 a:b'], []],
      [['similar 2 a:c'], []],
      ['retagged 1 similar 2 was similar a:b (1)'],
    ],
  ])('%s', (_, before, after, expected) => {
    expect(changes(before, after)).toEqual(expected);
  });

  it('are none where only a cluster has got another name', () => {
    const [one, two] = [entry(1, ['similar 2 a:b', 'uses 2']), entry(2, ['similar 1 a:b'])];
    const before = [cluster('left', one), cluster('right', two)];
    expect(relationChanges(before, [cluster('left-2', one), cluster('right', two)], vocabulary)).toEqual([]);
    const other = entry(1, ['uses 2', 'similar 2 a:c']);
    const found = relationChanges(before, [cluster('left-2', other), cluster('right', two)], vocabulary);
    expect(found).toMatchObject([{ kind: 'retagged', before: { tags: ['a:b'] }, after: { tags: ['a:c'] } }]);
  });
});
