import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pairsOfRule } from '../../../src/matcher/blocking/block.js';
import { descriptionSimilarity } from '../../../src/matcher/facts/descriptions.js';
import type { MatchIndex } from '../../../src/matcher/match-index.js';
import { indexOf, sampleCluster } from '../sample.js';

/** Least cosine of a pair; what is this near to it is left open: sums in another order round otherwise. */
const LEAST = 0.35;
const ROUNDING = 1e-9;

/** Every description against every other, from its whole length. */
function naiveSimilarities(index: MatchIndex): Map<number, number> {
  const similarities = new Map<number, number>();
  for (let a = 0; a < index.size; a += 1) {
    for (let b = a + 1; b < index.size; b += 1) {
      if (index.cluster[a] === index.cluster[b]) continue;
      similarities.set(a * index.size + b, descriptionSimilarity(index, a, b) ?? 0);
    }
  }
  return similarities;
}

const words = 'encrypt drive traffic beacon kernel driver token ticket browser cookie shadow registry'.split(
  ' ',
);
const technique = (names: readonly string[]) =>
  fc.record({
    value: fc.constantFrom(...names),
    description: fc
      .array(fc.constantFrom(...words), { minLength: 2, maxLength: 9 })
      .map((text) => text.join(' ')),
  });
const cluster = (type: string, first: number, names: readonly string[]) =>
  fc.array(technique(names), { maxLength: 8 }).map((entries) =>
    sampleCluster(
      type,
      entries.map((entry, i) => ({ ...entry, id: String(first + i) })),
    ),
  );

/** Two clusters of one kind whose entries have some of these names. */
const twoClusters = (...names: readonly string[]) =>
  fc
    .tuple(cluster('mitre-attack-pattern', 100, names), cluster('mitre-attack-pattern', 200, names))
    .map(([one, other]) => indexOf(one, { ...other, name: 'other' }));

describe('like descriptions', () => {
  it('are found as if every description were compared with every other', () => {
    fc.assert(
      fc.property(twoClusters('Heron', 'Grey otter', 'Lynx'), (index) => {
        const found = new Set(pairsOfRule(index, 'like descriptions'));
        for (const [pair, similarity] of naiveSimilarities(index)) {
          if (Math.abs(similarity - LEAST) < ROUNDING) continue;
          expect([pair, found.has(pair)]).toEqual([pair, similarity >= LEAST]);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('are never found where they are not, though words of the names do not count', () => {
    fc.assert(
      fc.property(twoClusters('Beacon', 'Kernel driver', 'Steal cookie', 'Ticket'), (index) => {
        const similarities = naiveSimilarities(index);
        for (const pair of pairsOfRule(index, 'like descriptions')) {
          expect(similarities.get(pair)).toBeGreaterThan(LEAST - ROUNDING);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('are found by a rare word though the rest of what they share is in too many descriptions', () => {
    const entry = (i: number, first: number) => ({
      id: String(first + i),
      value: `Heron ${first + i}`,
      description:
        i < 60
          ? `shared${i}x beacon kernel driver token once${first + i}x again${first + i}x`
          : `only${first + i}x`,
    });
    const techniques = (name: string, first: number) =>
      sampleCluster(
        'mitre-attack-pattern',
        Array.from({ length: 2000 }, (_, i) => entry(i, first)),
        name,
      );
    const index = indexOf(techniques('one', 10_000), techniques('other', 20_000));
    const expected = Array.from({ length: 60 }, (_, i) => i * index.size + 2000 + i);
    expect([...pairsOfRule(index, 'like descriptions')]).toEqual(expected);
  });

  it('are found by a common word though the rarer ones that they share are in too many descriptions', () => {
    const unique = (i: number) => Array.from({ length: 12 }, (_, n) => `unique${i}n${n}x`).join(' ');
    const text = (i: number) => {
      if (i === 0) return 'beacon kernel driver cookie token';
      if (i <= 110) return 'beacon kernel driver cookie';
      return i <= 310 ? `${unique(i)} token` : `only${i}x`;
    };
    const techniques = (name: string, size: number, first: number) =>
      sampleCluster(
        'mitre-attack-pattern',
        Array.from({ length: size }, (_, i) => ({
          id: String(first + i),
          value: `Heron ${first + i}`,
          description: text(i),
        })),
        name,
      );
    const index = indexOf(techniques('one', 4000, 10_000), techniques('other', 1, 20_000));
    expect([...pairsOfRule(index, 'like descriptions')]).toEqual([4000]);
  });

  it('are asked of techniques, mitigations and detections alone', () => {
    const text = 'Encrypts drive traffic and steals a browser cookie';
    const tool = (type: string, id: string) =>
      sampleCluster(type, [{ id, value: `Tool ${id}`, description: text }]);
    expect(pairsOfRule(indexOf(tool('tool', '1'), tool('rat', '2')), 'like descriptions')).toHaveLength(0);
  });
});
