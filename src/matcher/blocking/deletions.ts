/** Keys with a letter taken out (or none), as hashes of what is left; both in parallel, by hash, then by key. */
export interface Deletions {
  readonly hashes: Uint32Array;
  readonly keys: Uint32Array;
}

const SHORTEST = 5;
const LONGEST = 40;
const BASE = 0x01000193;

/**
 * The deletions of all keys of 5 to 40 letters, without most of the hashes that come once: they are counted before they
 * are sorted, which leaves a third.
 */
export function deletionsOf(texts: readonly string[]): Deletions {
  const isSpelled = (text: string) => text.length >= SHORTEST && text.length <= LONGEST;
  const size = texts.reduce((sum, text) => sum + (isSpelled(text) ? text.length + 1 : 0), 0);
  const hashes = new Uint32Array(size);
  const keys = new Uint32Array(size);
  const times = new HashTimes(size);
  let at = 0;
  texts.forEach((text, key) => {
    if (!isSpelled(text)) return;
    const end = at + text.length + 1;
    hashDeletions(text, hashes, at);
    for (; at < end; at += 1) {
      keys[at] = key;
      times.count(hashes[at] ?? 0);
    }
  });
  return sorted(repeated({ hashes, keys }, times));
}

const after = new Int32Array(LONGEST + 1);
const POWERS = Int32Array.from({ length: LONGEST + 1 }, () => 1);
for (let i = 1; i <= LONGEST; i += 1) POWERS[i] = Math.imul(POWERS[i - 1] ?? 1, BASE);

/**
 * Writes the hash of a key and those of the key without each of its letters. These come from the hashes of the letters
 * before and after the missing one, so a key of n letters costs n steps, not n²:
 *
 *     hash(c0…cn) = Σ ci · B^(n−i)       hash without ci = before(i) · B^(n−i) + after(i)
 */
function hashDeletions(text: string, hashes: Uint32Array, first: number): void {
  const { length } = text;
  after[length] = 0;
  for (let i = length - 1; i >= 0; i -= 1) {
    after[i] = (shifted(text.charCodeAt(i), length - 1 - i) + (after[i + 1] ?? 0)) | 0;
  }
  hashes[first] = spread(after[0] ?? 0);
  let before = 0;
  for (let i = 0; i < length; i += 1) {
    hashes[first + 1 + i] = spread(shifted(before, length - 1 - i) + (after[i + 1] ?? 0));
    before = (Math.imul(before, BASE) + text.charCodeAt(i)) | 0;
  }
}

/**
 * Another number for each number: keys that differ in the last letter alone have hashes next to each other, which would be
 * sorted one by one. The factor is 2³² divided by the golden ratio (Knuth 6.4).
 */
function spread(hash: number): number {
  return Math.imul(hash, 0x9e3779b1);
}

function shifted(hash: number, places: number): number {
  return Math.imul(hash, POWERS[places] ?? 1);
}

/**
 * Counts hashes by their lower bits, to two: a bit says that one has come, another that one more has. There are eight
 * places a hash, so that most that come once are alone in theirs, and all of them fit into a processor's cache.
 */
class HashTimes {
  private readonly once: Uint32Array;
  private readonly twice: Uint32Array;
  private readonly mask: number;

  constructor(hashes: number) {
    const words = 2 ** Math.min(21, Math.ceil(Math.log2(hashes / 4 + 1)));
    this.once = new Uint32Array(words);
    this.twice = new Uint32Array(words);
    this.mask = words - 1;
  }

  count(hash: number): void {
    const word = (hash >>> 5) & this.mask;
    const bit = 1 << (hash & 31);
    const before = this.once[word] ?? 0;
    if ((before & bit) !== 0) this.twice[word] = (this.twice[word] ?? 0) | bit;
    else this.once[word] = before | bit;
  }

  mayComeTwice(hash: number): boolean {
    return ((this.twice[(hash >>> 5) & this.mask] ?? 0) & (1 << (hash & 31))) !== 0;
  }
}

/** Keeps, in place, the hashes that may come twice. */
function repeated({ hashes, keys }: Deletions, times: HashTimes): Deletions {
  let kept = 0;
  for (let at = 0; at < hashes.length; at += 1) {
    const hash = hashes[at] ?? 0;
    if (!times.mayComeTwice(hash)) continue;
    hashes[kept] = hash;
    keys[kept] = keys[at] ?? 0;
    kept += 1;
  }
  return { hashes: hashes.subarray(0, kept), keys: keys.subarray(0, kept) };
}

/**
 * By hash, and otherwise in the order given. The upper bits say nearly where a hash belongs, as there is about one a place;
 * the few that share a place are put in order one by one (Knuth 5.2.1, 5.2.5).
 */
function sorted({ hashes, keys }: Deletions): Deletions {
  const bits = Math.min(31, Math.ceil(Math.log2(hashes.length + 2)));
  const shift = 32 - bits;
  const next = new Uint32Array(2 ** bits + 1);
  for (let at = 0; at < hashes.length; at += 1) {
    const place = ((hashes[at] ?? 0) >>> shift) + 1;
    next[place] = (next[place] ?? 0) + 1;
  }
  for (let place = 1; place < next.length; place += 1)
    next[place] = (next[place] ?? 0) + (next[place - 1] ?? 0);
  const ordered = { hashes: new Uint32Array(hashes.length), keys: new Uint32Array(hashes.length) };
  for (let at = 0; at < hashes.length; at += 1) {
    const place = (hashes[at] ?? 0) >>> shift;
    const slot = next[place] ?? 0;
    ordered.hashes[slot] = hashes[at] ?? 0;
    ordered.keys[slot] = keys[at] ?? 0;
    next[place] = slot + 1;
  }
  insertionSort(ordered);
  return ordered;
}

/** Stable, and quick where everything is nearly where it belongs. */
function insertionSort({ hashes, keys }: Deletions): void {
  for (let at = 1; at < hashes.length; at += 1) {
    const hash = hashes[at] ?? 0;
    if ((hashes[at - 1] ?? 0) <= hash) continue;
    const key = keys[at] ?? 0;
    let to = at;
    for (; to > 0 && (hashes[to - 1] ?? 0) > hash; to -= 1) {
      hashes[to] = hashes[to - 1] ?? 0;
      keys[to] = keys[to - 1] ?? 0;
    }
    hashes[to] = hash;
    keys[to] = key;
  }
}
