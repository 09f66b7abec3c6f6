import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import * as z from 'zod';
import type { Bench } from './run.js';
import { FLOOR, GALAXY, RELATA, withCopy } from './support/galaxy.js';
import { writeLargeLedger } from './support/large-ledger.js';
import { interleaved, line, median } from './support/measure.js';
import { costOf } from './support/process.js';
import { Pty } from './support/pty.js';

const ROWS = 100_000;
const ROUNDS = 7;
/** Of the review desk, which takes longer. */
const DESK_ROUNDS = 3;

/** What one process says of its reading: times in ms, memory in kB. */
const Loading = z.object({
  rows: z.number(),
  problems: z.number(),
  /** From the first byte read to the last row. */
  total: z.number(),
  /** The same bytes read and checked to be UTF-8 once more, without making rows of them. */
  read: z.number(),
  maxRSS: z.number(),
  minorPageFault: z.number(),
});

export const bench: Bench = {
  about: `a ledger of ${ROWS} rows read by a new process, against a bare one that reads and parses the galaxy; the review desk on it`,
  run: async () => {
    const folder = mkdtempSync(join(tmpdir(), 'relata-ledger-'));
    try {
      const bytes = writeLargeLedger(GALAXY, folder, ROWS);
      const program = await bundled(folder);
      const loadings: z.infer<typeof Loading>[] = [];
      const load = async () => {
        const said = execFileSync(process.execPath, [program, folder], { encoding: 'utf8' });
        loadings.push(Loading.parse(JSON.parse(said)));
        return 0;
      };
      const [floor = []] = await interleaved(
        [async () => (await costOf([...FLOOR, GALAXY])).seconds, load],
        ROUNDS,
      );
      const of = (key: keyof z.infer<typeof Loading>) => median(loadings.map((loading) => loading[key]));
      console.log(line('rows', `${of('rows')}`, `${of('problems')} problems`));
      console.log(line('size', `${(bytes / 1e6).toFixed(1)} MB`));
      console.log(line('floor', `${median(floor).toFixed(2)} s`));
      console.log(line('total', `${(of('total') / 1000).toFixed(2)} s`, 'bar 1 s at a floor of 0.8 s'));
      console.log(line('of which to read the bytes', `${(of('read') / 1000).toFixed(2)} s`));
      console.log(line('of which to make rows', `${((of('total') - of('read')) / 1000).toFixed(2)} s`));
      console.log(line('peak memory', `${(of('maxRSS') / 1024).toFixed(0)} MB`));
      console.log(line('page faults', `${of('minorPageFault')}`));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
    await withCopy(GALAXY, async (galaxy) => {
      writeLargeLedger(GALAXY, galaxy, ROWS);
      const [desk = []] = await interleaved([() => untilFirstPair(galaxy)], DESK_ROUNDS);
      console.log(line('review desk, first pair', `${median(desk).toFixed(2)} s`, 'goal 3 s'));
    });
  },
};

/** Seconds until the review desk shows a pair, 120×40 in a pty. */
async function untilFirstPair(galaxy: string): Promise<number> {
  const args = [RELATA, 'review', '-C', galaxy, '--author', 'Bench Mark <bench@example.org>'];
  const app = new Pty(args, { columns: 120, rows: 40 });
  try {
    return (await app.framed('accept writes')) / 1000;
  } finally {
    app.kill();
  }
}

/** The program that is measured, as users have it: one file that Node need not translate. */
async function bundled(folder: string): Promise<string> {
  const outfile = join(folder, 'load-ledger.mjs');
  await build({
    entryPoints: [fileURLToPath(new URL('support/load-ledger.ts', import.meta.url))],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
    },
    logLevel: 'warning',
  });
  return outfile;
}
