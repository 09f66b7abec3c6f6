import { describe, expect, test } from 'vitest';
import type { Cluster } from '../../src/galaxy/types.js';
import { blockPairs } from '../../src/matcher/blocking/block.js';
import { type MatchIndex, withAccepted } from '../../src/matcher/match-index.js';
import { scorePair } from '../../src/matcher/score.js';
import { indexOf, type SampleEntry, sampleCluster, uuidOf } from './sample.js';

const entry = (
  id: string,
  value: string,
  synonyms: string[] = [],
  similarTo: string[] = [],
): SampleEntry => ({
  id,
  value,
  meta: { synonyms },
  related: similarTo.map((to) => ({ to, type: 'similar' })),
});
const actors = (name: string, ...entries: SampleEntry[]): Cluster =>
  sampleCluster('threat-actor', entries, name);

/** The levels of the comparison of third entries on entries 1 and 2, and what it names. */
function thirdOf(index: MatchIndex) {
  const [a, b] = [index.find(uuidOf('1')) ?? -1, index.find(uuidOf('2')) ?? -1];
  const { evidence } = scorePair(index, a, b, () => 'symmetric');
  const found = evidence.find(({ comparison }) => comparison === 'third entry');
  return found && [found.level, found.detail];
}

function isCandidate(index: MatchIndex, one: string, other: string): boolean {
  const [a, b] = [index.find(uuidOf(one)) ?? -1, index.find(uuidOf(other)) ?? -1];
  return blockPairs(index).includes(Math.min(a, b) * index.size + Math.max(a, b));
}

describe('third entries', () => {
  test('a namesake of both, by different names, makes two that share none a candidate', () => {
    const index = indexOf(
      actors('one', entry('1', 'Oilrig')),
      actors('two', entry('2', 'Helix Kitten')),
      actors('three', entry('3', 'Crambus', ['Oilrig', 'Helix Kitten'])),
    );
    expect(isCandidate(index, '1', '2')).toBe(true);
    expect(thirdOf(index)).toEqual(['namesake of both', 'Crambus (three)']);
  });

  test('a relation inside a framework leads to the namesakes of what it names', () => {
    const index = indexOf(
      actors('one', entry('1', 'Oilrig')),
      actors('two', entry('2', 'Clever Kitten'), entry('3', 'Oilrig', [], ['2'])),
    );
    expect(isCandidate(index, '1', '2')).toBe(true);
    expect(thirdOf(index)).toEqual(['similar to one, namesake of the other', 'Oilrig (two)']);
  });

  test.each([
    ['1 and 2 point to it', ['3'], ['3'], []],
    ['it points to 1 and 2', [], [], ['1', '2']],
    ['a chain', ['3'], [], ['2']],
  ])('closes a triangle of relations: %s', (_, first, second, third) => {
    const index = indexOf(
      actors('one', entry('1', 'A', [], first)),
      actors('two', entry('2', 'B', [], second)),
      actors('three', entry('3', 'C', [], third)),
    );
    expect(isCandidate(index, '1', '2')).toBe(true);
    expect(thirdOf(index)).toEqual(['similar to both', 'C (three)']);
  });

  test('accepted pairs that no relation says yet count like relations', () => {
    const index = indexOf(
      actors('one', entry('1', 'A')),
      actors('two', entry('2', 'B')),
      actors('three', entry('3', 'C')),
    );
    expect(isCandidate(index, '1', '2')).toBe(false);
    const later = withAccepted(index, [
      [uuidOf('1'), uuidOf('3')],
      [uuidOf('3'), uuidOf('2')],
    ]);
    expect(isCandidate(later, '1', '2')).toBe(true);
    expect(thirdOf(later)).toEqual(['similar to both', 'C (three)']);
  });

  test('what two entries have to do with each other directly is no evidence', () => {
    const plain = indexOf(actors('one', entry('1', 'Oilrig')), actors('two', entry('2', 'Oilrig')));
    const linked = indexOf(
      actors('one', entry('1', 'Oilrig', [], ['2'])),
      actors('two', entry('2', 'Oilrig', [], ['1'])),
    );
    const weights = [plain, linked].map((index) => scorePair(index, 0, 1, () => 'symmetric').matchWeight);
    expect(weights[0]).toBe(weights[1]);
  });

  test('another namesake says nothing about two that share the name already', () => {
    const index = indexOf(
      actors('one', entry('1', 'Oilrig')),
      actors('two', entry('2', 'Oilrig')),
      actors('three', entry('3', 'Oilrig')),
    );
    expect(thirdOf(index)).toBeUndefined();
  });
});
