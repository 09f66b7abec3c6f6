import { type FileHandle, mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encodeRecord } from '../../src/ledger/journal.js';
import type { JournalRecord } from '../../src/ledger/types.js';
import { nodeDisk } from '../../src/shell/disk.js';
import { openJournal } from '../../src/shell/journal-store.js';
import type { Bench } from './run.js';
import { interleaved, line, median, percentile } from './support/measure.js';
import { decisionOn } from './support/pairs.js';

const ROUNDS = 1000;

export const bench: Bench = {
  about: 'a decision until it is on disk, against a bare append and fsync of as many bytes',
  async run() {
    const folder = await mkdtemp(join(tmpdir(), 'relata-bench-'));
    try {
      const journal = await openJournal(nodeDisk, folder);
      const bare = await open(join(folder, 'bare'), 'a');
      const [bareTimes = [], journalTimes = []] = await interleaved(
        [() => timed(() => appendBare(bare, RECORD)), () => timed(() => journal.append(RECORD))],
        ROUNDS,
      );
      await Promise.all([journal.close(), bare.close()]);
      const p95 = [bareTimes, journalTimes].map((times) => percentile(times, 0.95));
      const over = (p95[1] ?? 0) - (p95[0] ?? 0);
      console.log(
        line('bare append and fsync, median / p95', `${ms(median(bareTimes))} / ${ms(p95[0] ?? 0)}`),
      );
      console.log(
        line('decision to durable, median / p95', `${ms(median(journalTimes))} / ${ms(p95[1] ?? 0)}`),
      );
      console.log(line('over bare, p95', ms(over), 'bar 2 ms'));
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
};

const [LEFT, RIGHT] = ['left', 'right'].map((cluster) => ({
  uuid: '0'.repeat(36),
  value: 'An entry',
  cluster,
}));
const RECORD: JournalRecord = {
  kind: 'decide',
  id: '01234567',
  at: '2026-05-04T12:00:00.000Z',
  decisions: LEFT && RIGHT ? [decisionOn(LEFT, RIGHT)] : [],
};

async function appendBare(file: FileHandle, entry: JournalRecord): Promise<void> {
  await file.appendFile(encodeRecord(entry));
  await file.datasync();
}

/** Milliseconds. */
async function timed(act: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await act();
  return performance.now() - start;
}

function ms(value: number): string {
  return `${value.toFixed(2)} ms`;
}
