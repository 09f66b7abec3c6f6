import { expect, test } from 'vitest';
import { assembleGalaxy } from '../../../src/galaxy/galaxy.js';
import type { Scanner } from '../../../src/plan/ports.js';
import type { Happening } from '../../../src/tui/events.js';
import { makeInterpreter } from '../../../src/tui/run/interpret.js';
import { clusterText, uuid } from '../../e2e/support/galaxies.js';
import { EVERYTHING } from '../../support/requests.js';
import { TempGalaxy } from '../../support/temp-galaxy.js';

const EMPTY = assembleGalaxy({ clusters: [], taxonomies: [], problems: [] });

/** Ends only when it is aborted. */
const endless: Scanner['scan'] = (_, hooks) =>
  new Promise((_resolve, reject) => {
    hooks?.signal?.addEventListener('abort', () => reject(hooks.signal?.reason));
  });

async function worldOf(scan: Scanner['scan'], files: Readonly<Record<string, string>> = {}) {
  const galaxy = new TempGalaxy({
    ...files,
    'clusters/vendor-a.json': clusterText('vendor-a', [{ value: 'Sandworm', uuid: uuid('a', 1) }]),
  });
  const workspace = await galaxy.open();
  const events: Happening[] = [];
  let heard = () => {};
  const interpret = makeInterpreter({
    workspace: { ...workspace, scanner: { ...workspace.scanner, scan } },
    terminal: {} as never,
    request: EVERYTHING,
    dispatch: (event) => {
      events.push(event);
      heard();
    },
    redraw: () => undefined,
    leave: () => undefined,
  });
  const until = async (kind: Happening['kind'], count = 1) => {
    while (events.filter((event) => event.kind === kind).length < count) {
      await new Promise<void>((resolve) => {
        heard = resolve;
      });
    }
  };
  return { interpret, events, until };
}

test('a cancelled scan says so, and another one can begin', async () => {
  const { interpret, events, until } = await worldOf(endless);
  for (const count of [1, 2]) {
    interpret({ kind: 'scan', galaxy: EMPTY, decided: new Set() });
    interpret({ kind: 'cancel-scan' });
    await until('scan-cancelled', count);
  }
  expect(events.map(({ kind }) => kind)).toEqual(['scan-cancelled', 'scan-cancelled']);
});

test('a scan that fails by itself says why', async () => {
  const { interpret, events, until } = await worldOf(async () => {
    throw new Error('no memory');
  });
  interpret({ kind: 'scan', galaxy: EMPTY, decided: new Set() });
  await until('scan-failed');
  expect(events).toEqual([{ kind: 'scan-failed', failure: { message: 'no memory', remedy: null } }]);
});

test('a cluster that is left out is told of as soon as the galaxy is read', async () => {
  const broken = { 'clusters/rat.json': '{ "values": [ {', 'clusters/zoo.json': '{}' };
  const { interpret, events, until } = await worldOf(endless, broken);
  interpret({ kind: 'load' });
  await until('loaded');
  const notices = events.flatMap((event) => (event.kind === 'loaded' ? event.loaded.notices : []));
  expect(notices).toEqual([
    expect.stringMatching(/^clusters\/rat\.json:1: not readable as JSON.*, and 1 more: see `relata scan`$/),
  ]);
});
