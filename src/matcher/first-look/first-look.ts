import { type Galaxy, namesOf } from '../../galaxy/galaxy.js';
import { buildIndex } from '../match-index.js';
import { Best, type Ranked } from '../order.js';
import { profileInSteps } from '../profile.js';
import { judgeOf, rankOf } from '../scan.js';
import { type DirectionOf, explained } from '../score.js';
import type { CandidatePair } from '../types.js';
import { type FirstLookFilter, likelyPairs, type NumberPair } from './likely-pairs.js';
import { keyOf, type Roll, reduced, rollOf } from './roll.js';

/*
 * A scan of everything takes seconds, and whoever opens the app should not have to wait for them. A first look takes
 * pairs of equal value, and scores them as the scan will, but among few others: all that share a name with them, so that
 * rarity and namesakes are right, and a sample of the rest, from which it is estimated how common a word is. The scores
 * come close to those of the scan; they do not equal them.
 */

/** So many pairs at most: more than anyone decides while the scan goes on. */
const MOST_PAIRS = 24;
/** So many entries are in the sample: in the real galaxy, weights are then within half a bit of those of the scan. */
const SAMPLE = 250;
/** Least probability of the relation: below, whether it comes first is left to the scan. */
const LEAST = 0.9;

/**
 * A few candidate pairs that `filter` wants and a scan would find near the top, with provisional scores, best first. Each
 * step takes some milliseconds.
 */
export function* firstLookInSteps(
  galaxy: Galaxy,
  filter: FirstLookFilter,
  directionOf: DirectionOf,
): Generator<void, readonly CandidatePair[]> {
  const roll = rollOf(galaxy);
  yield;
  const likely = likelyPairs(galaxy, roll, filter, MOST_PAIRS);
  yield;
  const clusters = reduced(roll, new Set([...namesakesOf(roll, likely), ...sampleOf(roll)]));
  const index = buildIndex(yield* profileInSteps(clusters), roll.entries.length);
  yield;
  const judge = judgeOf(index, { ...filter, minProbability: LEAST }, directionOf);
  const best = new Best<Ranked & { readonly pair: CandidatePair }>(MOST_PAIRS);
  for (const [one, other] of likely) {
    const [a, b] = [index.find(roll.uuids[one] ?? ''), index.find(roll.uuids[other] ?? '')];
    if (a === undefined || b === undefined) continue;
    const judgement = judge(Math.min(a, b) * index.size + Math.max(a, b));
    if (judgement) best.add({ ...rankOf(index, judgement), pair: explained(index, judgement) });
  }
  return best.ranked().map(({ pair }) => pair);
}

/** The entries of `pairs`, and all that have a name of one of them. */
function namesakesOf({ entries, valueKeys }: Roll, pairs: readonly NumberPair[]): number[] {
  const keys = new Set(pairs.flat().flatMap((entry) => namesAt(entries[entry]).map(keyOf)));
  const isNamesake = (entry: number) =>
    keys.has(valueKeys[entry] ?? -1) || entries[entry]?.synonyms.some((name) => keys.has(keyOf(name)));
  return [...entries.keys()].filter(isNamesake);
}

function namesAt(entry: Roll['entries'][number] | undefined): readonly string[] {
  return entry ? namesOf(entry) : [];
}

function sampleOf({ entries }: Roll): number[] {
  const step = Math.max(1, Math.ceil(entries.length / SAMPLE));
  return Array.from({ length: Math.ceil(entries.length / step) }, (_, i) => i * step);
}
