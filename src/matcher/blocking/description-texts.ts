import { invert, type Rows, rowLength } from '../csr.js';
import type { MatchIndex } from '../match-index.js';

/** Descriptions, and the words that their entries are called by; words stand as their ranks, rows ascend. */
export interface Texts {
  /** Entries, ascending. What follows is by their places. */
  readonly members: Uint32Array;
  /** All content words of the description. */
  readonly words: Rows<Uint32Array>;
  /** Those that are not in the entry's own names. */
  readonly rest: Rows<Uint32Array>;
  /** The words of the entry's names. */
  readonly names: Rows<Uint32Array>;
  /** Rank → squared information of the word. */
  readonly square: Float64Array;
  /** Σ of `square` over `rest`. */
  readonly norms: Float64Array;
}

/**
 * The texts of some entries, each of a group: the same word in texts of two groups counts as two words, so that only texts
 * of one group have words in common.
 */
export function textsOf(index: MatchIndex, members: Uint32Array, groups: Uint8Array): Texts {
  const groupCount = groups.reduce((most, group) => Math.max(most, group + 1), 0);
  const all = rowsOf(index.words, members, groups, index.information.length);
  const own = rowsOf(index.ownWords, members, groups, index.information.length);
  const { rank, square } = rankWords([all.items, own.items], index.information, groupCount);
  const words = ranked(all, rank, square.length);
  const names = ranked(own, rank, square.length);
  const start = new Uint32Array(members.length + 1);
  const items = new Uint32Array(words.items.length);
  const norms = new Float64Array(members.length);
  let kept = 0;
  for (let member = 0; member < members.length; member += 1) {
    let name = names.start[member] ?? 0;
    const lastName = names.start[member + 1] ?? 0;
    let norm = 0;
    for (let at = words.start[member] ?? 0; at < (words.start[member + 1] ?? 0); at += 1) {
      const word = words.items[at] ?? 0;
      while (name < lastName && (names.items[name] ?? 0) < word) name += 1;
      if (name < lastName && names.items[name] === word) continue;
      items[kept] = word;
      kept += 1;
      norm += square[word] ?? 0;
    }
    start[member + 1] = kept;
    norms[member] = norm;
  }
  return { members, words, rest: { start, items: items.slice(0, kept) }, names, square, norms };
}

/** The rows of some entries; a word of group g is `g * size + word`. */
function rowsOf(
  rows: Rows<Uint32Array>,
  members: Uint32Array,
  groups: Uint8Array,
  size: number,
): Rows<Uint32Array> {
  const start = new Uint32Array(members.length + 1);
  for (let member = 0; member < members.length; member += 1) {
    start[member + 1] = (start[member] ?? 0) + rowLength(rows, members[member] ?? 0);
  }
  const items = new Uint32Array(start[members.length] ?? 0);
  let next = 0;
  for (let member = 0; member < members.length; member += 1) {
    const entry = members[member] ?? 0;
    const first = (groups[member] ?? 0) * size;
    for (let at = rows.start[entry] ?? 0; at < (rows.start[entry + 1] ?? 0); at += 1) {
      items[next] = first + (rows.items[at] ?? 0);
      next += 1;
    }
  }
  return { start, items };
}

/** Words from the rarest to the most common: a word's rank is its place among them. */
interface RankedWords {
  readonly rank: Uint32Array;
  /** Rank → squared information of the word. */
  readonly square: Float64Array;
}

/**
 * Ranks the words that stand in some lists; equally rare ones by their numbers. They are sorted as numbers of their
 * own, which needs no comparison function: information times `size`, in steps, taken from the word:
 *
 *     size 10, step 1   word 7 of 3 bits ⇒ 7 − 3 · 10 = −23      word 2 of 1 bit ⇒ −8      7 comes first; −23 mod 10 = 7
 */
function rankWords(lists: readonly Uint32Array[], information: Float32Array, groups: number): RankedWords {
  const size = groups * information.length;
  const isUsed = new Uint8Array(size);
  for (const list of lists) for (const word of list) isUsed[word] = 1;
  const keys = new Float64Array(size);
  let count = 0;
  for (let word = 0; word < size; word += 1) {
    if (isUsed[word] === 0) continue;
    keys[count] = word - Math.round((information[word % information.length] ?? 0) * 2 ** 20) * size;
    count += 1;
  }
  const rank = new Uint32Array(size);
  const square = new Float64Array(count);
  keys
    .subarray(0, count)
    .sort()
    .forEach((key, place) => {
      const word = ((key % size) + size) % size;
      rank[word] = place;
      square[place] = (information[word % information.length] ?? 0) ** 2;
    });
  return { rank, square };
}

/** The same rows with ranks for words, ascending: to turn rows around twice sorts them. */
function ranked({ start, items }: Rows<Uint32Array>, rank: Uint32Array, ranks: number): Rows<Uint32Array> {
  const numbers = items.map((word) => rank[word] ?? 0);
  return invert(invert({ start, items: numbers }, ranks), start.length - 1);
}
