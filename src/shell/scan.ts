import { availableParallelism } from 'node:os';
import { setImmediate as turn } from 'node:timers/promises';
import { pairKey } from '../galaxy/galaxy.js';
import { clusterName } from '../galaxy/parsed.js';
import { relationVocabulary } from '../galaxy/relation-vocabulary.js';
import { build as ownBuild } from '../galaxy/version.js';
import { mergeRanked, type Ranked } from '../matcher/order.js';
import type { ReadingReport, ScanHooks, Scanner, ScanRequest } from '../plan/ports.js';
import { inTurns } from './in-turns.js';
import { jsonFilesIn } from './read-text.js';
import { delivery } from './scan/delivery.js';
import { isWorthALook, takeFirstLook } from './scan/first-look.js';
import { type FoundRow, joinLines } from './scan/found.js';
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
    const { signal } = hooks;
    const question = JSON.stringify(request);
    if (team === null && cache?.has(question)) {
      const kept = cache.find(question, await digestOfGalaxy(sourcesOf(root), signal));
      if (kept) {
        report = kept.report;
        return [Promise.resolve(kept.rows), Promise.resolve([])];
      }
    }
    if (team === null && isWorthALook(hooks, firstLookFrom)) await takeFirstLook(request, hooks);
    const opened = open();
    const tiers = opened.scan(request, signal);
    void watch(tiers[0], opened.read, hooks);
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
      const { limit } = request;
      const isWanted = filterOf(request, hooks);
      const deliver = delivery(hooks);
      const rows = (await tiers[0]).filter(isWanted).slice(0, limit);
      const first = await deliver(rows, SHARES.read, SHARES.first);
      const later = (await tiers[1]).filter(isWanted);
      const best = new Set<FoundRow>(mergeRanked([rows, later]).slice(0, limit));
      const second = await deliver(
        later.filter((row) => best.has(row)),
        SHARES.first,
        1,
      );
      return mergeRanked([first, second])
        .slice(0, limit)
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

type Tiers = readonly [Promise<readonly FoundRow[]>, Promise<readonly FoundRow[]>];

/** How much of a scan is done when all is read, and when the first tier is. */
const SHARES = { read: 0.55, first: 0.75 } as const;

/** Milliseconds between two looks at how far the threads are. */
const LOOK_EVERY_MS = 200;

/** Tells how far a team is until it has found the first tier. */
async function watch(first: Promise<unknown>, read: () => number, { onProgress }: ScanHooks): Promise<void> {
  if (onProgress === undefined) return;
  const timer = setInterval(() => onProgress(SHARES.read * read()), LOOK_EVERY_MS);
  await first.catch(() => undefined).finally(() => clearInterval(timer));
}

/** So many decisions more or less ask the same question. */
const DECISIONS_STEP = 1000;

/** The request without what is decided about: at least as many more pairs are asked for, and left out afterwards. */
function widened(request: ScanRequest, { decided }: ScanHooks): ScanRequest {
  const left = request.includeDecided ? 0 : (decided?.size ?? 0);
  const more = (Math.floor(left / DECISIONS_STEP) + 1) * DECISIONS_STEP;
  return { ...request, includeDecided: true, limit: request.limit + more };
}

function filterOf({ includeDecided }: ScanRequest, { decided }: ScanHooks): (row: Ranked) => boolean {
  if (includeDecided || decided === undefined || decided.size === 0) return () => true;
  return ({ subject, object }) => !decided.has(pairKey(subject, object));
}
