import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { digitsOf, editDistance } from '../../src/matcher/facts/spelling.js';

/** Optimal string alignment, as it is defined: the whole table, no limit. */
function naiveDistance(a: string, b: string): number {
  const at = (i: number, j: number): number => table[i]?.[j] ?? 0;
  const table = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
  for (let i = 0; i <= a.length; i += 1) {
    for (let j = 0; j <= b.length; j += 1) {
      const row = table[i] ?? [];
      if (i === 0 || j === 0) {
        row[j] = i + j;
        continue;
      }
      const replaced = at(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swapped =
        i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
          ? at(i - 2, j - 2) + 1
          : Number.POSITIVE_INFINITY;
      row[j] = Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, replaced, swapped);
    }
  }
  return at(a.length, b.length);
}

const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 9 });

describe('the distance of two spellings', () => {
  it.each([
    ['emotet', 'emotet', 0],
    ['emotet', 'emotett', 1],
    ['emotet', 'emtoet', 1],
    ['trickbot', 'trikbot', 1],
    ['ca', 'abc', 3],
    ['', 'abc', 3],
  ])('of %s and %s is %i', (a, b, distance) => expect(editDistance(a, b, 9)).toBe(distance));

  it('is what the definition says, up to the limit and one more beyond', () => {
    fc.assert(
      fc.property(word, word, fc.integer({ min: 0, max: 4 }), (a, b, limit) => {
        expect(editDistance(a, b, limit)).toBe(Math.min(naiveDistance(a, b), limit + 1));
      }),
      { numRuns: 2000 },
    );
  });

  it('is the same in both directions', () => {
    fc.assert(fc.property(word, word, (a, b) => editDistance(a, b, 3) === editDistance(b, a, 3)));
  });

  it('of very long names is beyond any limit', () => {
    const long = 'a'.repeat(100_000);
    expect(editDistance(long, long, 2)).toBe(3);
  });
});

it.each([
  ['apt28', '28'],
  ['apt-c-00 apt32', '00 32'],
  ['emotet', ''],
  ['٣ x ²', '٣ ²'],
])('the digits of %s are ‘%s’', (key, digits) => expect(digitsOf(key)).toBe(digits));
