import { pairKey } from '../../galaxy/galaxy.js';
import type { CandidatePair } from '../../matcher/types.js';

/** The candidate pairs found so far, in the order they came, and where each one is. */
export interface PairStore {
  readonly all: readonly CandidatePair[];
  readonly places: ReadonlyMap<string, number>;
}

export const NO_PAIRS: PairStore = { all: [], places: new Map() };

/** The key of a candidate pair. */
export function keyOfPair(pair: CandidatePair): string {
  return pairKey(pair.subject.uuid, pair.object.uuid);
}

/**
 * Adds a batch. A pair that is there already is replaced by its newer score, but for `keep`, the one on screen:
 * nothing changes under the curator's eyes.
 */
export function addPairs(store: PairStore, batch: readonly CandidatePair[], keep: string | null): PairStore {
  const all = [...store.all];
  const places = new Map(store.places);
  for (const pair of batch) {
    const key = keyOfPair(pair);
    const place = places.get(key);
    if (place === undefined) {
      places.set(key, all.length);
      all.push(pair);
    } else if (key !== keep) {
      all[place] = pair;
    }
  }
  return { all, places };
}
