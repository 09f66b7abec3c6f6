import { availableParallelism } from 'node:os';
import { setImmediate as turn } from 'node:timers/promises';
import { pairKey } from '../galaxy/galaxy.js';
import { clusterName } from '../galaxy/parsed.js';
import { mergeRanked, type Ranked } from '../matcher/order.js';
import type { CandidatePair } from '../matcher/types.js';
import type { ReadingReport, ScanHooks, Scanner, ScanRequest } from '../plan/ports.js';
import { jsonFilesIn } from './read-text.js';
import { type FoundRow, joinLines, pairOf } from './scan/found.js';
import { sourcesOf } from './scan/sources.js';
import { Team } from './scan/team.js';
import { type StartThread, startWorker } from './scan/threads.js';

export interface ScannerOptions {
  readonly threads?: number;
  readonly startThread?: StartThread;
}

/** More threads than this gain little, and each has an index of its own. */
const MOST_THREADS = 4;

/**
 * The scanner of one galaxy on disk. Its threads read the galaxy once, when they are first asked or told to prepare, and
 * keep what matching needs.
 */
export function createScanner(root: string, options: ScannerOptions = {}): Scanner {
  const { threads = Math.min(availableParallelism(), MOST_THREADS), startThread = startWorker } = options;
  let team: Team | null = null;
  let report: ReadingReport = { clusters: 0, problems: [] };
  const open = () => {
    if (!team?.isOfUse) {
      team = new Team(sourcesOf(root), threads, startThread);
    }
    return team;
  };
  const read = async (opened: Team) => {
    report = (await opened.opened).report;
  };
  return {
    prepare: () => {
      open();
    },
    clusterNames: () => jsonFilesIn(root, 'clusters').map(clusterName),
    reading: () => report,

    async scan(request, hooks = {}) {
      const opened = open();
      const tiers = opened.scan(widened(request, hooks), hooks.signal);
      const deliver = delivery(hooks, filterOf(request, hooks));
      const first = await deliver(await tiers[0], 0, FIRST_SHARE);
      const second = await deliver(await tiers[1], FIRST_SHARE, 1);
      await read(opened);
      return mergeRanked([first, second])
        .slice(0, request.limit)
        .map(({ pair }) => pair);
    },

    async scanLines(request, hooks = {}) {
      const opened = open();
      const tiers = await Promise.all(opened.scan(widened(request, hooks), hooks.signal));
      await read(opened);
      const rows = mergeRanked(tiers).filter(filterOf(request, hooks)).slice(0, request.limit);
      return { count: rows.length, chunks: joinLines(rows) };
    },

    async score(pairs) {
      const opened = open();
      const results = await opened.score(pairs);
      await read(opened);
      return results.map((result) => ('unknown' in result ? result : { pair: result }));
    },
  };
}

/** How much of a scan is done when the first tier is. */
const FIRST_SHARE = 0.3;

/** The request without what is decided about: as many more pairs are asked for, and left out afterwards. */
function widened(request: ScanRequest, { decided }: ScanHooks): ScanRequest {
  return { ...request, limit: request.limit + (request.includeDecided ? 0 : (decided?.size ?? 0)) };
}

function filterOf({ includeDecided }: ScanRequest, { decided }: ScanHooks): (row: Ranked) => boolean {
  if (includeDecided || decided === undefined) return () => true;
  return ({ subject, object }) => !decided.has(pairKey(subject, object));
}

/** Pairs that are read from their lines at once: a few milliseconds of work. */
const PAIRS_AT_ONCE = 250;

/** Whoever is called sorts all pairs anew: after the first call, each brings so many times as many as the one before. */
const BATCH_GROWTH = 8;

/** Makes the function that reads pairs from their lines, some in each turn of the event loop, and calls `onBatch`. */
function delivery({ onBatch, signal }: ScanHooks, isWanted: (row: FoundRow) => boolean) {
  return async (rows: readonly FoundRow[], from: number, to: number) => {
    const wanted = rows.filter(isWanted);
    const found: (Ranked & { readonly pair: CandidatePair })[] = [];
    let told = 0;
    let next = PAIRS_AT_ONCE;
    for (let at = 0; at < wanted.length; at += PAIRS_AT_ONCE) {
      if (at > 0) await turn();
      signal?.throwIfAborted();
      found.push(...wanted.slice(at, at + PAIRS_AT_ONCE).map((row) => ({ ...row, pair: pairOf(row) })));
      if (found.length < next && found.length < wanted.length) continue;
      const batch = found.slice(told).map(({ pair }) => pair);
      told = found.length;
      next = told * BATCH_GROWTH;
      onBatch?.(batch, from + ((to - from) * told) / wanted.length);
    }
    return found;
  };
}
