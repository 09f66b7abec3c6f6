import type { CandidatePair } from '../../matcher/types.js';
import { keyOfPair, type PairStore } from './pairs.js';

/**
 * The order in which pairs are asked. It stands still: a decided pair keeps its place, and pairs that are found later
 * are sorted in behind the furthest one that was on screen.
 */
export interface Queue {
  /** Keys of pairs. */
  readonly keys: readonly string[];
  /** Place of the pair on screen; -1 while there is none. */
  readonly at: number;
  /** Places up to this one have been on screen. */
  readonly seen: number;
}

export const EMPTY_QUEUE: Queue = { keys: [], at: -1, seen: -1 };

/** Compares two pairs for the order of the queue; negative when `a` comes first. */
export type Comparison = (a: CandidatePair, b: CandidatePair) => number;

/** The queue of `pairs`: what was seen stays in its place, the rest is sorted behind it. */
export function enqueue(
  queue: Queue,
  store: PairStore,
  includes: (pair: CandidatePair) => boolean,
  compare: Comparison,
): Queue {
  const head = queue.keys.slice(0, queue.seen + 1);
  const known = new Set(head);
  const tail = store.all
    .filter((pair) => !known.has(keyOfPair(pair)) && includes(pair))
    .sort(compare)
    .map(keyOfPair);
  const keys = [...head, ...tail];
  const at = queue.at === -1 && keys.length > 0 ? 0 : queue.at;
  return { keys, at, seen: Math.max(queue.seen, at) };
}

/** The queue with the pair at `place` on screen; places outside are brought to the nearest end. */
export function goTo(queue: Queue, place: number): Queue {
  if (queue.keys.length === 0) return queue;
  const at = Math.min(Math.max(place, 0), queue.keys.length - 1);
  return { ...queue, at, seen: Math.max(queue.seen, at) };
}

/**
 * The queue with the pair of `key` on screen. One that was passed is shown where it is; any other comes right before the
 * pair on screen, which is therefore asked next.
 */
export function goToKey(queue: Queue, key: string): Queue {
  const place = queue.keys.indexOf(key);
  if (place !== -1 && place <= queue.at) return goTo(queue, place);
  const at = Math.max(0, queue.at);
  const others = place === -1 ? queue.keys : queue.keys.toSpliced(place, 1);
  const seen = Math.max(place === -1 || place > queue.seen ? queue.seen + 1 : queue.seen, at);
  return { keys: others.toSpliced(at, 0, key), at, seen };
}

/**
 * Goes to the next pair that is `open`: after this one, else from the start of the queue (pairs that were skipped).
 * Stays where it is when none is open.
 */
export function goToNextOpen(queue: Queue, isOpen: (key: string) => boolean): Queue {
  const after = queue.keys.findIndex((key, place) => place > queue.at && isOpen(key));
  if (after !== -1) return goTo(queue, after);
  const before = queue.keys.findIndex((key, place) => place < queue.at && isOpen(key));
  return before === -1 ? queue : goTo(queue, before);
}
