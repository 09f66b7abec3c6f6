import { joinNumbers } from '../csr.js';
import type { MatchIndex } from '../match-index.js';

/** Collects pairs of entries as single numbers, without sorting or looking back. */
export class PairList {
  private numbers = new Float64Array(1024);
  private length = 0;

  constructor(private readonly index: MatchIndex) {}

  /** Notes a pair unless both stand in one cluster, or one may not be a candidate at all. */
  add(a: number, b: number): void {
    const { cluster, candidate, size } = this.index;
    if (cluster[a] === cluster[b] || candidate[a] === 0 || candidate[b] === 0) return;
    if (this.length === this.numbers.length) {
      const larger = new Float64Array(2 * this.numbers.length);
      larger.set(this.numbers);
      this.numbers = larger;
    }
    this.numbers[this.length] = a < b ? a * size + b : b * size + a;
    this.length += 1;
  }

  /** The pairs in ascending order without repetition, each `smaller * size + larger`. */
  distinct(): Float64Array {
    return ascending(this.numbers.slice(0, this.length));
  }
}

/** Joins lists of pairs into one, in ascending order without repetition. */
export function unionOf(lists: readonly Float64Array[]): Float64Array {
  return ascending(joinNumbers(lists, Float64Array));
}

/** The pairs of one list that are not in another; both ascending. */
export function without(pairs: Float64Array, others: Float64Array): Float64Array {
  let at = 0;
  return pairs.filter((pair) => {
    while (at < others.length && (others[at] ?? 0) < pair) at += 1;
    return others[at] !== pair;
  });
}

function ascending(pairs: Float64Array): Float64Array {
  pairs.sort();
  let kept = 0;
  for (let i = 0; i < pairs.length; i += 1) {
    if (i > 0 && pairs[i] === pairs[i - 1]) continue;
    pairs[kept] = pairs[i] ?? 0;
    kept += 1;
  }
  return pairs.slice(0, kept);
}
