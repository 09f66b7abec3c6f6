import { rowLength } from '../csr.js';
import { digitsOf, editDistance } from '../facts/spelling.js';
import type { MatchIndex } from '../match-index.js';
import type { PairList } from './pairs.js';

const SHORTEST = 5;
const LONGEST = 40;
const MOST_EDITS = 2;
/** So many keys with one neighbour differ in a letter that counts: `Storm-0539`, `Storm-0538`, … */
const MOST_NEIGHBOURS = 20;
const MOST_BEARERS = 12;
const BASE = 0x01000193;
/** Keys are numbered in 20 bits, hashes have 32: together they fit a float's 53. */
const KEYS = 2 ** 20;

/**
 * Pairs with keys that are at most two edits apart and become equal when one letter is taken out of each (or of the
 * longer): one insertion, deletion, substitution, swap, or one letter that moved. Digits must be equal.
 *
 * A neighbourhood of deletions, looked up in one sorted list (Mor and Fraenkel 1982). The hash of a key without its
 * i-th letter comes from those of the letters before and after it, so a key of n letters costs n steps, not n²:
 *
 *     hash(c0…cn) = Σ ci · B^(n−i)       hash without ci = before(i) · B^(n−i) + after(i)
 */
export function closeSpellings(index: MatchIndex, pairs: PairList): void {
  const sorted = deletionHashes(index.keyTexts);
  let from = 0;
  for (let at = 1; at <= sorted.length; at += 1) {
    const same = at < sorted.length && hashOf(sorted[at] ?? 0) === hashOf(sorted[from] ?? 0);
    if (same) continue;
    if (at - from > 1 && at - from <= MOST_NEIGHBOURS) pairKeys(index, sorted.subarray(from, at), pairs);
    from = at;
  }
}

const hashOf = (packed: number) => Math.floor(packed / KEYS);

/** One number for each key and each of its letters (and none) taken out: the hash of the rest, then the key. Ascending. */
export function deletionHashes(texts: readonly string[]): Float64Array {
  const isSpelled = (text: string) => text.length >= SHORTEST && text.length <= LONGEST;
  const count = texts.reduce((sum, text) => sum + (isSpelled(text) ? text.length + 1 : 0), 0);
  const packed = new Float64Array(count);
  const after = new Int32Array(LONGEST + 1);
  let at = 0;
  texts.forEach((text, key) => {
    if (!isSpelled(text) || key >= KEYS) return;
    after[text.length] = 0;
    let power = 1;
    for (let i = text.length - 1; i >= 0; i -= 1) {
      after[i] = (Math.imul(text.charCodeAt(i), power) + (after[i + 1] ?? 0)) | 0;
      power = Math.imul(power, BASE);
    }
    packed[at] = pack(after[0] ?? 0, key);
    at += 1;
    let before = 0;
    for (let i = 0; i < text.length; i += 1) {
      packed[at] = pack(shifted(before, text.length - 1 - i) + (after[i + 1] ?? 0), key);
      at += 1;
      before = (Math.imul(before, BASE) + text.charCodeAt(i)) | 0;
    }
  });
  return packed.subarray(0, at).sort();
}

const POWERS = Int32Array.from({ length: LONGEST + 1 }, () => 1);
for (let i = 1; i <= LONGEST; i += 1) POWERS[i] = Math.imul(POWERS[i - 1] ?? 1, BASE);

function shifted(hash: number, places: number): number {
  return Math.imul(hash, POWERS[places] ?? 1);
}

function pack(hash: number, key: number): number {
  return (hash >>> 0) * KEYS + key;
}

function pairKeys(index: MatchIndex, neighbours: Float64Array, pairs: PairList): void {
  const keys = [...new Set(Array.from(neighbours, (packed) => packed % KEYS))];
  for (const [i, a] of keys.entries()) {
    for (const b of keys.slice(i + 1)) {
      const [textA = '', textB = ''] = [index.keyTexts[a], index.keyTexts[b]];
      if (digitsOf(textA) !== digitsOf(textB) || editDistance(textA, textB, MOST_EDITS) > MOST_EDITS)
        continue;
      pairBearers(index, a, b, pairs);
    }
  }
}

function pairBearers({ bearers }: MatchIndex, a: number, b: number, pairs: PairList): void {
  if (rowLength(bearers, a) > MOST_BEARERS || rowLength(bearers, b) > MOST_BEARERS) return;
  const right = bearers.items.subarray(bearers.start[b], bearers.start[b + 1]);
  for (const x of bearers.items.subarray(bearers.start[a], bearers.start[a + 1])) {
    for (const y of right) if (x !== y) pairs.add(x, y);
  }
}
