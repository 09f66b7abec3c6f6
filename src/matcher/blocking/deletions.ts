/** Keys with a letter taken out (or none), as hashes of what is left; both in parallel, by hash, then by key. */
export interface Deletions {
  readonly hashes: Uint32Array;
  readonly keys: Uint32Array;
}

const SHORTEST = 5;
const LONGEST = 40;
const BASE = 0x01000193;

/** Hashes are counted by their lower bits first: four counters a hash, so that most that come once are alone in theirs. */
function countersFor(hashes: number): Uint8Array {
  return new Uint8Array(2 ** Math.min(26, Math.ceil(Math.log2(4 * hashes + 1))));
}

/**
 * The deletions of all keys of 5 to 40 letters, without most of the hashes that come once: they are counted before they
 * are sorted, which leaves a third. The hash of a key without its i-th letter comes from those of the letters before and
 * after it, so a key of n letters costs n steps, not n²:
 *
 *     hash(c0…cn) = Σ ci · B^(n−i)       hash without ci = before(i) · B^(n−i) + after(i)
 */
export function deletionsOf(texts: readonly string[]): Deletions {
  const isSpelled = (text: string) => text.length >= SHORTEST && text.length <= LONGEST;
  const size = texts.reduce((sum, text) => sum + (isSpelled(text) ? text.length + 1 : 0), 0);
  const hashes = new Uint32Array(size);
  const keys = new Uint32Array(size);
  const counts = countersFor(size);
  const after = new Int32Array(LONGEST + 1);
  let at = 0;
  const add = (hash: number, key: number) => {
    hashes[at] = hash;
    keys[at] = key;
    at += 1;
    const counter = hash & (counts.length - 1);
    if ((counts[counter] ?? 0) < 2) counts[counter] = (counts[counter] ?? 0) + 1;
  };
  texts.forEach((text, key) => {
    if (!isSpelled(text)) return;
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
  });
  return sorted(withoutSingles({ hashes, keys }, counts));
}

const POWERS = Int32Array.from({ length: LONGEST + 1 }, () => 1);
for (let i = 1; i <= LONGEST; i += 1) POWERS[i] = Math.imul(POWERS[i - 1] ?? 1, BASE);

function shifted(hash: number, places: number): number {
  return Math.imul(hash, POWERS[places] ?? 1);
}

/** Keeps, in place, the hashes whose counter says that they may come twice. */
function withoutSingles({ hashes, keys }: Deletions, counts: Uint8Array): Deletions {
  let kept = 0;
  for (let at = 0; at < hashes.length; at += 1) {
    const hash = hashes[at] ?? 0;
    if (counts[hash & (counts.length - 1)] !== 2) continue;
    hashes[kept] = hash;
    keys[kept] = keys[at] ?? 0;
    kept += 1;
  }
  return { hashes: hashes.subarray(0, kept), keys: keys.subarray(0, kept) };
}

const DIGIT = 16;

/** By hash, and otherwise in the order given: a radix sort, the lower half of the bits first (Knuth 5.2.5). */
function sorted(deletions: Deletions): Deletions {
  return [0, DIGIT].reduce(sortedByDigit, deletions);
}

function sortedByDigit({ hashes, keys }: Deletions, shift: number): Deletions {
  const digits = Uint16Array.from(hashes, (hash) => hash >>> shift);
  const next = new Uint32Array(2 ** DIGIT + 1);
  for (const digit of digits) next[digit + 1] = (next[digit + 1] ?? 0) + 1;
  for (let digit = 1; digit < next.length; digit += 1)
    next[digit] = (next[digit] ?? 0) + (next[digit - 1] ?? 0);
  const ordered = { hashes: new Uint32Array(hashes.length), keys: new Uint32Array(hashes.length) };
  for (let at = 0; at < hashes.length; at += 1) {
    const digit = digits[at] ?? 0;
    const place = next[digit] ?? 0;
    ordered.hashes[place] = hashes[at] ?? 0;
    ordered.keys[place] = keys[at] ?? 0;
    next[digit] = place + 1;
  }
  return ordered;
}
