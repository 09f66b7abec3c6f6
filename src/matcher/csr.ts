/** Rows of integers or strings of different length, in one flat array: row `i` is `items[start[i]] … start[i + 1]`. */
export interface Rows<T> {
  readonly start: Uint32Array;
  readonly items: T;
}

/** How many items a row has. */
export function rowLength({ start }: { readonly start: Uint32Array }, row: number): number {
  return (start[row + 1] ?? 0) - (start[row] ?? 0);
}

type Numbers = Uint8Array | Uint32Array | Int32Array | Float64Array;

/** Where each part's items begin in the joined array, and the total. */
export function joinStarts(parts: readonly Uint32Array[]): Uint32Array {
  const rows = parts.reduce((sum, part) => sum + part.length - 1, 0);
  const joined = new Uint32Array(rows + 1);
  let row = 0;
  let offset = 0;
  for (const part of parts) {
    for (let i = 0; i < part.length - 1; i += 1) joined[row + i] = (part[i] ?? 0) + offset;
    row += part.length - 1;
    offset += part.at(-1) ?? 0;
  }
  joined[row] = offset;
  return joined;
}

/** Joins typed arrays of one type. */
export function joinNumbers<T extends Numbers>(parts: readonly T[], make: new (length: number) => T): T {
  const joined = new make(parts.reduce((sum, part) => sum + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    joined.set(part, offset);
    offset += part.length;
  }
  return joined;
}

/** Turns rows around: for each of `size` values, the rows that hold it, ascending. */
export function invert(rows: Rows<Uint32Array>, size: number): Rows<Uint32Array> {
  const start = new Uint32Array(size + 1);
  for (const value of rows.items) start[value + 1] = (start[value + 1] ?? 0) + 1;
  for (let i = 0; i < size; i += 1) start[i + 1] = (start[i + 1] ?? 0) + (start[i] ?? 0);
  const next = start.slice(0, size);
  const items = new Uint32Array(rows.items.length);
  for (let row = 0; row < rows.start.length - 1; row += 1) {
    for (let at = rows.start[row] ?? 0; at < (rows.start[row + 1] ?? 0); at += 1) {
      const value = rows.items[at] ?? 0;
      const slot = next[value] ?? 0;
      items[slot] = row;
      next[value] = slot + 1;
    }
  }
  return { start, items };
}

/** How often each of the values below `size` stands in a list. */
export function countPerValue(values: Uint32Array, size: number): Uint32Array {
  const counts = new Uint32Array(size);
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
}
