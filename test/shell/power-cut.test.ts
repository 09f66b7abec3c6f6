import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FileChange } from '../../src/plan/types.js';
import { openJournal } from '../../src/shell/journal-store.js';
import { recover } from '../../src/shell/recover.js';
import { type Place, writeFiles } from '../../src/shell/write-files.js';
import { decision } from '../ledger/make.js';
import { PowerCut } from '../support/faulty-disk.js';
import { MemoryDisk } from '../support/memory-disk.js';

const BEFORE: Readonly<Record<string, string>> = {
  '/g/clusters/a.json': 'old a',
  '/g/clusters/b.json': 'old b, and longer',
  '/g/curation/positive.sssom.tsv': 'old ledger',
  '/g/.relata/nothing': '',
};
const AFTER: Readonly<Record<string, string>> = {
  '/g/clusters/a.json': 'new a',
  '/g/clusters/b.json': 'new b',
  '/g/curation/positive.sssom.tsv': 'new ledger, and longer',
  '/g/new/file.tsv': 'a new file in a new folder',
};
const CHANGES: FileChange[] = Object.entries(AFTER).map(([path, after]) => ({
  path: path.slice('/g/'.length),
  kind: 'cluster',
  before: BEFORE[path] ?? null,
  after,
  relations: 0,
  version: null,
}));
const INTENT = { at: '2026-05-04', git: null, journal: { steps: ['step'], refused: [], reopen: [] } };
const DECIDE = { kind: 'decide', id: 'step', at: '2026-05-04', decisions: [decision(1, 2)] } as const;

/** One life of the process on this disk: ends what was interrupted, decides unless it has, and writes. */
async function live(disk: MemoryDisk): Promise<void> {
  const place: Place = { disk, root: '/g', folder: '/g/.relata', uid: 0, digestOf: () => null };
  const journal = await openJournal(disk, place.folder);
  await recover(place, journal, null);
  if (journal.records.length === 0) await journal.append(DECIDE);
  const done = journal.records.some((record) => record.kind === 'committed');
  if (!done) await writeFiles(place, journal, CHANGES, INTENT, null);
}

/** What ended the life, under whatever the code in between made of it. */
function isPowerCut(error: unknown): boolean {
  return error instanceof PowerCut || (error instanceof Error && isPowerCut(error.cause));
}

/** What a start after the power cut finds, once it has ended what was interrupted. */
async function examine(disk: MemoryDisk): Promise<{ decided: boolean; committed: boolean }> {
  const place: Place = { disk, root: '/g', folder: '/g/.relata', uid: 0, digestOf: () => null };
  const journal = await openJournal(disk, place.folder);
  await recover(place, journal, null);
  const committed = journal.records.some((record) => record.kind === 'committed');
  const expected = committed ? AFTER : BEFORE;
  for (const path of Object.keys(AFTER)) expect(disk.text(path), path).toBe(expected[path] ?? null);
  expect(
    disk.paths().filter((path) => path.includes('relata-') || path.endsWith('write-ahead.json')),
  ).toEqual([]);
  return { decided: journal.records.some((record) => record.kind === 'decide'), committed };
}

async function stepsOfALife(hardLinks: boolean): Promise<number> {
  const disk = makeDisk(hardLinks, () => 0);
  disk.cutAt(Number.POSITIVE_INFINITY);
  await live(disk);
  return disk.steps;
}

function makeDisk(hardLinks: boolean, chance: (n: number) => number): MemoryDisk {
  const disk = new MemoryDisk(BEFORE, chance);
  if (hardLinks) void disk.link('/g/clusters/a.json', '/g/clusters/second-name.json');
  return disk;
}

/** A stream of choices that fast-check can shrink. */
const chances = fc.infiniteStream(fc.nat(1_000_000)).map((stream) => {
  const numbers = stream[Symbol.iterator]();
  return (n: number) => Number(numbers.next().value) % n;
});

describe.each([false, true])('when the power is cut at any step (hard links: %s)', (hardLinks) => {
  it('files are all as before or all as after, and an acknowledged decision is there', async () => {
    const steps = await stepsOfALife(hardLinks);
    expect(steps).toBeGreaterThan(25);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 1, max: steps + 5 }), { minLength: 1, maxLength: 4 }),
        chances,
        async (cuts, chance) => {
          const disk = makeDisk(hardLinks, chance);
          let acknowledged = false;
          let written = false;
          for (const cut of cuts) {
            disk.cutAt(cut);
            try {
              await live(disk);
              written = true;
            } catch (error) {
              if (!isPowerCut(error)) throw error;
            }
            // A step of the write is only reached once the decision was acknowledged.
            acknowledged ||= disk.paths().some((path) => path.includes('write-ahead'));
            disk.restart();
          }
          const found = await examine(disk);
          if (acknowledged) expect(found.decided).toBe(true);
          if (written) expect(found.committed).toBe(true);
        },
      ),
      { numRuns: 2000 },
    );
  });
});
