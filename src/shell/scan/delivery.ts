import { setImmediate as turn } from 'node:timers/promises';
import type { Ranked } from '../../matcher/order.js';
import type { CandidatePair } from '../../matcher/types.js';
import type { ScanHooks } from '../../plan/ports.js';
import { type FoundRow, pairOf } from './found.js';

/** Pairs that are read from their lines at once: a few milliseconds of work. */
const PAIRS_AT_ONCE = 250;

/** Whoever is called sorts all pairs anew: after the first call, each brings so many times as many as the one before. */
const BATCH_GROWTH = 8;

/**
 * Makes the function that reads pairs from their lines, some in each turn of the event loop, and calls `onBatch`; the work
 * that it does goes `from` one share of the whole `to` another, 0..1.
 */
export function delivery({ onBatch, signal }: ScanHooks) {
  return async (rows: readonly FoundRow[], from: number, to: number) => {
    const found: (Ranked & { readonly pair: CandidatePair })[] = [];
    let told = 0;
    let next = PAIRS_AT_ONCE;
    for (let at = 0; at < rows.length; at += PAIRS_AT_ONCE) {
      if (at > 0) await turn();
      signal?.throwIfAborted();
      found.push(...rows.slice(at, at + PAIRS_AT_ONCE).map((row) => ({ ...row, pair: pairOf(row) })));
      if (found.length < next && found.length < rows.length) continue;
      const batch = found.slice(told).map(({ pair }) => pair);
      told = found.length;
      next = told * BATCH_GROWTH;
      onBatch?.(batch, from + ((to - from) * told) / rows.length);
    }
    return found;
  };
}
