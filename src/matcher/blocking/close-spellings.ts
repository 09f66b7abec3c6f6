import { digitsOf, editDistance } from '../facts/spelling.js';
import type { MatchIndex } from '../match-index.js';
import { deletionsOf } from './deletions.js';
import type { PairList } from './pairs.js';

const MOST_EDITS = 2;
/** So many keys with one neighbour differ in a letter that counts: `Storm-0539`, `Storm-0538`, … */
const MOST_NEIGHBOURS = 20;
const MOST_BEARERS = 12;

/**
 * Pairs with keys that are at most two edits apart and become equal when one letter is taken out of each (or of the
 * longer): one insertion, deletion, substitution, swap, or one letter that moved. Digits must be equal. A neighbourhood
 * of deletions, looked up in one sorted list (Mor and Fraenkel 1982).
 */
export function closeSpellings(index: MatchIndex, pairs: PairList): void {
  const { hashes, keys } = deletionsOf(index.keyTexts);
  const homes = homesOf(index);
  let from = 0;
  for (let at = 1; at <= hashes.length; at += 1) {
    if (at < hashes.length && hashes[at] === hashes[from]) continue;
    if (at - from > 1 && at - from <= MOST_NEIGHBOURS) pairKeys(index, homes, keys.subarray(from, at), pairs);
    from = at;
  }
}

/** `neighbours` share a hash and are ascending, so the same key stands side by side. */
function pairKeys(index: MatchIndex, homes: Int32Array, neighbours: Uint32Array, pairs: PairList): void {
  for (let i = 0; i < neighbours.length; i += 1) {
    const a = neighbours[i] ?? 0;
    if (i > 0 && a === neighbours[i - 1]) continue;
    for (let j = i + 1; j < neighbours.length; j += 1) {
      const b = neighbours[j] ?? 0;
      if (b === neighbours[j - 1] || !mayPair(homes, a, b)) continue;
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
  return editDistance(a, b, MOST_EDITS) <= MOST_EDITS && digitsOf(a) === digitsOf(b);
}

function pairBearers({ bearers }: MatchIndex, a: number, b: number, pairs: PairList): void {
  const right = bearers.items.subarray(bearers.start[b], bearers.start[b + 1]);
  for (const x of bearers.items.subarray(bearers.start[a], bearers.start[a + 1])) {
    for (const y of right) if (x !== y) pairs.add(x, y);
  }
}
