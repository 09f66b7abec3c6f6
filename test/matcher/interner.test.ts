import fc from 'fast-check';
import { expect, it } from 'vitest';
import { HashInterner, Interner } from '../../src/matcher/interner.js';

/** Hashes of up to 53 bits, many of them with the same lower bits. */
const hash = fc.oneof(
  fc.integer({ min: 0, max: 20 }),
  fc.integer({ min: 0, max: 40 }).map((high) => high * 2 ** 32 + 7),
  fc.maxSafeNat(),
);

it('numbers hashes as a map does, in order of first appearance', () => {
  fc.assert(
    fc.property(fc.array(hash, { maxLength: 200 }), (hashes) => {
      const [table, map] = [new HashInterner(), new Interner<number>()];
      expect(hashes.map((one) => table.number(one))).toEqual(hashes.map((one) => map.number(one)));
      expect(table.size).toBe(map.size);
    }),
  );
});

it('keeps its numbers when it grows', () => {
  const table = new HashInterner();
  const hashes = Array.from({ length: 100_000 }, (_, i) => (i * 2_654_435_761) % 2 ** 53);
  for (const one of hashes) table.number(one);
  expect(hashes.map((one) => table.number(one))).toEqual(hashes.map((_, i) => i));
});
