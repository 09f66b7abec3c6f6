import { type Rows, rowLength } from '../csr.js';
import { isOrdinaryWord } from '../dictionary.js';
import { fold } from '../fold.js';
import type { MatchIndex } from '../match-index.js';
import { bareName } from '../name-forms.js';
import { perIndex } from '../per-index.js';
import { wordsIn } from '../words.js';

/** Below so many content words a description says next to nothing: `Ransomware`. */
const FEWEST_WORDS = 4;

/**
 * Cosine of two descriptions as sets of content words, each weighted by its information squared (inverse document
 * frequency in bits). The words of the names themselves do not count: what they say is said already. 0..1; null when
 * one of the two has fewer than four content words.
 */
export function descriptionSimilarity(index: MatchIndex, a: number, b: number): number | null {
  const { words, ownWords, information } = index;
  if (rowLength(words, a) < FEWEST_WORDS || rowLength(words, b) < FEWEST_WORDS) return null;
  let shared = sharedSquares(index, a, b);
  let normA = normOf(index, a);
  let normB = normOf(index, b);
  let i = ownWords.start[a] ?? 0;
  let j = ownWords.start[b] ?? 0;
  const endA = ownWords.start[a + 1] ?? 0;
  const endB = ownWords.start[b + 1] ?? 0;
  while (i < endA || j < endB) {
    const left = i < endA ? (ownWords.items[i] ?? 0) : NO_WORD;
    const right = j < endB ? (ownWords.items[j] ?? 0) : NO_WORD;
    const word = Math.min(left, right);
    const square = (information[word] ?? 0) ** 2;
    const inA = holds(words, a, word);
    const inB = holds(words, b, word);
    if (inA) normA -= square;
    if (inB) normB -= square;
    if (inA && inB) shared -= square;
    if (left === word) i += 1;
    if (right === word) j += 1;
  }
  return normA * normB > ALMOST_NOTHING ? shared / Math.sqrt(normA * normB) : 0;
}

const NO_WORD = 0xffffffff;
/** What is left of a description that has only words of names: rounding, in bits to the fourth. */
const ALMOST_NOTHING = 1e-6;

/** Σ information² over the words that both descriptions have. */
function sharedSquares({ words, information }: MatchIndex, a: number, b: number): number {
  const { start, items } = words;
  const endA = start[a + 1] ?? 0;
  const endB = start[b + 1] ?? 0;
  let i = start[a] ?? 0;
  let j = start[b] ?? 0;
  let sum = 0;
  while (i < endA && j < endB) {
    const left = items[i] ?? 0;
    const right = items[j] ?? 0;
    if (left === right) sum += (information[left] ?? 0) ** 2;
    if (left <= right) i += 1;
    if (right <= left) j += 1;
  }
  return sum;
}

/** Entry → Σ information² over the words of its description; -1 until it is asked. */
const normsOf = perIndex(({ size }) => new Float64Array(size).fill(-1));

function normOf(index: MatchIndex, entry: number): number {
  const norms = normsOf(index);
  const known = norms[entry] ?? -1;
  if (known >= 0) return known;
  const norm = sharedSquares(index, entry, entry);
  norms[entry] = norm;
  return norm;
}

/** Information that a name must carry to be noticed in a description, in bits. */
const NOTICEABLE = 9;

/**
 * Whether the description of `entry` holds all words of a name of `other` that the two do not share, and these words
 * are rare enough and no everyday word.
 */
export function mentions(index: MatchIndex, entry: number, other: number): boolean {
  const { words, names, nameWords, ownWords, information } = index;
  if (rowLength(words, entry) === 0) return false;
  const first = names.start[other] ?? 0;
  const end = Math.min(names.start[other + 1] ?? 0, first + MOST_NAMES);
  for (let name = first; name < end; name += 1) {
    const length = rowLength(nameWords, name);
    if (length === 0 || length > MOST_WORDS) continue;
    let bits = 0;
    let isShared = true;
    let isThere = true;
    const from = nameWords.start[name] ?? 0;
    for (let at = from; at < from + length && isThere; at += 1) {
      const word = nameWords.items[at] ?? 0;
      isThere = holds(words, entry, word);
      isShared &&= holds(ownWords, entry, word);
      bits += information[word] ?? 0;
    }
    if (isThere && !isShared && bits >= NOTICEABLE && !isOrdinaryName(index, name)) return true;
  }
  return false;
}

/** Whether a name is one word of the English language, which a text can use without meaning what is called so. */
export function isOrdinaryName(index: MatchIndex, name: number): boolean {
  const verdicts = ordinaryNames(index);
  if (verdicts[name] === UNKNOWN) verdicts[name] = namesOneOrdinaryWord(index, name) ? YES : NO;
  return verdicts[name] === YES;
}

/** Name → whether it is an ordinary word, as far as that was asked. */
const ordinaryNames = perIndex(({ names }) => new Uint8Array(names.items.length));
const [UNKNOWN, NO, YES] = [0, 1, 2];

function namesOneOrdinaryWord({ names, nameWords }: MatchIndex, name: number): boolean {
  const isOneWord = rowLength(nameWords, name) === 1;
  return isOneWord && wordsIn(bareName(names.items[name] ?? '')).some((word) => isOrdinaryWord(fold(word)));
}

const MOST_NAMES = 40;
const MOST_WORDS = 8;

/** Whether an ascending row has a value: binary search. */
function holds({ start, items }: Rows<Uint32Array>, row: number, value: number): boolean {
  const end = start[row + 1] ?? 0;
  let low = start[row] ?? 0;
  let high = end;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((items[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low < end && items[low] === value;
}
