import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Best, bestFirst, sortedBestFirst } from '../../src/matcher/order.js';

const near = fc.constantFrom(0, 1e-12, 0.25, 0.25 + 1e-12, 0.75, 1 - 1e-12, 1);
const rank = fc.record({
  probability: fc.oneof(near, fc.double({ min: 0, max: 1, noNaN: true })),
  matchWeight: fc.constantFrom(-3, 2.5),
  subject: fc.constantFrom('a', 'b'),
  object: fc.constantFrom('c', 'd'),
});

test('sorting by numbers gives the order of comparing one by one', () => {
  fc.assert(
    fc.property(fc.array(rank), (ranks) => {
      expect(sortedBestFirst(ranks)).toEqual([...ranks].sort(bestFirst));
    }),
  );
});

test('so many of one probability can be sorted that they are too many for the arguments of a call', () => {
  const one = { probability: 0.5, matchWeight: 1, subject: 'a' };
  const ranks = Array.from({ length: 200_000 }, (_, i) => ({ ...one, object: String(200_000 - i) }));
  const objects = (sorted: typeof ranks) => sorted.map(({ object }) => object).join();
  expect(objects(sortedBestFirst(ranks))).toBe(objects([...ranks].sort(bestFirst)));
});

test('the best of many are those that come first when all are sorted', () => {
  fc.assert(
    fc.property(fc.array(rank), fc.nat(5), (ranks, limit) => {
      const best = new Best(limit);
      for (const one of ranks) if (best.wants(one)) best.add(one);
      expect(best.ranked()).toEqual([...ranks].sort(bestFirst).slice(0, limit));
    }),
  );
});
