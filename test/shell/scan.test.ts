import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { pairKey } from '../../src/galaxy/galaxy.js';
import { shardOf } from '../../src/ledger/shard.js';
import { buildIndex, type MatchIndex } from '../../src/matcher/match-index.js';
import { bestFirst, mergeRanked, type Ranked } from '../../src/matcher/order.js';
import { profileClusters } from '../../src/matcher/profile.js';
import { scanIndex } from '../../src/matcher/scan.js';
import type { CandidatePair } from '../../src/matcher/types.js';
import type { Scanner, ScanRequest } from '../../src/plan/ports.js';
import { readGalaxy } from '../../src/shell/read-galaxy.js';
import { pairOf } from '../../src/shell/scan/found.js';
import { sourcesOf } from '../../src/shell/scan/sources.js';
import { Team } from '../../src/shell/scan/team.js';
import { startHere } from '../../src/shell/scan/threads.js';
import { createScanner } from '../../src/shell/scan.js';
import { EVERYTHING } from '../support/requests.js';
import { TempGalaxy } from '../support/temp-galaxy.js';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const scannerOf = (threads: number) => createScanner(ROOT, { threads, startThread: startHere });

const galaxy = readGalaxy(ROOT);
let index: MatchIndex;
beforeAll(() => {
  index = buildIndex(profileClusters(galaxy.clusters));
});

/** What a scan must find, without threads. */
function rankOf({ relation, matchWeight, subject, object }: CandidatePair): Ranked {
  return {
    probability: relation.probability,
    matchWeight,
    subject: subject.uuid,
    object: object.uuid,
  };
}

function expected(request: ScanRequest, decided: ReadonlySet<string> = new Set()): CandidatePair[] {
  const { shard } = request;
  const isInShard = (a: string, b: string) => shard === null || shardOf(a, b, shard.of) === shard.index;
  return scanIndex(index, { ...request, isInShard, decided }, galaxy.vocabulary.direction);
}

test('few of many pairs are those that the whole has first, judged again or not', async () => {
  const team = new Team(sourcesOf(ROOT), 2, startHere);
  const request = { ...EVERYTHING, includeDecided: true, limit: 5 };
  const tiers = await Promise.all(team.scan(request));
  const found = mergeRanked(tiers).slice(0, request.limit).map(pairOf);
  team.end();
  expect(found).toEqual(expected({ ...request, limit: 20_000 }).slice(0, request.limit));
});

describe('a scan by several threads', () => {
  const scanners = new Map<number, Scanner>([1, 2, 3].map((threads) => [threads, scannerOf(threads)]));
  const names = galaxy.clusters.map(({ name }) => name);
  const some = fc.oneof(fc.constant([]), fc.subarray(names, { maxLength: 3 }));
  const request = fc.record<ScanRequest>({
    clusters: some,
    from: some,
    to: some,
    shard: fc.option(fc.constantFrom({ index: 1, of: 2 }, { index: 2, of: 2 })),
    includeDeprecated: fc.boolean(),
    includeDecided: fc.constant(false),
    includeLinked: fc.boolean(),
    minProbability: fc.option(fc.constantFrom(0, 0.5, 0.9)),
    limit: fc.constantFrom(1, 10, 20_000),
  });

  test('finds what one finds, whatever is asked and however many there are', async () => {
    await fc.assert(
      fc.asyncProperty(request, async (asked) => {
        const found = expected(asked);
        for (const scanner of scanners.values()) expect(await scanner.scan(asked)).toEqual(found);
      }),
      { numRuns: 30 },
    );
  });

  test('gives the same pairs as lines', async () => {
    const { count, chunks } = await scannerOf(2).scanLines(EVERYTHING);
    const lines = Buffer.concat([...chunks])
      .toString()
      .split('\n')
      .filter(Boolean);
    expect(lines.map((line): unknown => JSON.parse(line))).toEqual(expected(EVERYTHING));
    expect(count).toBe(lines.length);
  });

  test('leaves decided pairs out before it counts', async () => {
    const all = expected(EVERYTHING);
    const decided = new Set(all.slice(0, 5).map((pair) => pairKey(pair.subject.uuid, pair.object.uuid)));
    const asked = { ...EVERYTHING, limit: 3 };
    expect(await scannerOf(2).scan(asked, { decided })).toEqual(all.slice(5, 8));
    const included = { ...asked, includeDecided: true };
    expect(await scannerOf(2).scan(included, { decided })).toEqual(all.slice(0, 3));
  });

  test('tells the same as reading alone does', async () => {
    const broken = new TempGalaxy({
      'clusters/a.json': '{',
      'clusters/b.json': '{"values": [{"value": 1}]}',
      'galaxies/c.json': '{}',
      'tags/d/machinetag.json': '[]',
    });
    const scanner = createScanner(broken.root, { threads: 2, startThread: startHere });
    expect(await scanner.scan(EVERYTHING)).toEqual([]);
    const { clusters, problems } = readGalaxy(broken.root);
    expect(scanner.reading()).toEqual({ clusters: clusters.length, problems });
  });

  test('scores pairs in their order, and says which UUIDs it does not know', async () => {
    const [first, second] = expected(EVERYTHING);
    if (!first || !second) throw new Error('the galaxy has candidates');
    const sides = ({ subject, object }: CandidatePair) => [subject.uuid, object.uuid] as const;
    const asked = [sides(second), ['x', sides(first)[1]], sides(first)] as const;
    const scores = [{ pair: second }, { unknown: ['x'] }, { pair: first }];
    expect(await scannerOf(2).score(asked)).toEqual(scores);
    const startThread = () => {
      throw new Error('what is read already is not read again');
    };
    expect(await createScanner(ROOT, { startThread }).scoreIn(galaxy, asked)).toEqual(scores);
  });
});

describe('what is found meanwhile', () => {
  test('comes best first in each call, and never twice', async () => {
    const calls: { pairs: readonly CandidatePair[]; done: number }[] = [];
    const onBatch = (pairs: readonly CandidatePair[], done: number) => calls.push({ pairs, done });
    const result = await scannerOf(2).scan(EVERYTHING, { onBatch });
    expect(calls.length).toBeGreaterThan(1);
    for (const { pairs } of calls) {
      const ranks = pairs.map(rankOf);
      expect(ranks).toEqual([...ranks].sort(bestFirst));
    }
    const keys = calls.flatMap(({ pairs }) => pairs.map((p) => pairKey(p.subject.uuid, p.object.uuid)));
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys.sort()).toEqual(result.map((p) => pairKey(p.subject.uuid, p.object.uuid)).sort());
    const dones = calls.map(({ done }) => done);
    expect(dones).toEqual([...dones].sort((a, b) => a - b));
    expect(dones.at(-1)).toBe(1);
  });

  test('is no more than was asked for, but for exact names that better pairs come to displace', async () => {
    const calls: (readonly CandidatePair[])[] = [];
    const limit = 300;
    const onBatch = (pairs: readonly CandidatePair[]) => calls.push(pairs);
    const result = await scannerOf(2).scan({ ...EVERYTHING, limit }, { onBatch });
    expect(result).toHaveLength(limit);
    const wanted = new Set(result);
    expect(calls.at(-1)?.filter((pair) => !wanted.has(pair))).toEqual([]);
    expect(calls.slice(0, -1).flat().length).toBeLessThanOrEqual(limit);
  });
});

test('says how far the reading is while it goes on', async () => {
  const scanner = createScanner(ROOT, {
    threads: 1,
    build: null,
    startThread: ({ counter, order }) => {
      Atomics.store(counter, 0, order.length);
      return { post: () => undefined, hold: () => undefined, end: () => undefined };
    },
  });
  const abort = new AbortController();
  const told = new Promise<number>((resolve) => {
    const scan = scanner.scan(EVERYTHING, { onProgress: resolve, signal: abort.signal });
    scan.catch(() => undefined);
  });
  expect(await told).toBeCloseTo(0.55);
  abort.abort();
  await scanner.close();
});

describe('a first look', () => {
  const galaxy = readGalaxy(ROOT);
  const scanWith = async (firstLookFrom: number) => {
    const told: string[] = [];
    const scanner = createScanner(ROOT, { threads: 1, startThread: startHere, build: null, firstLookFrom });
    const hooks = {
      firstLook: { galaxy, tell: (pairs: readonly CandidatePair[]) => told.push(`look ${pairs.length > 0}`) },
      onBatch: () => told.push('batch'),
    };
    const first = await scanner.scan(EVERYTHING, hooks);
    const once = told.splice(0);
    const second = await scanner.scan(EVERYTHING, hooks);
    return { first, second, once, again: told };
  };

  test('comes before any batch, once, and changes nothing that is found', async () => {
    const { first, second, once, again } = await scanWith(1);
    expect(once.slice(0, 2)).toEqual(['look true', 'batch']);
    expect(once.lastIndexOf('look true')).toBe(0);
    expect(again).not.toContain('look true');
    expect(first).toEqual(expected(EVERYTHING));
    expect(second).toEqual(first);
  });

  test('is not taken at a small galaxy', async () => {
    expect((await scanWith(5_000)).once).not.toContain('look true');
  });
});

describe('a scan that nobody waits for any more', () => {
  test('ends with the reason, and the next one is complete', async () => {
    const scanner = scannerOf(2);
    const abort = new AbortController();
    const scan = scanner.scan(EVERYTHING, { signal: abort.signal });
    const reason = new Error('enough');
    abort.abort(reason);
    await expect(scan).rejects.toBe(reason);
    await expect(scanner.scan(EVERYTHING, { signal: abort.signal })).rejects.toBe(reason);
    expect(await scanner.scan(EVERYTHING)).toEqual(expected(EVERYTHING));
  });

  test('can be ended between two batches', async () => {
    const abort = new AbortController();
    const onBatch = () => abort.abort(new Error('enough'));
    const scan = scannerOf(1).scan(EVERYTHING, { signal: abort.signal, onBatch });
    await expect(scan).rejects.toThrow('enough');
  });
});

test('a thread that fails ends the scan with its error, and the next scan begins anew', async () => {
  let starts = 0;
  const scanner = createScanner(ROOT, {
    threads: 2,
    startThread: (start, hear) => {
      starts += 1;
      if (starts > 2) return startHere(start, hear);
      queueMicrotask(() => hear.error(new Error('out of memory')));
      return { post: () => undefined, hold: () => undefined, end: () => undefined };
    },
  });
  await expect(scanner.scan(EVERYTHING)).rejects.toThrow('out of memory');
  expect(await scanner.scan(EVERYTHING)).toEqual(expected(EVERYTHING));
});
