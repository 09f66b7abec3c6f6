import { availableParallelism } from 'node:os';
import { setImmediate as turn } from 'node:timers/promises';
import { type Galaxy, pairKey } from '../galaxy/galaxy.js';
import { clusterName } from '../galaxy/parsed.js';
import { relationVocabulary } from '../galaxy/relation-vocabulary.js';
import { build as ownBuild } from '../galaxy/version.js';
import { inShard } from '../ledger/shard.js';
import { mergeRanked, type Ranked } from '../matcher/order.js';
import type { CandidatePair } from '../matcher/types.js';
import type { ReadingReport, ScanHooks, Scanner, ScanRequest } from '../plan/ports.js';
import { inTurns } from './in-turns.js';
import { jsonFilesIn } from './read-text.js';
import { type FoundRow, joinLines, pairOf } from './scan/found.js';
import { digestOfGalaxy } from './scan/read-source.js';
import { ResultCache } from './scan/result-cache.js';
import { sourcesOf } from './scan/sources.js';
import { Team } from './scan/team.js';
import { type StartThread, startHere, startWorker } from './scan/threads.js';

export interface ScannerOptions {
  readonly threads?: number;
  readonly startThread?: StartThread;
  /** Whether nobody needs this thread meanwhile: what one thread can do is then done here, which saves starting it. */
  readonly mayBlock?: boolean;
  /** Results are kept for scans by the same build; null keeps none. */
  readonly build?: string | null;
  /** Entries of a galaxy that is worth a first look. */
  readonly firstLookFrom?: number;
}

/** What is smaller is scanned as quickly as it is looked at. */
const FIRST_LOOK_FROM = 5_000;

/** More threads than this gain little, and each has an index of its own. */
const MOST_THREADS = 4;

/** One core is left to what goes on beside: drawing, and the engine's own compiling and collecting for every thread. */
function threadsFor(cores: number): number {
  return Math.max(1, Math.min(cores - 1, MOST_THREADS));
}

/**
 * The scanner of one galaxy on disk. Its threads read the galaxy once, when they are first asked or told to prepare, and
 * keep what matching needs. A scan of what has not changed since another one needs no threads.
 */
export function createScanner(root: string, options: ScannerOptions = {}): Scanner {
  const { threads = threadsFor(availableParallelism()), mayBlock = false } = options;
  const { startThread = mayBlock && threads === 1 ? startHere : startWorker } = options;
  const { build = ownBuild, firstLookFrom = FIRST_LOOK_FROM } = options;
  const cache = build === null ? null : new ResultCache(root, build);
  let team: Team | null = null;
  let report: ReadingReport = { clusters: 0, problems: [] };
  let keeping: Promise<void> = Promise.resolve();
  const open = () => {
    if (team?.isOfUse) return team;
    team = new Team(sourcesOf(root), threads, startThread);
    team.opened.then(
      (opened) => {
        report = opened.report;
      },
      () => undefined,
    );
    return team;
  };

  /** Rows in tiers, each best first, when they are there. */
  const find = async (request: ScanRequest, hooks: ScanHooks): Promise<Tiers> => {
    const { signal, firstLook } = hooks;
    const question = JSON.stringify(request);
    if (team === null && cache?.has(question)) {
      const kept = cache.find(question, await digestOfGalaxy(sourcesOf(root), signal));
      if (kept) {
        report = kept.report;
        return [Promise.resolve(kept.rows), Promise.resolve([])];
      }
    }
    const isWorthALook = firstLook && team === null && entriesOf(firstLook.galaxy) >= firstLookFrom;
    if (isWorthALook) await lookAt(firstLook, request, hooks);
    const opened = open();
    const tiers = opened.scan(request, signal);
    keeping = keep(question, opened, tiers, request.limit).catch(() => undefined);
    return tiers;
  };

  const keep = async (question: string, { opened }: Team, tiers: Tiers, limit: number) => {
    const found = await Promise.all(tiers);
    await turn();
    const { report, digest } = await opened;
    await cache?.keep(question, digest, { report, rows: mergeRanked(found).slice(0, limit) });
  };

  return {
    prepare: () => {
      if (!cache?.hasAny()) open();
    },
    clusterNames: () => jsonFilesIn(root, 'clusters').map(clusterName),
    reading: () => report,

    async scan(request, hooks = {}) {
      const tiers = await find(widened(request, hooks), hooks);
      const deliver = delivery(hooks, filterOf(request, hooks));
      const first = await deliver(await tiers[0], 0, FIRST_SHARE);
      const second = await deliver(await tiers[1], FIRST_SHARE, 1);
      return mergeRanked([first, second])
        .slice(0, request.limit)
        .map(({ pair }) => pair);
    },

    async scanLines(request, hooks = {}) {
      const tiers = await Promise.all(await find(widened(request, hooks), hooks));
      const rows = mergeRanked(tiers).filter(filterOf(request, hooks)).slice(0, request.limit);
      return { count: rows.length, chunks: joinLines(rows) };
    },

    score: async (pairs) => open().score(pairs),

    async scoreIn(galaxy, pairs) {
      const { scorePairsInSteps } = await import('../matcher/score-pairs.js');
      return inTurns(scorePairsInSteps(galaxy, pairs, relationVocabulary().direction));
    },

    async close() {
      team?.end();
      await keeping;
    },
  };
}

function entriesOf({ clusters }: Galaxy): number {
  return clusters.reduce((sum, { entries }) => sum + entries.length, 0);
}

/** Takes a first look, in a few turns of the event loop. */
async function lookAt(
  { galaxy, tell }: NonNullable<ScanHooks['firstLook']>,
  request: ScanRequest,
  { decided = new Set(), signal }: ScanHooks,
): Promise<void> {
  const { firstLookInSteps } = await import('../matcher/first-look/first-look.js');
  const filter = { ...request, isInShard: inShard(request.shard), decided };
  const steps = firstLookInSteps(galaxy, filter, relationVocabulary().direction);
  for (;;) {
    const step = steps.next();
    if (step.done) {
      if (step.value.length > 0) tell(step.value.slice(0, request.limit));
      return;
    }
    await turn();
    signal?.throwIfAborted();
  }
}

type Tiers = readonly [Promise<readonly FoundRow[]>, Promise<readonly FoundRow[]>];

/** How much of a scan is done when the first tier is. */
const FIRST_SHARE = 0.3;

/** So many decisions more or less ask the same question. */
const DECISIONS_STEP = 1000;

/** The request without what is decided about: at least as many more pairs are asked for, and left out afterwards. */
function widened(request: ScanRequest, { decided }: ScanHooks): ScanRequest {
  const left = request.includeDecided ? 0 : (decided?.size ?? 0);
  const more = (Math.floor(left / DECISIONS_STEP) + 1) * DECISIONS_STEP;
  return { ...request, includeDecided: true, limit: request.limit + more };
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
