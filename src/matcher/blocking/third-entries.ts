import type { MatchIndex } from '../match-index.js';
import type { PairList } from './pairs.js';

/** The kin of an entry that has more of them are a crowd, not an identity group. */
const MOST_KIN = 24;

/**
 * Pairs that a third entry joins: it shares a name with each, or a relation calls it similar to one of them or to both,
 * though the two need not share anything. Catalogues cut the aliases of actors and malware differently, so what one
 * calls two things another may call one.
 */
export function joinedByThird({ kin, size }: MatchIndex, pairs: PairList): void {
  const { start, items } = kin.rows;
  for (let entry = 0; entry < size; entry += 1) {
    const first = start[entry] ?? 0;
    const end = start[entry + 1] ?? 0;
    if (end - first > MOST_KIN) continue;
    for (let i = first; i < end; i += 1) {
      for (let j = i + 1; j < end; j += 1) pairs.add(items[i] ?? 0, items[j] ?? 0);
    }
  }
}
