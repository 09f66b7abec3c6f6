import { pairKey } from '../galaxy/galaxy.js';
import { hash32 } from '../galaxy/hash.js';
import type { Uuid } from '../galaxy/types.js';

/**
 * The part of the queue to which a pair belongs, 1..`of`. It depends on the two UUIDs alone, in either order: it stays
 * the same whatever else is added to the galaxy, so that several people work without meeting.
 */
export function shardOf(a: Uuid, b: Uuid, of: number): number {
  return (hash32(pairKey(a, b)) % of) + 1;
}

/** The test of a part of the queue; null is all of it. */
export function inShard(shard: { readonly index: number; readonly of: number } | null) {
  return (a: Uuid, b: Uuid): boolean => shard === null || shardOf(a, b, shard.of) === shard.index;
}
