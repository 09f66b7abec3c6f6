import fc from 'fast-check';
import { expect, it } from 'vitest';
import { shardOf } from '../../src/ledger/shard.js';
import { sidesInScope } from '../../src/plan/in-scope.js';
import { entry, u } from '../ledger/make.js';

const all = { clusters: [], from: [], to: [], shard: null };
const pair = { subject: entry(1), object: entry(2) };
const [there, back] = [
  [u(1), u(2)],
  [u(2), u(1)],
];

it.each([
  ['everything', {}, there],
  ['one of its clusters', { clusters: ['right'] }, there],
  ['both', { clusters: ['left', 'right', 'other'] }, there],
  ['one of its clusters among others', { clusters: ['left', 'other'] }, null],
  ['others', { clusters: ['other'] }, null],
  ['its sides', { from: ['left'], to: ['right'] }, there],
  ['its sides, turned', { from: ['right'] }, back],
  ['another side', { from: ['left'], to: ['other'] }, null],
])('of %s', (_, scope, sides) => {
  expect(sidesInScope(pair, { ...all, ...scope })).toEqual(sides);
});

it('a pair is in one shard alone', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 9 }), fc.nat(50), (of, n) => {
      const some = { subject: entry(2 * n + 1), object: entry(2 * n + 2) };
      const shards = Array.from({ length: of }, (_, i) => i + 1);
      const mine = shards.filter((index) => sidesInScope(some, { ...all, shard: { index, of } }) !== null);
      expect(mine).toEqual([shardOf(some.subject.uuid, some.object.uuid, of)]);
    }),
  );
});
