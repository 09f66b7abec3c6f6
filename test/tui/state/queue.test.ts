import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { goToKey, type Queue } from '../../../src/tui/state/queue.js';

const anyQueue: fc.Arbitrary<Queue> = fc
  .uniqueArray(fc.stringMatching(/^[a-z]{1,3}$/), { minLength: 1, maxLength: 12 })
  .chain((keys) =>
    fc.tuple(fc.nat(keys.length - 1), fc.nat(keys.length - 1)).map(([a, b]) => ({
      keys,
      at: Math.min(a, b),
      seen: Math.max(a, b),
    })),
  );

describe('going to a pair that was asked for by name', () => {
  it('comes before the pair on screen when it was not there yet', () => {
    expect(goToKey({ keys: ['a', 'b', 'c'], at: 1, seen: 1 }, 'x')).toEqual({
      keys: ['a', 'x', 'b', 'c'],
      at: 1,
      seen: 2,
    });
    expect(goToKey({ keys: ['a', 'b', 'c'], at: 0, seen: 0 }, 'c').keys).toEqual(['c', 'a', 'b']);
  });

  it('starts an empty queue', () => {
    expect(goToKey({ keys: [], at: -1, seen: -1 }, 'x')).toEqual({ keys: ['x'], at: 0, seen: 0 });
  });

  it('loses no pair, keeps the order of the others, and holds still what was seen', () => {
    fc.assert(
      fc.property(anyQueue, fc.stringMatching(/^[a-z]{1,3}$/), (queue, key) => {
        const after = goToKey(queue, key);
        expect(after.keys[after.at]).toBe(key);
        const others = (keys: readonly string[]) => keys.filter((other) => other !== key);
        expect(others(after.keys)).toEqual(others(queue.keys));
        expect(new Set(after.keys).size).toBe(after.keys.length);
        const seen = new Set(after.keys.slice(0, after.seen + 1));
        for (const before of [key, ...queue.keys.slice(0, queue.seen + 1)]) expect(seen).toContain(before);
      }),
    );
  });
});
