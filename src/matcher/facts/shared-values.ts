import type { Rows } from '../csr.js';

/** Calls `visit` for each value of row `a` that row `b` has as well; both ascend. */
export function forEachShared(
  { start, items }: Rows<Uint32Array>,
  a: number,
  b: number,
  visit: (value: number) => void,
): void {
  const endA = start[a + 1] ?? 0;
  const endB = start[b + 1] ?? 0;
  let j = start[b] ?? 0;
  for (let i = start[a] ?? 0; i < endA; i += 1) {
    const value = items[i] ?? 0;
    while (j < endB && (items[j] ?? 0) < value) j += 1;
    if (j === endB) return;
    if (items[j] === value) visit(value);
  }
}

/** How many values of row `a` row `b` has as well; both ascend. */
export function countShared({ start, items }: Rows<Uint32Array>, a: number, b: number): number {
  const endA = start[a + 1] ?? 0;
  const endB = start[b + 1] ?? 0;
  let count = 0;
  let i = start[a] ?? 0;
  let j = start[b] ?? 0;
  while (i < endA && j < endB) {
    const left = items[i] ?? 0;
    const right = items[j] ?? 0;
    if (left < right) i += 1;
    else if (right < left) j += 1;
    else {
      count += 1;
      i += 1;
    }
  }
  return count;
}
