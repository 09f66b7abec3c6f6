import type { MatchIndex } from '../match-index.js';

/** A description and the words that its entry is called by, as numbers. */
export interface Text {
  /** Content words of the description without those of the entry's own names, ascending. */
  readonly words: Uint32Array;
  /** Words of the names, each once. */
  readonly names: readonly number[];
  /** Σ information² over `words`. */
  readonly norm: number;
  /** How many content words the description has, those of the names included. */
  readonly length: number;
}

/** The texts of some entries, in their order. */
export function textsOf(index: MatchIndex, entries: readonly number[]): Text[] {
  const { words, names, nameWords, information } = index;
  return entries.map((entry) => {
    const all = words.items.subarray(words.start[entry], words.start[entry + 1]);
    const first = nameWords.start[names.start[entry] ?? 0];
    const last = nameWords.start[names.start[entry + 1] ?? 0];
    const own = new Set(nameWords.items.subarray(first, last));
    const rest = all.filter((word) => !own.has(word));
    const norm = rest.reduce((sum, word) => sum + (information[word] ?? 0) ** 2, 0);
    return { words: rest, names: [...own], norm, length: all.length };
  });
}
