import type { Galaxy, Located } from '../../galaxy/galaxy.js';
import type { Uuid } from '../../galaxy/types.js';
import type { IdentityGraph } from '../../plan/review/identity-groups.js';

/** Groups are told up to this size; larger ones are no curator's doing. */
const LARGEST = 50;

/** The other members of the identity group of an entry: what `similar` relations lead to, the nearest first. */
export function identityGroup(uuid: Uuid, graph: IdentityGraph, galaxy: Galaxy): Located[] {
  const seen = new Set([uuid]);
  const queue = [uuid];
  for (const next of queue) {
    for (const other of graph.neighbours(next)) {
      if (seen.has(other) || seen.size > LARGEST) continue;
      seen.add(other);
      queue.push(other);
    }
  }
  return queue.slice(1).flatMap((member) => galaxy.find(member) ?? []);
}

/** Entries that are similar to both of a pair: accepting it as similar closes a triangle with each. */
export function commonNeighbours(a: Uuid, b: Uuid, graph: IdentityGraph): Uuid[] {
  const others = graph.neighbours(b);
  return [...graph.neighbours(a)].filter((uuid) => others.has(uuid));
}
