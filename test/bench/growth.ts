import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Bench } from './run.js';
import { GALAXY, RELATA } from './support/galaxy.js';
import { writeLarger } from './support/larger-galaxy.js';
import { line } from './support/measure.js';
import { type Cost, costOf } from './support/process.js';

const TIMES = 16;

export const bench: Bench = {
  about: `a cold scan of ${TIMES} times as many entries against one of the same galaxy once`,
  run: async () => {
    const once = await scanOf(1);
    const many = await scanOf(TIMES);
    console.log(line('once', `${once.seconds.toFixed(1)} s`));
    console.log(line(`${TIMES} times`, `${many.seconds.toFixed(1)} s`));
    console.log(line('growth', `${(many.seconds / once.seconds).toFixed(1)} ×`, 'bar 20'));
    console.log(line('peak memory', `${many.megabytes.toFixed(0)} MB`, "within Node's default heap"));
  },
};

async function scanOf(times: number): Promise<Cost> {
  const galaxy = mkdtempSync(join(tmpdir(), 'relata-growth-'));
  try {
    writeLarger(GALAXY, galaxy, times);
    return await costOf([RELATA, 'scan', '-C', galaxy, '--format', 'ndjson', '--quiet']);
  } finally {
    rmSync(galaxy, { recursive: true, force: true });
  }
}
