import { type FileHandle, open } from 'node:fs/promises';
import { join } from 'node:path';
import { encodeRecord } from '../../src/ledger/journal.js';
import type { Bench } from './run.js';
import { GALAXY, RELATA, withCopy } from './support/galaxy.js';
import { line, median, percentile } from './support/measure.js';
import { decisionOn } from './support/pairs.js';
import { Pty } from './support/pty.js';

const SIZE = { columns: 120, rows: 40 };
const GAP_MS = 70;
const SETTLED_MS = 1_000;
const PAGE_DOWN = '\x1b[6~';
const ESC = '\x1b';
const CTRL_L = '\x0c';

/** Keys that are pressed over and over, until there are `count`. */
interface Lot {
  readonly what: string;
  readonly keys: readonly string[];
  readonly count: number;
  /** They wait for the disk. */
  readonly saves?: true;
}

/** 200 keys of a curator's day. */
const LOTS: readonly Lot[] = [
  { what: 'moving, skipping, scrolling', keys: ['j', ' ', 'J', 'k', 'j', 'K'], count: 48 },
  { what: 'deciding and undoing', keys: ['y', 'n', 'y', 'u', 'z'], count: 60, saves: true },
  { what: 'list: moving and marking', keys: ['l', 'j', ' ', PAGE_DOWN, 'j', 'G', 'g', ESC], count: 40 },
  { what: 'details, relation type', keys: ['d', 'j', ESC, 'r', 'u', ESC], count: 24 },
  { what: 'finding an entry', keys: ['/', ...'lazarus', ESC], count: 28 },
];

/** What the machine needs for a key and an answer, however little is done about it. */
const ECHO = `process.stdin.setRawMode(true).on('data',()=>process.stdout.write('x\\x1b[?2026l'))`;

export const bench: Bench = {
  about: 'a key until its frame is complete, 120×40 in a pty, the whole galaxy queued (bar 16 ms, p95)',
  run: () =>
    withCopy(GALAXY, async (galaxy) => {
      const app = new Pty([RELATA, '-C', galaxy, '--author', 'Bench Mark <bench@example.org>'], SIZE);
      const echo = new Pty(['-e', ECHO], SIZE);
      const bare = await open(join(galaxy, 'bare'), 'a');
      try {
        await scanned(app);
        const answers = await pressAll(echo, { what: '', keys: ['j'], count: 100 }, bare);
        tell('a bare process that answers', answers.times);
        const all: number[] = [];
        for (const lot of LOTS) {
          const { times, fsyncs } = await pressAll(app, lot, bare);
          tell(lot.what, times);
          if (fsyncs.length > 0) tell('  a bare append and fsync between them', fsyncs);
          all.push(...times.map((time) => time - percentile(fsyncs, 0.95)));
        }
        console.log(line('all these less the bare fsync, p95', ms(percentile(all, 0.95)), 'bar 16 ms'));
      } finally {
        app.kill();
        echo.kill();
        await bare.close();
      }
    }),
};

/** The scan is over when the header has a place in the queue and no progress. Then the app prepares what keys may ask. */
async function scanned(app: Pty): Promise<void> {
  await app.wait(/ of [\d,]+/);
  do await app.press(CTRL_L, SETTLED_MS);
  while (/ of [\d,]+[^ ]* …/.test(app.lastFrame));
  await app.press(CTRL_L, SETTLED_MS);
}

async function pressAll(app: Pty, { keys, count, saves }: Lot, bare: FileHandle) {
  const times: number[] = [];
  const fsyncs: number[] = [];
  for (let pressed = 0; pressed < count; pressed += 1) {
    const key = keys[pressed % keys.length] ?? '';
    const time = await app.press(key, GAP_MS);
    if (time !== null) times.push(time);
    if (saves) fsyncs.push(await timed(() => append(bare)));
  }
  return { times, fsyncs };
}

const RECORD = encodeRecord({
  kind: 'decide',
  id: '01234567',
  at: '2026-05-04T12:00:00.000Z',
  decisions: [decisionOn(side('left'), side('right'))],
});

function side(cluster: string) {
  return { uuid: '0'.repeat(36), value: 'An entry', cluster };
}

async function append(file: FileHandle): Promise<void> {
  await file.appendFile(RECORD);
  await file.datasync();
}

/** Milliseconds. */
async function timed(act: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await act();
  return performance.now() - start;
}

function tell(what: string, times: readonly number[]): void {
  console.log(line(`${what}, median / p95`, `${ms(median(times))} / ${ms(percentile(times, 0.95))}`));
}

function ms(value: number): string {
  return `${value.toFixed(1)} ms`;
}
