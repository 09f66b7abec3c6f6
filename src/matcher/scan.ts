import { pairKey } from '../galaxy/galaxy.js';
import { blockPairs } from './blocking/block.js';
import type { MatchIndex } from './match-index.js';
import { type DirectionOf, scorePair } from './score.js';
import type { CandidatePair } from './types.js';

/** Which pairs a scan wants; the scores of pairs never depend on it. */
export interface ScanFilter {
  /** One name: pairs that touch the cluster. Several: pairs among them. None: all. */
  readonly clusters: readonly string[];
  /** Clusters of the subject and of the object; empty: any. */
  readonly from: readonly string[];
  readonly to: readonly string[];
  readonly includeDeprecated: boolean;
  readonly includeLinked: boolean;
  /** Keys (`pairKey`) of the pairs to leave out. */
  readonly decided: ReadonlySet<string>;
  readonly isInShard: (a: string, b: string) => boolean;
  /** Least probability of the relation; null: where a pair is no longer worth a curator's time. */
  readonly minProbability: number | null;
  readonly limit: number;
}

/**
 * Where a scan stops unless told otherwise: a curator would have to look at more than thirty pairs for one relation.
 */
const WORTHWHILE = 0.03;

/** Finds the candidate pairs that `filter` wants, best first, with all their evidence. */
export function scanIndex(index: MatchIndex, filter: ScanFilter, directionOf: DirectionOf): CandidatePair[] {
  const orient = orientation(index, filter);
  const least = filter.minProbability ?? WORTHWHILE;
  const found: CandidatePair[] = [];
  for (const number of blockPairs(index)) {
    const a = Math.floor(number / index.size);
    const sides = orient(a, number - a * index.size);
    if (!sides) continue;
    const [subject, object] = sides.map((entry) => index.uuids[entry] ?? '');
    if (!subject || !object || !filter.isInShard(subject, object)) continue;
    if (filter.decided.has(pairKey(subject, object))) continue;
    const { pair, complete } = scorePair(index, sides[0], sides[1], directionOf);
    if (complete && !filter.includeLinked) continue;
    if (pair.relation.probability >= least) found.push(pair);
  }
  return found.sort(bestFirst).slice(0, filter.limit);
}

/** The order of candidate pairs: probability of the relation, match weight, then UUIDs. */
export function bestFirst(a: CandidatePair, b: CandidatePair): number {
  return (
    b.relation.probability - a.relation.probability ||
    b.matchWeight - a.matchWeight ||
    compareText(a.subject.uuid, b.subject.uuid) ||
    compareText(a.object.uuid, b.object.uuid)
  );
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

type Sides = readonly [subject: number, object: number];

/** Decides which side is the subject, or that a pair is out of scope. */
function orientation(index: MatchIndex, filter: ScanFilter): (a: number, b: number) => Sides | null {
  const names = new Set(filter.clusters);
  const from = new Set(filter.from);
  const to = new Set(filter.to);
  const clusterOf = (entry: number) => index.clusters[index.cluster[entry] ?? 0];
  const inScope = (a: number, b: number) => {
    const hits = [a, b].filter((entry) => names.has(clusterOf(entry)?.name ?? '')).length;
    return names.size === 0 || hits === 2 || (names.size === 1 && hits === 1);
  };
  const fits = (subject: number, object: number) =>
    (from.size === 0 || from.has(clusterOf(subject)?.name ?? '')) &&
    (to.size === 0 || to.has(clusterOf(object)?.name ?? ''));
  return (a, b) => {
    if (!filter.includeDeprecated && (clusterOf(a)?.deprecated || clusterOf(b)?.deprecated)) return null;
    if (!inScope(a, b)) return null;
    const [first, second] = (index.uuids[a] ?? '') < (index.uuids[b] ?? '') ? [a, b] : [b, a];
    if (fits(first, second)) return [first, second];
    return fits(second, first) ? [second, first] : null;
  };
}
