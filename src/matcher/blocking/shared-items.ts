import type { Rows } from '../csr.js';
import { KINDS, kindAt, shareIds } from '../kind.js';
import type { MatchIndex } from '../match-index.js';
import type { PairList } from './pairs.js';

const MOST_WITH_ONE_REFERENCE = 6;
const MOST_WITH_ONE_ID = 12;

/**
 * Pairs that cite the same address, which few others do. A document that describes both is no such pair: that it is
 * cited says already what there is to say.
 */
export function rareReferences(index: MatchIndex, pairs: PairList): void {
  const document = KINDS.indexOf('document');
  pairBearers(index.refBearers, MOST_WITH_ONE_REFERENCE, (a, b) => {
    if (index.kinds[a] !== document && index.kinds[b] !== document) pairs.add(a, b);
  });
}

/** Pairs with the same id of a framework, whether it is their own or another's that they cite. */
export function externalIds(index: MatchIndex, pairs: PairList): void {
  const { kinds } = index;
  pairBearers(index.idBearers, MOST_WITH_ONE_ID, (a, b) => {
    if (shareIds(kindAt(kinds[a]), kindAt(kinds[b]))) pairs.add(a, b);
  });
}

/** All pairs among the bearers of each item that at most `most` entries have. */
function pairBearers(bearers: Rows<Uint32Array>, most: number, visit: (a: number, b: number) => void): void {
  for (let item = 0; item < bearers.start.length - 1; item += 1) {
    const first = bearers.start[item] ?? 0;
    const end = bearers.start[item + 1] ?? 0;
    if (end - first > most) continue;
    for (let i = first; i < end; i += 1) {
      for (let j = i + 1; j < end; j += 1) visit(bearers.items[i] ?? 0, bearers.items[j] ?? 0);
    }
  }
}
