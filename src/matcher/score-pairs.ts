import type { Galaxy } from '../galaxy/galaxy.js';
import type { Uuid } from '../galaxy/types.js';
import { buildIndex, type MatchIndex } from './match-index.js';
import { profileInSteps } from './profile.js';
import { type DirectionOf, scorePair } from './score.js';
import type { CandidatePair } from './types.js';

/** A pair to score, or the UUIDs of it that the galaxy does not have. */
export type ScoreResult = { readonly pair: CandidatePair } | { readonly unknown: readonly Uuid[] };

type UuidPair = readonly [subject: Uuid, object: Uuid];

/** Scores pairs in the order and with the sides given, whatever blocking thinks of them. */
export function scorePairs(
  index: MatchIndex,
  pairs: readonly UuidPair[],
  directionOf: DirectionOf,
): ScoreResult[] {
  return pairs.map((uuids) => scoreOf(index, uuids, directionOf));
}

/** The same of a galaxy that is there already: each step reads one of its clusters, or scores a pair. */
export function* scorePairsInSteps(
  galaxy: Galaxy,
  pairs: readonly UuidPair[],
  directionOf: DirectionOf,
): Generator<void, readonly ScoreResult[]> {
  const index = buildIndex(yield* profileInSteps(galaxy.clusters));
  const results: ScoreResult[] = [];
  for (const uuids of pairs) {
    yield;
    results.push(scoreOf(index, uuids, directionOf));
  }
  return results;
}

function scoreOf(index: MatchIndex, [subject, object]: UuidPair, directionOf: DirectionOf): ScoreResult {
  const [a, b] = [index.find(subject), index.find(object)];
  if (a !== undefined && b !== undefined) return { pair: scorePair(index, a, b, directionOf) };
  return { unknown: [...(a === undefined ? [subject] : []), ...(b === undefined ? [object] : [])] };
}
