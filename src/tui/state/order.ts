import type { Comparison } from './queue.js';

/** Best first: by the probability that the proposed relation is accepted, as `scan` orders. */
export const byProbability: Comparison = (a, b) =>
  b.relation.probability - a.relation.probability ||
  b.matchWeight - a.matchWeight ||
  compare(a.subject.uuid, b.subject.uuid) ||
  compare(a.object.uuid, b.object.uuid);

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
