import { rowLength } from '../csr.js';
import { isOrdinaryWord } from '../dictionary.js';
import { fold } from '../fold.js';
import type { MatchIndex } from '../match-index.js';
import { bareName } from '../name-forms.js';
import { wordsIn } from '../words.js';

/** Below so many content words a description says next to nothing: `Ransomware`. */
const FEWEST_WORDS = 4;

/**
 * Cosine of two descriptions as sets of content words, each weighted by its information squared (inverse document
 * frequency in bits). The words of the names themselves do not count: what they say is said already. 0..1; null when
 * one of the two has fewer than four content words.
 */
export function descriptionSimilarity(index: MatchIndex, a: number, b: number): number | null {
  const { words, information } = index;
  const named = new Set([...ownNameWords(index, a), ...ownNameWords(index, b)]);
  let i = words.start[a] ?? 0;
  let j = words.start[b] ?? 0;
  const endA = words.start[a + 1] ?? 0;
  const endB = words.start[b + 1] ?? 0;
  if (endA - i < FEWEST_WORDS || endB - j < FEWEST_WORDS) return null;
  let shared = 0;
  let normA = 0;
  let normB = 0;
  while (i < endA || j < endB) {
    const left = i < endA ? (words.items[i] ?? 0) : Number.POSITIVE_INFINITY;
    const right = j < endB ? (words.items[j] ?? 0) : Number.POSITIVE_INFINITY;
    const word = Math.min(left, right);
    const square = named.has(word) ? 0 : (information[word] ?? 0) ** 2;
    if (left <= right) normA += square;
    if (right <= left) normB += square;
    if (left === right) shared += square;
    if (left <= right) i += 1;
    if (right <= left) j += 1;
  }
  return shared / Math.sqrt(normA * normB || 1);
}

/** Information that a name must carry to be noticed in a description, in bits. */
const NOTICEABLE = 9;

/**
 * Whether the description of `entry` holds all words of a name of `other` that the two do not share, and these words
 * are rare enough and no everyday word.
 */
export function mentions(index: MatchIndex, entry: number, other: number): boolean {
  const { words, nameWords, information } = index;
  const text = words.items.subarray(words.start[entry], words.start[entry + 1]);
  if (text.length === 0) return false;
  const own = ownNameWords(index, entry);
  const end = Math.min(index.names.start[other + 1] ?? 0, (index.names.start[other] ?? 0) + MOST_NAMES);
  for (let name = index.names.start[other] ?? 0; name < end; name += 1) {
    const row = nameWords.items.subarray(nameWords.start[name], nameWords.start[name + 1]);
    if (row.length === 0 || row.length > 8 || row.every((word) => own.has(word))) continue;
    if (!row.every((word) => includes(text, word))) continue;
    const bits = row.reduce((sum, word) => sum + (information[word] ?? 0), 0);
    if (bits >= NOTICEABLE && !isOrdinaryName(index, name)) return true;
  }
  return false;
}

/** Whether a name is one word of the English language, which a text can use without meaning what is called so. */
export function isOrdinaryName({ names, nameWords }: MatchIndex, name: number): boolean {
  const isOneWord = rowLength(nameWords, name) === 1;
  return isOneWord && wordsIn(bareName(names.items[name] ?? '')).some((word) => isOrdinaryWord(fold(word)));
}

const MOST_NAMES = 40;

/** The words of all names of an entry. */
function ownNameWords({ names, nameWords }: MatchIndex, entry: number): Set<number> {
  const first = nameWords.start[names.start[entry] ?? 0];
  const last = nameWords.start[names.start[entry + 1] ?? 0];
  return new Set(nameWords.items.subarray(first, last));
}

function includes(ascending: Uint32Array, value: number): boolean {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ascending[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return ascending[low] === value;
}
