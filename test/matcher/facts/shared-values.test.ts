import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countShared, forEachShared } from '../../../src/matcher/facts/shared-values.js';

const row = fc.uniqueArray(fc.nat(12), { maxLength: 8 }).map((values) => values.sort((a, b) => a - b));

test('what two rows share is what stands in both, ascending', () => {
  fc.assert(
    fc.property(row, row, row, (before, one, other) => {
      const rows = {
        start: Uint32Array.of(
          0,
          before.length,
          before.length + one.length,
          [before, one, other].flat().length,
        ),
        items: Uint32Array.from([before, one, other].flat()),
      };
      const shared: number[] = [];
      forEachShared(rows, 1, 2, (value) => shared.push(value));
      expect(shared).toEqual(one.filter((value) => other.includes(value)));
      expect(countShared(rows, 1, 2)).toBe(shared.length);
    }),
  );
});
