import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Bench } from './run.js';
import { FLOOR, GALAXY, RELATA, withCopy } from './support/galaxy.js';
import { interleaved, line, median, percentile } from './support/measure.js';
import { costOf } from './support/process.js';
import { Pty } from './support/pty.js';

const ROUNDS = 7;
const SIZE = { columns: 120, rows: 40 };
/** The line that the review screen has when it has a pair. */
const PAIR_IS_THERE = 'accept writes';

export const bench: Bench = {
  about: 'the terminal app from its start to the first pair, the whole galaxy, cold, 120×40 in a pty',
  run: () =>
    withCopy(GALAXY, async (galaxy) => {
      const [floor = [], first = []] = await interleaved(
        [async () => (await costOf([...FLOOR, galaxy])).seconds, () => untilFirstPair(galaxy)],
        ROUNDS,
      );
      const bar = median(floor) + 0.7;
      console.log(line('floor', seconds(median(floor))));
      console.log(line('first pair, median', seconds(median(first)), `bar ${seconds(bar)}`));
      console.log(line('first pair, slowest', seconds(percentile(first, 1))));
    }),
};

async function untilFirstPair(galaxy: string): Promise<number> {
  rmSync(join(galaxy, '.relata'), { recursive: true, force: true });
  const app = new Pty([RELATA, '-C', galaxy, '--author', 'Bench Mark <bench@example.org>'], SIZE);
  try {
    return (await app.framed(PAIR_IS_THERE)) / 1000;
  } finally {
    app.kill();
  }
}

function seconds(value: number): string {
  return `${value.toFixed(2)} s`;
}
