import { type Rows, rowLength } from '../csr.js';
import type { Texts } from './description-texts.js';

/** Words that more descriptions begin their prefixes with find too many: no postings are kept of them. */
const MOST_WITH_WORD = 100;

/** The rarest words of each text, as many as a pair must share one of. Sums are of s, the squared information. */
export interface Prefixes {
  /** Member → where its prefix ends in `words.items`. */
  readonly end: Uint32Array;
  /**
   * In parallel to `words.items`, in prefixes: what two texts can share that meet by this word first, which is the sum over
   * the words of the text from this one on, and over those before it without postings.
   */
  readonly left: Float64Array;
  /** Member → the sum over the words of its prefix without postings, and that over the words after its prefix. */
  readonly skipped: Float64Array;
  readonly after: Float64Array;
  /** Word → members that have it in their prefix, ascending. */
  readonly postings: Rows<Uint32Array>;
  /** In parallel to the members of `postings`: `left` of the word in their texts. */
  readonly leftOf: Float64Array;
}

/**
 * The prefixes of all texts that have at least `fewest` words: each ends before the word from which on less than `share`
 * of its sum is left.
 */
export function prefixesOf({ words, square }: Texts, fewest: number, share: number): Prefixes {
  const size = words.start.length - 1;
  const end = words.start.slice(0, size);
  const left = new Float64Array(words.items.length);
  const after = new Float64Array(size);
  for (let member = 0; member < size; member += 1) {
    if (rowLength(words, member) < fewest) continue;
    const first = words.start[member] ?? 0;
    const last = words.start[member + 1] ?? 0;
    let all = 0;
    for (let at = last - 1; at >= first; at -= 1) {
      all += square[words.items[at] ?? 0] ?? 0;
      left[at] = all;
    }
    let at = first;
    while (at < last && (left[at] ?? 0) >= share * all) at += 1;
    end[member] = at;
    if (at < last) after[member] = left[at] ?? 0;
  }
  return { end, left, after, ...postingsOf(words, end, left, square) };
}

function postingsOf(words: Rows<Uint32Array>, end: Uint32Array, left: Float64Array, square: Float64Array) {
  const counts = new Uint32Array(square.length);
  for (let member = 0; member < end.length; member += 1) {
    for (let at = words.start[member] ?? 0; at < (end[member] ?? 0); at += 1) {
      const word = words.items[at] ?? 0;
      counts[word] = (counts[word] ?? 0) + 1;
    }
  }
  const start = new Uint32Array(counts.length + 1);
  for (let word = 0; word < counts.length; word += 1) {
    const count = counts[word] ?? 0;
    start[word + 1] = (start[word] ?? 0) + (count > MOST_WITH_WORD ? 0 : count);
  }
  const next = start.slice(0, counts.length);
  const items = new Uint32Array(start[counts.length] ?? 0);
  const leftOf = new Float64Array(items.length);
  const skipped = new Float64Array(end.length);
  for (let member = 0; member < end.length; member += 1) {
    for (let at = words.start[member] ?? 0; at < (end[member] ?? 0); at += 1) {
      const word = words.items[at] ?? 0;
      if ((counts[word] ?? 0) > MOST_WITH_WORD) {
        skipped[member] = (skipped[member] ?? 0) + (square[word] ?? 0);
        continue;
      }
      left[at] = (left[at] ?? 0) + (skipped[member] ?? 0);
      const slot = next[word] ?? 0;
      items[slot] = member;
      leftOf[slot] = left[at] ?? 0;
      next[word] = slot + 1;
    }
  }
  return { skipped, postings: { start, items }, leftOf };
}
