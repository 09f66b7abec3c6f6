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
  const homes = homesOf(index);
  let from = 0;
  for (let at = 1; at <= sorted.length; at += 1) {
    const same = at < sorted.length && hashOf(sorted[at] ?? 0) === hashOf(sorted[from] ?? 0);
    if (same) continue;
    if (at - from > 1 && at - from <= MOST_NEIGHBOURS)
      pairKeys(index, homes, sorted.subarray(from, at), pairs);
    from = at;
  }
}

const hashOf = (packed: number) => Math.floor(packed / KEYS);

/** Hashes are counted by their lower bits first, in as many counters. */
const COUNTERS = 2 ** 22;

/**
 * One number for each key and each of its letters (and none) taken out: the hash of the rest, then the key. Ascending,
 * and without most of the hashes that come once: they are counted before they are sorted, which leaves a third.
 */
export function deletionHashes(texts: readonly string[]): Float64Array {
  const isSpelled = (text: string) => text.length >= SHORTEST && text.length <= LONGEST;
  const size = texts.reduce((sum, text) => sum + (isSpelled(text) ? text.length + 1 : 0), 0);
  const packed = new Float64Array(size);
  const counts = new Uint8Array(COUNTERS);
  const after = new Int32Array(LONGEST + 1);
  let at = 0;
  const add = (hash: number, key: number) => {
    packed[at] = (hash >>> 0) * KEYS + key;
    at += 1;
    const counter = hash & (COUNTERS - 1);
    if ((counts[counter] ?? 0) < 2) counts[counter] = (counts[counter] ?? 0) + 1;
  };
  for (let key = 0; key < Math.min(texts.length, KEYS); key += 1) {
    const text = texts[key] ?? '';
    if (!isSpelled(text)) continue;
    after[text.length] = 0;
    for (let i = text.length - 1; i >= 0; i -= 1) {
      after[i] = (shifted(text.charCodeAt(i), text.length - 1 - i) + (after[i + 1] ?? 0)) | 0;
    }
    add(after[0] ?? 0, key);
    let before = 0;
    for (let i = 0; i < text.length; i += 1) {
      add(shifted(before, text.length - 1 - i) + (after[i + 1] ?? 0), key);
      before = (Math.imul(before, BASE) + text.charCodeAt(i)) | 0;
    }
  }
  return packed
    .subarray(0, at)
    .filter((number) => counts[hashOf(number) % COUNTERS] === 2)
    .sort();
}

const POWERS = Int32Array.from({ length: LONGEST + 1 }, () => 1);
for (let i = 1; i <= LONGEST; i += 1) POWERS[i] = Math.imul(POWERS[i - 1] ?? 1, BASE);

function shifted(hash: number, places: number): number {
  return Math.imul(hash, POWERS[places] ?? 1);
}

/** `neighbours` share a hash and are ascending, so the same key stands side by side. */
function pairKeys(index: MatchIndex, homes: Int32Array, neighbours: Float64Array, pairs: PairList): void {
  for (let i = 0; i < neighbours.length; i += 1) {
    const a = (neighbours[i] ?? 0) % KEYS;
    if (i > 0 && a === (neighbours[i - 1] ?? 0) % KEYS) continue;
    for (let j = i + 1; j < neighbours.length; j += 1) {
      const b = (neighbours[j] ?? 0) % KEYS;
      if (b === (neighbours[j - 1] ?? 0) % KEYS || !mayPair(homes, a, b)) continue;
      if (areClose(index.keyTexts[a] ?? '', index.keyTexts[b] ?? '')) pairBearers(index, a, b, pairs);
    }
  }
}

/** Where a key is at home: the only cluster whose entries have it, or one of these. */
const ABROAD = -1;
const NOWHERE = -2;

/** The home of each key: serial names (`Analytic 0123`) are close to many, but all in their own cluster. */
function homesOf({ bearers, cluster }: MatchIndex): Int32Array {
  const homes = new Int32Array(bearers.start.length - 1);
  for (let key = 0; key < homes.length; key += 1) {
    const first = bearers.start[key] ?? 0;
    const end = bearers.start[key + 1] ?? 0;
    let home = end - first > MOST_BEARERS ? NOWHERE : (cluster[bearers.items[first] ?? 0] ?? 0);
    for (let at = first + 1; at < end && home >= 0; at += 1) {
      if (cluster[bearers.items[at] ?? 0] !== home) home = ABROAD;
    }
    homes[key] = home;
  }
  return homes;
}

/** Whether the bearers of two keys can be pairs: cheap, where the distance of the keys is not. */
function mayPair(homes: Int32Array, a: number, b: number): boolean {
  const [one = NOWHERE, other = NOWHERE] = [homes[a], homes[b]];
  return one !== NOWHERE && other !== NOWHERE && (one === ABROAD || one !== other);
}

function areClose(a: string, b: string): boolean {
  return digitsOf(a) === digitsOf(b) && editDistance(a, b, MOST_EDITS) <= MOST_EDITS;
}

function pairBearers({ bearers }: MatchIndex, a: number, b: number, pairs: PairList): void {
  const right = bearers.items.subarray(bearers.start[b], bearers.start[b + 1]);
  for (const x of bearers.items.subarray(bearers.start[a], bearers.start[a + 1])) {
    for (const y of right) if (x !== y) pairs.add(x, y);
  }
}
