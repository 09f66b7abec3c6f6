import { descriptionSimilarity } from '../facts/descriptions.js';
import { familyOf, KINDS } from '../kind.js';
import type { MatchIndex } from '../match-index.js';
import type { PairList } from './pairs.js';

/** Least cosine of two descriptions that make a pair. */
const LEAST = 0.35;
/** Words that more descriptions of these kinds begin their prefixes with find too many. */
const MOST_WITH_WORD = 100;
const FAMILIES: ReadonlySet<string> = new Set(['behaviour', 'defence', 'detection']);
const FEWEST_WORDS = 4;

/**
 * Pairs of techniques, mitigations or detections whose descriptions speak of the same thing, whatever their names.
 *
 * A self-join with prefix filtering (Chaudhuri, Ganti and Kaushik 2006). With the words of each description from the
 * rarest to the most common, and s(w) the squared information of a word: what two descriptions share beyond a prefix
 * of one of them is at most rest = Σ s(w) over the words after it, so that their cosine is at most √(rest / all). Once
 * rest < t² · all, a pair at least t alike must share a word of the two prefixes: only these are indexed.
 */
export function likeDescriptions(index: MatchIndex, pairs: PairList): void {
  const withWord = new Map<number, number[]>();
  for (let entry = 0; entry < index.size; entry += 1) {
    if (index.candidate[entry] === 0 || !FAMILIES.has(familyAt(index, entry))) continue;
    for (const word of prefixOf(index, entry)) {
      const list = withWord.get(word);
      if (list) list.push(entry);
      else withWord.set(word, [entry]);
    }
  }
  const seen = new Set<number>();
  for (const entries of withWord.values()) {
    if (entries.length > MOST_WITH_WORD) continue;
    for (const [i, a] of entries.entries()) {
      for (let j = i + 1; j < entries.length; j += 1) {
        const b = entries[j] ?? 0;
        const number = a * index.size + b;
        if (index.cluster[a] === index.cluster[b] || seen.has(number)) continue;
        seen.add(number);
        if (familyAt(index, a) !== familyAt(index, b)) continue;
        if ((descriptionSimilarity(index, a, b) ?? 0) >= LEAST) pairs.add(a, b);
      }
    }
  }
}

function familyAt({ kinds }: MatchIndex, entry: number): string {
  return familyOf(KINDS[kinds[entry] ?? 0] ?? 'term');
}

/** The rarest words of a description, as many as a pair must share one of. */
function prefixOf({ words, information }: MatchIndex, entry: number): Uint32Array {
  const row = words.items.slice(words.start[entry], words.start[entry + 1]);
  if (row.length < FEWEST_WORDS) return row.subarray(0, 0);
  const square = (word: number) => (information[word] ?? 0) ** 2;
  row.sort((a, b) => square(b) - square(a) || a - b);
  const all = row.reduce((sum, word) => sum + square(word), 0);
  let rest = all;
  let length = 0;
  while (length < row.length && rest >= LEAST * LEAST * all) {
    rest -= square(row[length] ?? 0);
    length += 1;
  }
  return row.subarray(0, length);
}
