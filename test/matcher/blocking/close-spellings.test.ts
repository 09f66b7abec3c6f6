import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pairsOfRule } from '../../../src/matcher/blocking/block.js';
import { deletionsOf } from '../../../src/matcher/blocking/deletions.js';
import { digitsOf, editDistance } from '../../../src/matcher/facts/spelling.js';
import type { MatchIndex } from '../../../src/matcher/match-index.js';
import { indexOf, sampleCluster } from '../sample.js';

/** All ways to take one letter out of a key, or none. */
function deletionsIn(key: string): Set<string> {
  return new Set([key, ...[...key].map((_, i) => key.slice(0, i) + key.slice(i + 1))]);
}

function areNeighbours(a: string, b: string): boolean {
  const [left, right] = [deletionsIn(a), deletionsIn(b)];
  const isSpelled = [a, b].every((key) => key.length >= 5 && key.length <= 40);
  return isSpelled && [...left].some((rest) => right.has(rest));
}

/** Every key against every other. */
function naivePairs(index: MatchIndex): number[] {
  const pairs = new Set<number>();
  const bearersOf = (key: number) =>
    index.bearers.items.subarray(index.bearers.start[key], index.bearers.start[key + 1]);
  index.keyTexts.forEach((a, i) => {
    index.keyTexts.slice(i + 1).forEach((b, j) => {
      if (!areNeighbours(a, b) || editDistance(a, b, 2) > 2 || digitsOf(a) !== digitsOf(b)) return;
      for (const x of bearersOf(i)) {
        for (const y of bearersOf(i + 1 + j)) {
          if (index.cluster[x] !== index.cluster[y]) pairs.add(Math.min(x, y) * index.size + Math.max(x, y));
        }
      }
    });
  });
  return [...pairs].sort((a, b) => a - b);
}

/** Names that are near one another, some of them with digits. */
const name = fc
  .tuple(
    fc.constantFrom('emotet', 'plugx1', 'zebrocy', 'turla2'),
    fc.nat(6),
    fc.constantFrom('', 'x', 'y', '3'),
  )
  .map(([word, at, letter]) => word.slice(0, at) + letter + word.slice(at + (letter === '' ? 1 : 0)));
const cluster = (type: string, first: number) =>
  fc.array(name, { maxLength: 6 }).map((names) =>
    sampleCluster(
      type,
      names.map((value, i) => ({ id: String(first + i), value })),
    ),
  );

describe('close spellings', () => {
  it('are found as if every key were compared with every other', () => {
    fc.assert(
      fc.property(cluster('tool', 100), cluster('malpedia', 200), cluster('rat', 300), (...clusters) => {
        const index = indexOf(...clusters);
        expect([...pairsOfRule(index, 'close spellings')]).toEqual(naivePairs(index));
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ['Emotet', 'Emottet', true],
    ['TrickBot', 'TrikcBot', true],
    ['Zebrocy', 'Zebroci', true],
    ['APT28xyz', 'APT29xyz', false],
    ['Abc', 'Abd', false],
  ])('%s and %s: %s', (a, b, isFound) => {
    const index = indexOf(
      sampleCluster('tool', [{ id: '1', value: a }]),
      sampleCluster('rat', [{ id: '2', value: b }]),
    );
    expect(pairsOfRule(index, 'close spellings')).toHaveLength(isFound ? 1 : 0);
  });

  it('of a name with too many neighbours are none: they differ in a letter that counts', () => {
    const letters = [...'abcdefghijklmnopqrstuvwxyz'];
    const serial = sampleCluster(
      'tool',
      letters.map((letter, i) => ({ id: String(i + 1), value: `storm${letter}` })),
    );
    const other = sampleCluster('rat', [{ id: '99', value: 'stormy' }]);
    expect(pairsOfRule(indexOf(serial, other), 'close spellings')).toHaveLength(0);
  });
});

describe('deletions', () => {
  const keys = fc.array(fc.string({ unit: fc.constantFrom('a', 'b'), minLength: 3, maxLength: 8 }), {
    maxLength: 30,
  });

  it('stand in the order of their hashes, those of one hash in the order of keys', () => {
    fc.assert(
      fc.property(keys, (texts) => {
        const { hashes, keys } = deletionsOf(texts);
        for (let at = 1; at < hashes.length; at += 1) {
          const [before = 0, hash = 0] = [hashes[at - 1], hashes[at]];
          expect(before < hash || (before === hash && (keys[at - 1] ?? 0) <= (keys[at] ?? 0))).toBe(true);
        }
      }),
    );
  });

  it('of keys that differ in the last letter alone are not compared one by one', () => {
    const letterAt = (i: number) => String.fromCharCode(0x4e00 + ((i * 7919) % 40_000));
    const texts = Array.from({ length: 40_000 }, (_, i) => 'x'.repeat(39) + letterAt(i));
    const { hashes } = deletionsOf(texts);
    // Each without an x, 39 times; without the last letter all are one; most of the whole keys come once.
    expect(hashes.length).toBeGreaterThanOrEqual(40 * texts.length);
    expect(hashes.every((hash, at) => at === 0 || (hashes[at - 1] ?? 0) <= hash)).toBe(true);
  });

  it('bring together all keys that share what is left of them', () => {
    fc.assert(
      fc.property(keys, (texts) => {
        const { hashes, keys } = deletionsOf(texts);
        const met = new Set<string>();
        hashes.forEach((hash, i) => {
          for (let j = i + 1; hashes[j] === hash; j += 1) met.add(`${keys[i]} ${keys[j]}`);
        });
        texts.forEach((a, i) => {
          texts.forEach((b, j) => {
            if (i < j && areNeighbours(a, b)) expect(met.has(`${i} ${j}`)).toBe(true);
          });
        });
      }),
    );
  });
});
