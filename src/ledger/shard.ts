import { pairKey } from '../galaxy/galaxy.js';
import type { Uuid } from '../galaxy/types.js';

/**
 * The part of the queue to which a pair belongs, 1..`of`. It depends on the two UUIDs alone, in either order: it stays
 * the same whatever else is added to the galaxy, so that several people work without meeting.
 */
export function shardOf(a: Uuid, b: Uuid, of: number): number {
  return (fnv1a(pairKey(a, b)) % of) + 1;
}

/**
 * FNV-1a, 32 bits, over the UTF-16 code units of `text` (UUIDs are ASCII, so these are its bytes).
 * http://www.isthe.com/chongo/tech/comp/fnv/
 */
export function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  }
  return hash >>> 0;
}
