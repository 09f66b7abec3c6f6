import { type Rows, rowLength } from '../csr.js';
import { kindAt, shareIds } from '../kind.js';
import type { MatchIndex } from '../match-index.js';

/** Information of the references that two entries share: log2 of one in how many entries has them, summed. */
export function sharedRefBits({ refs, refBearers, population }: MatchIndex, a: number, b: number): number {
  let bits = 0;
  forEachShared(refs, a, b, (ref) => {
    bits += Math.log2(population / rowLength(refBearers, ref));
  });
  return bits;
}

/** Calls `visit` for each value that two ascending rows share. */
function forEachShared(rows: Rows<Uint32Array>, a: number, b: number, visit: (value: number) => void): void {
  const endA = rows.start[a + 1] ?? 0;
  const endB = rows.start[b + 1] ?? 0;
  let i = rows.start[a] ?? 0;
  let j = rows.start[b] ?? 0;
  while (i < endA && j < endB) {
    const left = rows.items[i] ?? 0;
    const right = rows.items[j] ?? 0;
    if (left === right) visit(left);
    if (left <= right) i += 1;
    if (right <= left) j += 1;
  }
}

/** Ids that both have or cite, one of them at least as its own; none where the kinds cannot share them. */
export function sharedIds({ ids, ownIds, idTexts, kinds }: MatchIndex, a: number, b: number): string[] {
  if (!shareIds(kindAt(kinds[a]), kindAt(kinds[b]))) return [];
  const shared: string[] = [];
  for (let i = ids.start[a] ?? 0; i < (ids.start[a + 1] ?? 0); i += 1) {
    for (let j = ids.start[b] ?? 0; j < (ids.start[b + 1] ?? 0); j += 1) {
      const isOwn = ownIds[i] === 1 || ownIds[j] === 1;
      if (isOwn && ids.items[i] === ids.items[j]) shared.push(idTexts[ids.items[i] ?? 0] ?? '');
    }
  }
  return shared;
}

/** Whether an entry has an id in its own framework. */
export function hasOwnId({ ids, ownIds }: MatchIndex, entry: number): boolean {
  return ownIds.subarray(ids.start[entry], ids.start[entry + 1]).includes(1);
}
