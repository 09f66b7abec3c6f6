import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { mergeRanked } from '../../src/matcher/order.js';
import { joinLines } from '../../src/shell/scan/found.js';
import { sourcesOf } from '../../src/shell/scan/sources.js';
import { Team } from '../../src/shell/scan/team.js';
import { startHere } from '../../src/shell/scan/threads.js';
import { createScanner } from '../../src/shell/scan.js';
import { EVERYTHING } from '../support/requests.js';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

test('a scan is the same, byte by byte, in whatever order files are read and however many read them', async () => {
  const scanner = createScanner(ROOT, { threads: 1, startThread: startHere });
  onTestFinished(() => scanner.close());
  const { count, chunks } = await scanner.scanLines(EVERYTHING);
  const lines = Buffer.concat([...chunks])
    .toString()
    .split(/(?<=\n)/);
  expect(lines.length).toBe(count);
  const sources = sourcesOf(ROOT);
  const shuffled = fc.shuffledSubarray([...sources], { minLength: sources.length });
  const limit = fc.constantFrom(7, Math.floor(count / 2), EVERYTHING.limit);
  await fc.assert(
    fc.asyncProperty(shuffled, fc.integer({ min: 1, max: 4 }), limit, async (order, threads, most) => {
      const team = new Team(order, threads, startHere);
      try {
        const tiers = await Promise.all(team.scan({ ...EVERYTHING, limit: most }));
        const found = Buffer.concat([...joinLines(mergeRanked(tiers).slice(0, most))]);
        expect(found.equals(Buffer.from(lines.slice(0, most).join('')))).toBe(true);
      } finally {
        team.end();
      }
    }),
    { numRuns: 20 },
  );
});
