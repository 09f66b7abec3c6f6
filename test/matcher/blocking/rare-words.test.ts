import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pairsOfRule } from '../../../src/matcher/blocking/block.js';
import { isOrdinaryName } from '../../../src/matcher/facts/descriptions.js';
import { buildIndex, type MatchIndex } from '../../../src/matcher/match-index.js';
import { profileClusters } from '../../../src/matcher/profile.js';
import { sampleCluster } from '../sample.js';

const words = ['zarkon', 'quibblex', 'plugnar', 'vortimex', 'shark'];
const text = fc
  .array(fc.constantFrom(...words), { minLength: 1, maxLength: 3 })
  .map((some) => some.join(' '));
const entry = fc.record({
  value: text,
  description: fc.array(text, { maxLength: 2 }).map((some) => some.join('. ')),
});
const cluster = (type: string, first: number) =>
  fc.array(entry, { maxLength: 3 }).map((entries) =>
    sampleCluster(
      type,
      entries.map((one, i) => ({ ...one, id: String(first + i) })),
    ),
  );
/** Among so many others, a word of a few descriptions is rare. */
const others = profileClusters([
  sampleCluster(
    'country',
    Array.from({ length: 10_000 }, (_, i) => ({ id: String(10_000 + i), value: `Place ${i}` })),
  ),
]);
const anyIndex = fc
  .tuple(cluster('malpedia', 100), cluster('rat', 200), cluster('threat-actor', 300))
  .map((clusters) => buildIndex([...profileClusters(clusters), ...others]));

function namesOf({ names, nameWords }: MatchIndex, entry: number) {
  const count = (names.start[entry + 1] ?? 0) - (names.start[entry] ?? 0);
  return Array.from({ length: count }, (_, i) => (names.start[entry] ?? 0) + i).map((name) => ({
    name,
    words: [...nameWords.items.subarray(nameWords.start[name], nameWords.start[name + 1])],
  }));
}

/** Every entry against every other; kinds of one family alone are software here, and actors. */
function naivePairs(index: MatchIndex, isPair: (entry: number, other: number) => boolean): number[] {
  const pairs = new Set<number>();
  const few = Array.from(index.uuids.keys()).filter(
    (entry) => index.clusters[index.cluster[entry] ?? 0]?.name !== 'country',
  );
  for (const a of few) {
    for (const b of few) {
      const [isActorA, isActorB] = [a, b].map(
        (entry) => index.clusters[index.cluster[entry] ?? 0]?.name === 'threat-actor',
      );
      if (index.cluster[a] === index.cluster[b] || isActorA !== isActorB) continue;
      if (isPair(a, b)) pairs.add(Math.min(a, b) * index.size + Math.max(a, b));
    }
  }
  return [...pairs].sort((a, b) => a - b);
}

describe('names of rare words', () => {
  it('are found in other names as if every name were compared with every other', () => {
    fc.assert(
      fc.property(anyIndex, (index) => {
        const isPair = (a: number, b: number) =>
          namesOf(index, a).some(({ words }) =>
            namesOf(index, b).some((longer) => words.every((word) => longer.words.includes(word))),
          );
        expect([...pairsOfRule(index, 'rare words of one name in the other')]).toEqual(
          naivePairs(index, isPair),
        );
      }),
      { numRuns: 30 },
    );
  });

  it('are found in descriptions as if every name were looked for in every one', () => {
    fc.assert(
      fc.property(anyIndex, (index) => {
        const isPair = (a: number, b: number) => {
          const text = index.words.items.subarray(index.words.start[b], index.words.start[b + 1]);
          const { start, items } = index.kin.rows;
          const kin = items.subarray(start[a], start[a + 1]);
          if (kin.some((entry) => index.cluster[entry] === index.cluster[b])) return false;
          return namesOf(index, a).some(
            ({ name, words }) => words.every((word) => text.includes(word)) && !isOrdinaryName(index, name),
          );
        };
        expect([...pairsOfRule(index, 'name in the description')]).toEqual(naivePairs(index, isPair));
      }),
      { numRuns: 30 },
    );
  });
});
