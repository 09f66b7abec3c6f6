import fc from 'fast-check';
import { expect, test } from 'vitest';
import { descriptionSimilarity } from '../../../src/matcher/facts/descriptions.js';
import type { MatchIndex } from '../../../src/matcher/match-index.js';
import { indexOf, sampleCluster } from '../sample.js';

const words = 'beacon kernel driver token ticket cookie shadow registry'.split(' ');
const text = (minLength: number, maxLength: number) =>
  fc.array(fc.constantFrom(...words), { minLength, maxLength }).map((some) => some.join(' '));
const entry = fc.record({ value: text(1, 2), description: text(0, 9) });

/** The cosine as its docstring says it, with sets. */
function naiveSimilarity({ words, ownWords, information }: MatchIndex): number | null {
  const inText = [0, 1].map((row) => [...words.items.slice(words.start[row], words.start[row + 1])]);
  const inNames = new Set(ownWords.items.slice(ownWords.start[0], ownWords.start[2]));
  if (inText.some((text) => text.length < 4)) return null;
  const [a = [], b = []] = inText.map((text) => text.filter((word) => !inNames.has(word)));
  const sum = (some: readonly number[]) =>
    some.reduce((total, word) => total + (information[word] ?? 0) ** 2, 0);
  return sum(a.filter((word) => b.includes(word))) / Math.sqrt(sum(a) * sum(b) || 1);
}

test('descriptions are as alike as if they were compared as sets', () => {
  fc.assert(
    fc.property(entry, entry, (one, other) => {
      const index = indexOf(
        sampleCluster('tool', [{ id: '1', ...one }]),
        sampleCluster('malpedia', [{ id: '2', ...other }]),
        sampleCluster(
          'country',
          words.map((value, i) => ({ id: String(10 + i), value })),
        ),
      );
      const [found, naive] = [descriptionSimilarity(index, 0, 1), naiveSimilarity(index)];
      if (found === null || naive === null) expect(found).toBe(naive);
      else expect(found).toBeCloseTo(naive, 9);
    }),
  );
});
