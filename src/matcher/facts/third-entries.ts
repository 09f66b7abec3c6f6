import { Bond } from '../kin.js';
import type { MatchIndex } from '../match-index.js';

/** A third entry that is kin to both of a pair. */
export interface ThirdEntry {
  readonly entry: number;
  /** How many of the two a relation calls it similar to, 0..2; of the others it is a namesake. */
  readonly similarTo: number;
}

/**
 * The best third entry that joins two: the one with most relations, of several the first. What `a` and `b` have to do
 * with each other directly never counts. Null when there is none.
 */
export function thirdEntry({ kin }: MatchIndex, a: number, b: number): ThirdEntry | null {
  const { rows, bonds } = kin;
  const endA = rows.start[a + 1] ?? 0;
  const endB = rows.start[b + 1] ?? 0;
  let i = rows.start[a] ?? 0;
  let j = rows.start[b] ?? 0;
  let entry = -1;
  let most = -1;
  while (i < endA && j < endB) {
    const left = rows.items[i] ?? 0;
    const right = rows.items[j] ?? 0;
    if (left === right) {
      const similarTo = (bonds[i] === Bond.similar ? 1 : 0) + (bonds[j] === Bond.similar ? 1 : 0);
      if (similarTo > most) {
        most = similarTo;
        entry = left;
      }
    }
    if (left <= right) i += 1;
    if (right <= left) j += 1;
  }
  return entry === -1 ? null : { entry, similarTo: most };
}
