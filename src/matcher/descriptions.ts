import { fold } from './fold.js';
import type { MatchIndex } from './match-index.js';
import { contentWords, wordsIn } from './words.js';

/**
 * Cosine of two descriptions as sets of content words, each weighted by its information squared (inverse document
 * frequency in bits). 0..1; null when one of them has no content words.
 */
export function descriptionSimilarity(index: MatchIndex, a: number, b: number): number | null {
  const { words, information } = index;
  let i = words.start[a] ?? 0;
  let j = words.start[b] ?? 0;
  const endA = words.start[a + 1] ?? 0;
  const endB = words.start[b + 1] ?? 0;
  if (i === endA || j === endB) return null;
  let shared = 0;
  let normA = 0;
  let normB = 0;
  while (i < endA || j < endB) {
    const left = i < endA ? (words.items[i] ?? 0) : Number.POSITIVE_INFINITY;
    const right = j < endB ? (words.items[j] ?? 0) : Number.POSITIVE_INFINITY;
    const square = (information[Math.min(left, right)] ?? 0) ** 2;
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

/** Whether the description of `entry` holds all words of one of the names of `other`, and these are rare enough. */
export function mentions(index: MatchIndex, entry: number, other: number): boolean {
  const { words, wordNumbers, information } = index;
  const row = words.items.subarray(words.start[entry], words.start[entry + 1]);
  if (row.length === 0) return false;
  const first = index.names.start[other] ?? 0;
  const last = Math.min(index.names.start[other + 1] ?? 0, first + 40);
  for (let name = first; name < last; name += 1) {
    const text = (index.names.items[name] ?? '').replace(
      /\s+-\s+[A-Z]*-?[A-Z]+\d+(?:\.\d+)*$|\s*\([^)]*\)$/,
      '',
    );
    const hashes = contentWords(wordsIn(fold(text)));
    if (hashes.length === 0 || hashes.length > 8) continue;
    let bits = 0;
    let all = true;
    for (const hash of hashes) {
      const word = wordNumbers.get(hash);
      if (word === undefined || !includes(row, word)) {
        all = false;
        break;
      }
      bits += information[word] ?? 0;
    }
    if (all && bits >= NOTICEABLE) return true;
  }
  return false;
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
