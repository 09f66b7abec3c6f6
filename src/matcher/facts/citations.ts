import { rowLength } from '../csr.js';
import { kindAt, shareIds } from '../kind.js';
import type { MatchIndex } from '../match-index.js';
import { countShared, forEachShared } from './shared-values.js';

/** Information of the references that two entries share: log2 of one in how many entries has them, summed. */
export function sharedRefBits({ refs, refBearers, population }: MatchIndex, a: number, b: number): number {
  if (countShared(refs, a, b) === 0) return 0;
  let bits = 0;
  forEachShared(refs, a, b, (ref) => {
    bits += Math.log2(population / rowLength(refBearers, ref));
  });
  return bits;
}

/** Ids that both have or cite, one of them at least as its own; none where the kinds cannot share them. */
export function sharedIds({ ids, ownIds, idTexts, kinds }: MatchIndex, a: number, b: number): string[] {
  if (rowLength(ids, a) === 0 || rowLength(ids, b) === 0) return [];
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
  for (let at = ids.start[entry] ?? 0; at < (ids.start[entry + 1] ?? 0); at += 1) {
    if (ownIds[at] === 1) return true;
  }
  return false;
}
