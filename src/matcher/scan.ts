import { pairKey } from '../galaxy/galaxy.js';
import { blockPairs } from './blocking/block.js';
import type { MatchIndex } from './match-index.js';
import { Best, type Ranked } from './order.js';
import { type ScanScope, scopeOf } from './scope.js';
import { type DirectionOf, scorePair } from './score.js';
import type { CandidatePair } from './types.js';

export interface ScanFilter extends ScanScope {
  readonly includeLinked: boolean;
  /** Least probability of the relation; null: where a pair is no longer worth a curator's time. */
  readonly minProbability: number | null;
}

/**
 * Where a scan stops unless told otherwise: a curator would have to look at more than thirty pairs for one relation.
 */
const WORTHWHILE = 0.03;

/** Makes the function that scores a pair of `blockPairs`; null for one that the filter does not want. */
export function scorerOf(
  index: MatchIndex,
  filter: ScanFilter,
  directionOf: DirectionOf,
): (pair: number) => CandidatePair | null {
  const orient = scopeOf(index, filter);
  const least = filter.minProbability ?? WORTHWHILE;
  return (number) => {
    const a = Math.floor(number / index.size);
    const sides = orient(a, number - a * index.size);
    if (!sides) return null;
    const { pair, complete } = scorePair(index, sides[0], sides[1], directionOf);
    if ((complete && !filter.includeLinked) || pair.relation.probability < least) return null;
    return pair;
  };
}

/** What the place of a pair among others depends on. */
export function rankOf({ relation, matchWeight, subject, object }: CandidatePair): Ranked {
  return { probability: relation.probability, matchWeight, subject: subject.uuid, object: object.uuid };
}

/**
 * Finds the candidate pairs that `filter` wants but for those in `decided` (keys of `pairKey`), best first, with all
 * their evidence: what a scan in several threads finds as well.
 */
export function scanIndex(
  index: MatchIndex,
  filter: ScanFilter & { readonly limit: number; readonly decided: ReadonlySet<string> },
  directionOf: DirectionOf,
): CandidatePair[] {
  const score = scorerOf(index, filter, directionOf);
  const best = new Best<Ranked & { readonly pair: CandidatePair }>(filter.limit);
  for (const number of blockPairs(index)) {
    const pair = score(number);
    if (pair === null || filter.decided.has(pairKey(pair.subject.uuid, pair.object.uuid))) continue;
    const rank = rankOf(pair);
    if (best.wants(rank)) best.add({ ...rank, pair });
  }
  return best.ranked().map(({ pair }) => pair);
}
