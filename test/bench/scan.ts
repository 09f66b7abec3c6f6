import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Bench } from './run.js';
import { FLOOR, GALAXY, RELATA, withCopy } from './support/galaxy.js';
import { interleaved, line, median } from './support/measure.js';
import { type Cost, costOf } from './support/process.js';

const ROUNDS = 7;

export const bench: Bench = {
  about: 'a scan of everything against a bare process that reads and parses the same files (the floor)',
  run: () =>
    withCopy(GALAXY, async (galaxy) => {
      const scan = ['scan', '-C', galaxy, '--format', 'ndjson', '--quiet'];
      const forget = () => rmSync(join(galaxy, '.relata'), { recursive: true, force: true });
      const [floor = [], cold = [], again = []] = await interleaved(
        [
          () => costOf([...FLOOR, galaxy]),
          () => {
            forget();
            return costOf([RELATA, ...scan]);
          },
          () => costOf([RELATA, ...scan]),
        ],
        ROUNDS,
      );
      const seconds = (costs: readonly Cost[]) => median(costs.map((cost) => cost.seconds));
      const ratio = (costs: readonly Cost[]) => (seconds(costs) / seconds(floor)).toFixed(2);
      const peak = Math.max(...cold.map(({ megabytes }) => megabytes));
      console.log(line('floor', `${seconds(floor).toFixed(2)} s`));
      console.log(line('cold, NDJSON to a pipe', `${ratio(cold)} × floor`, 'bar 3, goal 2'));
      console.log(line('again, nothing changed', `${ratio(again)} × floor`, 'bar 1.2'));
      console.log(line('peak memory, cold', `${peak.toFixed(0)} MB`, 'bar 500'));
      console.log(line('output', `${((cold[0]?.bytes ?? 0) / 1e6).toFixed(1)} MB`));
    }),
};
