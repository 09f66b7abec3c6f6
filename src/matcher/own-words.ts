import type { Rows } from './csr.js';

/** Entry → the content words of all its names, ascending and without repetition. */
export function ownWordsOf(
  names: { readonly start: Uint32Array },
  nameWords: Rows<Uint32Array>,
): Rows<Uint32Array> {
  const size = names.start.length - 1;
  const start = new Uint32Array(size + 1);
  const items = new Uint32Array(nameWords.items.length);
  let kept = 0;
  for (let entry = 0; entry < size; entry += 1) {
    const first = nameWords.start[names.start[entry] ?? 0];
    const last = nameWords.start[names.start[entry + 1] ?? 0];
    const row = nameWords.items.slice(first, last).sort();
    for (let i = 0; i < row.length; i += 1) {
      if (i > 0 && row[i] === row[i - 1]) continue;
      items[kept] = row[i] ?? 0;
      kept += 1;
    }
    start[entry + 1] = kept;
  }
  return { start, items: items.slice(0, kept) };
}
