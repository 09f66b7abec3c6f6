import { expect, test } from 'vitest';
import { packageRoot } from '../../src/shell/package-root.js';
import { readGalaxy, readGalaxyInTurns } from '../../src/shell/read-galaxy.js';
import { realGalaxy } from '../support/real-galaxy.js';

const { find: _, vocabulary: __, ...ROOT } = readGalaxy(packageRoot());

test('a galaxy that is read in turns is the same', async () => {
  const { find, vocabulary: ___, ...read } = await readGalaxyInTurns(packageRoot());
  expect(read).toEqual(ROOT);
  for (const { uuid } of read.clusters.flatMap(({ entries }) => entries)) {
    if (uuid !== null) expect(find(uuid)).toEqual(_(uuid));
  }
});

test.skipIf(realGalaxy === null)('others have their turn meanwhile, and are told how far it is', async () => {
  const told: number[] = [];
  let turns = 0;
  let isOver = false;
  const others = () => {
    turns += 1;
    if (!isOver) setImmediate(others);
  };
  setImmediate(others);
  await readGalaxyInTurns(realGalaxy ?? '', { onProgress: (done) => told.push(done) });
  isOver = true;
  expect(turns).toBeGreaterThanOrEqual(told.length);
  expect(told.length).toBeGreaterThan(5);
  expect(told).toEqual([...told].sort((a, b) => a - b));
});

test.skipIf(realGalaxy === null)('reading ends when nobody waits for it any more', async () => {
  const stop = new AbortController();
  const reading = readGalaxyInTurns(realGalaxy ?? '', {
    onProgress: () => stop.abort(new Error('left')),
    signal: stop.signal,
  });
  await expect(reading).rejects.toThrow('left');
});
