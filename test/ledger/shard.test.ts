import { describe, expect, it } from 'vitest';
import { shardOf } from '../../src/ledger/shard.js';

describe('shardOf', () => {
  const uuids = Array.from(
    { length: 200 },
    (_, n) => `4d7f4c3e-0000-4000-8000-${String(n).padStart(12, '0')}`,
  );
  const pairs = uuids.flatMap((a, n) => uuids.slice(n + 1).map((b) => [a, b] as const));

  it('does not depend on the order of the pair', () => {
    for (const [a, b] of pairs.slice(0, 500)) expect(shardOf(a, b, 5)).toBe(shardOf(b, a, 5));
  });

  it('gives every pair one part, and parts of like size', () => {
    for (const of of [1, 2, 3, 5, 8]) {
      const sizes = new Map<number, number>();
      for (const [a, b] of pairs) sizes.set(shardOf(a, b, of), (sizes.get(shardOf(a, b, of)) ?? 0) + 1);
      expect([...sizes.keys()].sort()).toEqual(Array.from({ length: of }, (_, n) => n + 1));
      for (const size of sizes.values()) expect(size / (pairs.length / of)).toBeCloseTo(1, 1);
    }
  });

  it('tells pairs apart that differ in one place on both sides', () => {
    const same = Array.from({ length: 200 }, (_, n) => String(n).padStart(12, '0'));
    const first = same.filter(
      (end) => shardOf(`a0000000-0000-4000-8000-${end}`, `b0000000-0000-4000-8000-${end}`, 2) === 1,
    );
    expect(first.length / 100).toBeCloseTo(1, 0);
  });

  it('never moves a pair: these are written down', () => {
    const a = '4d7f4c3e-0000-4000-8000-000000000000';
    const b = '4d7f4c3e-0000-4000-8000-000000000001';
    expect([2, 3, 5, 8].map((of) => shardOf(a, b, of))).toMatchInlineSnapshot(`
      [
        2,
        3,
        1,
        8,
      ]
    `);
  });
});
