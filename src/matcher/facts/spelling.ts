const LONGEST = 64;
/** Three rows of the table, used again by every call. */
const rows = [0, 1, 2].map(() => new Uint16Array(LONGEST + 1));

/**
 * Optimal string alignment distance (insertions, deletions, substitutions, swaps of neighbours), or `limit + 1` as
 * soon as it must exceed `limit`; strings of more than 64 characters always do. Three rows of the table at a time, and of
 * each only the band around the diagonal in which a distance within the limit can be (Ukkonen 1985).
 */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit || Math.max(a.length, b.length) > LONGEST) return limit + 1;
  let [before, above, row] = rows as [Uint16Array, Uint16Array, Uint16Array];
  for (let j = 0; j <= b.length; j += 1) above[j] = j;
  for (let i = 1; i <= a.length; i += 1) {
    const first = Math.max(1, i - limit);
    const last = Math.min(b.length, i + limit);
    row[first - 1] = first === 1 ? i : limit + 1;
    if (last < b.length) row[last + 1] = limit + 1;
    let least = row[first - 1] ?? 0;
    for (let j = first; j <= last; j += 1) {
      const same = a.charCodeAt(i - 1) === b.charCodeAt(j - 1);
      let cost = Math.min((above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (above[j - 1] ?? 0) + (same ? 0 : 1));
      const swapped =
        i > 1 &&
        j > 1 &&
        a.charCodeAt(i - 1) === b.charCodeAt(j - 2) &&
        a.charCodeAt(i - 2) === b.charCodeAt(j - 1);
      if (swapped) cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      row[j] = cost;
      if (cost < least) least = cost;
    }
    if (least > limit) return limit + 1;
    [before, above, row] = [above, row, before];
  }
  return Math.min(above[b.length] ?? 0, limit + 1);
}

/** The digits of a key: two names whose digits differ are never spellings of one another. */
export function digitsOf(key: string): string {
  return key.replace(/\P{N}+/gu, ' ').trim();
}
