import {
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pairKey } from '../../src/galaxy/galaxy.js';
import type { ScanRequest } from '../../src/plan/ports.js';
import { readGalaxy } from '../../src/shell/read-galaxy.js';
import { startHere } from '../../src/shell/scan/threads.js';
import { createScanner } from '../../src/shell/scan.js';
import { EVERYTHING } from '../support/requests.js';
import { TempGalaxy } from '../support/temp-galaxy.js';

const ALL: ScanRequest = { ...EVERYTHING, minProbability: 0 };
const BUILD = 'this one';

function galaxyWith(name: string): TempGalaxy {
  const cluster = (uuid: string, value: string) =>
    JSON.stringify({ type: 't', values: [{ uuid, value, description: 'Spies on ministries.' }] });
  return new TempGalaxy({
    'clusters/a.json': cluster('00000000-0000-4000-8000-00000000000a', 'Fancy Heron'),
    'clusters/b.json': cluster('00000000-0000-4000-8000-00000000000b', name),
    'clusters/broken.json': '{',
  });
}

/** Scans in a process of its own, as it were: `matched` says whether threads had to work. */
async function scanOf(root: string, { build = BUILD, request = ALL, decided = new Set<string>() } = {}) {
  let matched = false;
  const scanner = createScanner(root, {
    threads: 2,
    build,
    startThread: (start, hear) => {
      matched = true;
      return startHere(start, hear);
    },
  });
  scanner.prepare();
  const { count, chunks } = await scanner.scanLines(request, { decided });
  const text = Buffer.concat([...chunks]).toString();
  const { problems } = scanner.reading();
  await scanner.close();
  return { matched, count, text, problems };
}

const cacheOf = ({ root }: TempGalaxy) => join(root, '.relata/cache');
const resultsOf = (galaxy: TempGalaxy) =>
  readdirSync(cacheOf(galaxy)).filter((file) => file !== '.gitignore');

describe('a scan of what has not changed', () => {
  test('says the same without matching', async () => {
    const galaxy = galaxyWith('Fancy Heron');
    const first = await scanOf(galaxy.root);
    const second = await scanOf(galaxy.root);
    expect(first).toMatchObject({ matched: true, count: 1 });
    expect(second).toEqual({ ...first, matched: false });
    expect(first.problems.map(({ file }) => file)).toContain('clusters/broken.json');
  });

  test('gives the same pairs to those who ask for pairs, in the same batches', async () => {
    const { root } = galaxyWith('Fancy Heron');
    const scan = async () => {
      const batches: unknown[] = [];
      const scanner = createScanner(root, { threads: 1, build: BUILD, startThread: startHere });
      const pairs = await scanner.scan(ALL, { onBatch: (batch) => batches.push(batch) });
      await scanner.close();
      return { pairs, batches };
    };
    expect(await scan()).toEqual(await scan());
  });

  test('needs no first look', async () => {
    const { root } = galaxyWith('Fancy Heron');
    await scanOf(root);
    const tell = () => expect.unreachable('it was kept');
    const scanner = createScanner(root, {
      threads: 1,
      build: BUILD,
      startThread: startHere,
      firstLookFrom: 0,
    });
    expect(await scanner.scan(ALL, { firstLook: { galaxy: readGalaxy(root), tell } })).toHaveLength(1);
    await scanner.close();
  });

  test('leaves out what has been decided since', async () => {
    const { root } = galaxyWith('Fancy Heron');
    const { subject, object } = JSON.parse((await scanOf(root)).text);
    const decided = new Set([pairKey(subject.uuid, object.uuid)]);
    expect(await scanOf(root, { decided })).toMatchObject({ matched: false, count: 0 });
    const request = { ...ALL, includeDecided: true };
    expect(await scanOf(root, { decided, request })).toMatchObject({ matched: false, count: 1 });
  });
});

describe('a scan matches again', () => {
  test('after an edit that changes neither size nor time', async () => {
    const galaxy = galaxyWith('Fancy Heron');
    const path = join(galaxy.root, 'clusters/b.json');
    const time = new Date('2024-01-01');
    utimesSync(path, time, time);
    await scanOf(galaxy.root);
    writeFileSync(path, readFileSync(path, 'utf8').replace('Fancy Heron', 'Rusty Anvil'));
    utimesSync(path, time, time);
    const again = await scanOf(galaxy.root);
    expect(again).toMatchObject({ matched: true, count: 0 });
  });

  test.each<[string, (root: string) => void]>([
    ['a file is added', (root) => writeFileSync(join(root, 'clusters/c.json'), '{"values":[]}')],
    ['a file is renamed', (root) => cpSync(join(root, 'clusters/a.json'), join(root, 'clusters/z.json'))],
    ['a broken file breaks otherwise', (root) => writeFileSync(join(root, 'clusters/broken.json'), '[')],
  ])('after %s', async (_, change) => {
    const { root } = galaxyWith('Fancy Heron');
    await scanOf(root);
    change(root);
    expect((await scanOf(root)).matched).toBe(true);
    expect((await scanOf(root)).matched).toBe(false);
  });

  test.each<Partial<ScanRequest>>([
    { clusters: ['a'] },
    { from: ['b'] },
    { to: ['b'] },
    { shard: { index: 1, of: 2 } },
    { includeDeprecated: true },
    { includeLinked: true },
    { minProbability: 0.5 },
    { limit: 40_000 },
  ])('for another question: %j', async (other) => {
    const { root } = galaxyWith('Fancy Heron');
    await scanOf(root);
    expect((await scanOf(root, { request: { ...ALL, ...other } })).matched).toBe(true);
  });

  test('by another build', async () => {
    const { root } = galaxyWith('Fancy Heron');
    await scanOf(root);
    expect((await scanOf(root, { build: 'another' })).matched).toBe(true);
  });
});

describe('a cache that cannot be believed', () => {
  test('is ignored and replaced, whatever is damaged', async () => {
    const galaxy = galaxyWith('Fancy Heron');
    const whole = await scanOf(galaxy.root);
    const [name = ''] = resultsOf(galaxy);
    const path = join(cacheOf(galaxy), name);
    const size = readFileSync(path).length;
    const place = fc.integer({ min: 0, max: size - 1 });
    const damage = fc.oneof(
      place.map((at) => () => truncateSync(path, at)),
      fc.tuple(place, fc.integer({ min: 1, max: 255 })).map(([at, bits]) => () => {
        const bytes = readFileSync(path);
        bytes[at] = (bytes[at] ?? 0) ^ bits;
        writeFileSync(path, bytes);
      }),
      fc.uint8Array().map((bytes) => () => writeFileSync(path, bytes)),
    );
    await fc.assert(
      fc.asyncProperty(damage, async (doIt) => {
        doIt();
        expect(await scanOf(galaxy.root)).toEqual(whole);
        expect(await scanOf(galaxy.root)).toEqual({ ...whole, matched: false });
      }),
      { numRuns: 20 },
    );
  });

  test('is ignored under the name of another result', async () => {
    const galaxy = galaxyWith('Fancy Heron');
    await scanOf(galaxy.root);
    const [first = ''] = resultsOf(galaxy);
    writeFileSync(join(galaxy.root, 'clusters/c.json'), '{"values":[]}');
    const changed = await scanOf(galaxy.root);
    const second = resultsOf(galaxy).find((file) => file !== first) ?? '';
    cpSync(join(cacheOf(galaxy), first), join(cacheOf(galaxy), second));
    expect(await scanOf(galaxy.root)).toEqual(changed);
  });

  test('is ignored when it comes from somewhere else', async () => {
    const there = galaxyWith('Fancy Heron');
    await scanOf(there.root);
    const here = galaxyWith('Fancy Heron');
    cpSync(cacheOf(there), cacheOf(here), { recursive: true });
    expect((await scanOf(here.root)).matched).toBe(true);
  });

  test.each(['.relata', '.relata/cache'])('is neither read nor written through a link: %s', async (link) => {
    const there = galaxyWith('Fancy Heron');
    await scanOf(there.root);
    const files = resultsOf(there);
    const here = new TempGalaxy({ ...(link === '.relata' ? {} : { '.relata/journal.ndjson': '' }) });
    cpSync(join(there.root, 'clusters'), join(here.root, 'clusters'), { recursive: true });
    symlinkSync(join(there.root, link), join(here.root, link));
    expect((await scanOf(here.root)).matched).toBe(true);
    expect(resultsOf(there)).toEqual(files);
  });
});

test('a galaxy that cannot be written is scanned all the same', async () => {
  const { root } = galaxyWith('Fancy Heron');
  writeFileSync(join(root, '.relata'), '');
  expect(await scanOf(root)).toMatchObject({ matched: true, count: 1 });
  expect(await scanOf(root)).toMatchObject({ matched: true, count: 1 });
});

test('from source nothing is kept', async () => {
  const { root } = galaxyWith('Fancy Heron');
  const scanner = createScanner(root, { threads: 1, startThread: startHere });
  await scanner.scan(ALL);
  await scanner.close();
  expect(existsSync(join(root, '.relata'))).toBe(false);
});

test('only the last few results are kept, out of the sight of git', async () => {
  const galaxy = galaxyWith('Fancy Heron');
  for (let step = 1; step <= 6; step += 1) {
    await scanOf(galaxy.root, { request: { ...ALL, limit: 1000 * step } });
  }
  expect(resultsOf(galaxy)).toHaveLength(4);
  expect(readFileSync(join(cacheOf(galaxy), '.gitignore'), 'utf8')).toBe('*\n');
});

test('a scanner that is closed leaves nobody waiting', async () => {
  const { root } = galaxyWith('Fancy Heron');
  const scanner = createScanner(root, { threads: 2, build: BUILD, startThread: startHere });
  const scan = scanner.scan(ALL);
  await Promise.all([expect(scan).rejects.toThrow('ended'), scanner.close()]);
});
