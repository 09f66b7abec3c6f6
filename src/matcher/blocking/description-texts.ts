import { invert, type Rows, rowLength } from '../csr.js';
import type { MatchIndex } from '../match-index.js';

/** The words of some entries, from the rarest to the most common: a word's rank is its place among them. */
interface RankedWords {
  /** Word → rank, where the entries have the word. */
  readonly rank: Uint32Array;
  /** Rank → squared information of the word. */
  readonly square: Float64Array;
}

/** Ranks the words of some entries; equally rare ones by their numbers. */
function rankWords({ words, ownWords, information }: MatchIndex, members: Uint32Array): RankedWords {
  const size = information.length;
  const isUsed = new Uint8Array(size);
  for (const { start, items } of [words, ownWords]) {
    for (const entry of members) {
      for (let at = start[entry] ?? 0; at < (start[entry + 1] ?? 0); at += 1) isUsed[items[at] ?? 0] = 1;
    }
  }
  // One number a word, so that sorting needs no comparison function: rarity before the point, the word behind it.
  const keys = new Float64Array(size);
  let count = 0;
  for (let word = 0; word < size; word += 1) {
    if (isUsed[word] === 0) continue;
    keys[count] = word - Math.round((information[word] ?? 0) * 2 ** 20) * size;
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
      square[place] = (information[word] ?? 0) ** 2;
    });
  return { rank, square };
}

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

/** The texts of some entries. */
export function textsOf(index: MatchIndex, members: Uint32Array): Texts {
  const { rank, square } = rankWords(index, members);
  const words = rankedRows(index.words, members, rank, square.length);
  const names = rankedRows(index.ownWords, members, rank, square.length);
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

/** The rows of some entries with ranks for words; to turn rows around twice sorts them. */
function rankedRows(
  rows: Rows<Uint32Array>,
  members: Uint32Array,
  rank: Uint32Array,
  ranks: number,
): Rows<Uint32Array> {
  const start = new Uint32Array(members.length + 1);
  for (let member = 0; member < members.length; member += 1) {
    start[member + 1] = (start[member] ?? 0) + rowLength(rows, members[member] ?? 0);
  }
  const items = new Uint32Array(start[members.length] ?? 0);
  let next = 0;
  for (const entry of members) {
    for (let at = rows.start[entry] ?? 0; at < (rows.start[entry + 1] ?? 0); at += 1) {
      items[next] = rank[rows.items[at] ?? 0] ?? 0;
      next += 1;
    }
  }
  return invert(invert({ start, items }, ranks), members.length);
}
