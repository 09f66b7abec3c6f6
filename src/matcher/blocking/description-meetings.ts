import type { MatchIndex } from '../match-index.js';
import type { Prefixes } from './description-prefixes.js';
import type { Texts } from './description-texts.js';

/**
 * Finds, for one text after the other, the texts of later clusters that share a word of their prefixes with it. The turns
 * must come in the order of the texts.
 */
export class Meetings {
  /** The texts that were found last; how many, `of` tells. */
  readonly met: Uint32Array;
  /** Member → number of its cluster; they ascend. */
  private readonly clusters: Uint32Array;
  /** Word → its first posting of a later cluster than that of the text whose turn it is. */
  private readonly later: Uint32Array;
  /** Member → in whose turn it was last looked at, and Σ s over the words by which the two have met. */
  private readonly seenBy: Int32Array;
  private readonly shared: Float64Array;

  constructor(
    { cluster }: MatchIndex,
    private readonly texts: Texts,
    private readonly prefixes: Prefixes,
    /** Least cosine of two texts that are alike. */
    private readonly least: number,
  ) {
    const { members } = texts;
    this.met = new Uint32Array(members.length);
    this.clusters = members.map((entry) => cluster[entry] ?? 0);
    this.later = prefixes.postings.start.slice();
    this.seenBy = new Int32Array(members.length).fill(-1);
    this.shared = new Float64Array(members.length);
  }

  /** Notes in `met` those that meet `a`, and tells how many they are. */
  of(a: number): number {
    const { words } = this.texts;
    const end = this.prefixes.end[a] ?? 0;
    let count = 0;
    for (let at = words.start[a] ?? 0; at < end; at += 1) count = this.byWord(a, at, count);
    return count;
  }

  /** Notes those that meet `a` by one word, after `count` that do by others. */
  private byWord(a: number, at: number, count: number): number {
    const { met, seenBy, shared } = this;
    const { words, norms, square } = this.texts;
    const { postings, left, leftOf } = this.prefixes;
    const word = words.items[at] ?? 0;
    const end = postings.start[word + 1] ?? 0;
    const own = square[word] ?? 0;
    const leftOfA = left[at] ?? 0;
    const least = this.least * this.least * (norms[a] ?? 0);
    let next = count;
    for (let i = this.skip(a, word); i < end; i += 1) {
      const b = postings.items[i] ?? 0;
      if (seenBy[b] === a) {
        shared[b] = (shared[b] ?? 0) + own;
        continue;
      }
      seenBy[b] = a;
      const most = Math.min(leftOfA, leftOf[i] ?? 0);
      if (most * most < least * (norms[b] ?? 0)) continue;
      shared[b] = own;
      met[next] = b;
      next += 1;
    }
    return next;
  }

  /** The first posting of a word in a later cluster than that of `a`. */
  private skip(a: number, word: number): number {
    const { clusters, later } = this;
    const { start, items } = this.prefixes.postings;
    const end = start[word + 1] ?? 0;
    let at = later[word] ?? 0;
    while (at < end && (clusters[items[at] ?? 0] ?? 0) <= (clusters[a] ?? 0)) at += 1;
    later[word] = at;
    return at;
  }

  /** Whether all that two who have met can share is enough. */
  mayBeAlike(a: number, b: number): boolean {
    const { norms } = this.texts;
    const { skipped, after } = this.prefixes;
    const besides = Math.min(skipped[a] ?? 0, skipped[b] ?? 0) + Math.max(after[a] ?? 0, after[b] ?? 0);
    const most = (this.shared[b] ?? 0) + besides;
    return most * most >= this.least * this.least * (norms[a] ?? 0) * (norms[b] ?? 0);
  }
}
