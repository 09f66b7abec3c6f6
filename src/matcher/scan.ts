import { pairKey } from '../galaxy/galaxy.js';
import { blockPairs } from './blocking/block.js';
import type { MatchIndex } from './match-index.js';
import { Best, type Ranked } from './order.js';
import { type ScanScope, scopeOf } from './scope.js';
import { type DirectionOf, explained, type Judgement, judgePair } from './score.js';
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

/** Makes the function that judges a pair of `blockPairs`; null for one that the filter does not want. */
export function judgeOf(
  index: MatchIndex,
  filter: ScanFilter,
  directionOf: DirectionOf,
): (pair: number) => Judgement | null {
  const orient = scopeOf(index, filter);
  const least = filter.minProbability ?? WORTHWHILE;
  return (number) => {
    const a = Math.floor(number / index.size);
    const sides = orient(a, number - a * index.size);
    if (!sides) return null;
    const judgement = judgePair(index, sides[0], sides[1], directionOf);
    if ((judgement.complete && !filter.includeLinked) || judgement.relation.probability < least) return null;
    return judgement;
  };
}

/** What the place of a pair among others depends on. */
export function rankOf({ uuids }: MatchIndex, { relation, matchWeight, subject, object }: Judgement): Ranked {
  const [one = '', other = ''] = [uuids[subject], uuids[object]];
  return { probability: relation.probability, matchWeight, subject: one, object: other };
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
  const judge = judgeOf(index, filter, directionOf);
  const best = new Best<Ranked & { readonly judgement: Judgement }>(filter.limit);
  for (const number of blockPairs(index)) {
    const judgement = judge(number);
    if (judgement === null) continue;
    const rank = rankOf(index, judgement);
    if (filter.decided.has(pairKey(rank.subject, rank.object)) || !best.wants(rank)) continue;
    best.add({ ...rank, judgement });
  }
  return best.ranked().map(({ judgement }) => explained(index, judgement));
}
