import type { CandidatePair } from '../../matcher/types.js';
import type { ReviewItem } from '../../plan/review/queue.js';
import type { ReviewDesk } from '../events.js';
import { type Draft, draftOfDecision } from './draft.js';
import { keyOfPair } from './pairs.js';
import type { Comparison } from './queue.js';
import { currentKey, type State } from './state.js';

/** The pair on screen as it is up for review; null in the analyst's app. */
export function itemOf(state: State, key: string | null): ReviewItem | null {
  return key === null ? null : (state.start.desk?.items.get(key) ?? null);
}

/** What is up for review of the pair on screen; null in the analyst's app. */
export function currentItem(state: State): ReviewItem | null {
  return itemOf(state, currentKey(state));
}

/** The order of the desk: the weightiest first. */
export function byWeight({ items }: ReviewDesk): Comparison {
  const places = new Map([...items.keys()].map((key, place) => [key, place]));
  const placeOf = (pair: CandidatePair) => places.get(keyOfPair(pair)) ?? items.size;
  return (a, b) => placeOf(a) - placeOf(b);
}

/**
 * The draft that a pair starts with: what is up for review, without its note, which is its author's. Who did not accept
 * gave no tags: then they are those of the proposal.
 */
export function draftOfItem(pair: CandidatePair, { rows: [row] }: ReviewItem): Draft {
  const tags = row.verdict === 'accepted' ? row.tags : pair.tags;
  return { ...draftOfDecision(pair, row), tags, note: '' };
}
