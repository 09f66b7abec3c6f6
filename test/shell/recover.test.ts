import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { decision } from '../ledger/make.js';
import { clusterText, GALAXY, item } from '../plan/make.js';
import { commitPending, decide, pathsOf, pendingIn } from '../support/deciding.js';
import { faultyDisk } from '../support/faulty-disk.js';
import { TempGalaxy } from '../support/temp-galaxy.js';

/** A galaxy whose relata was killed just before it would have put the first file in place. */
async function killedBeforeFirstFile(): Promise<TempGalaxy> {
  const galaxy = new TempGalaxy(GALAXY).init();
  const step = join(galaxy.root, 'clusters/left.json');
  const workspace = await galaxy.open({ disk: faultyDisk({ step, what: 'cut', half: false }) });
  await decide(workspace, [decision(1, 2)]);
  await expect(commitPending(workspace)).rejects.toThrow();
  await workspace.close().catch(() => undefined);
  return galaxy;
}

it('finishes the commit that was decided', async () => {
  const galaxy = await killedBeforeFirstFile();
  const workspace = await galaxy.open();
  expect(workspace.notices.at(-1)).toMatch(/^the commit [0-9a-f]{10} was interrupted, and is finished now$/);
  expect(pathsOf(galaxy)).toContain('clusters/left.json');
  expect(pendingIn(workspace)).toBe(0);
});

it('does nothing while a killed git has its lock there, and lets decide meanwhile', async () => {
  const galaxy = await killedBeforeFirstFile();
  galaxy.write('.git/index.lock', '');
  const workspace = await galaxy.open();
  expect(workspace.notices.at(-1)).toContain('cannot be ended while there is');
  expect(workspace.notices.at(-1)).toContain('.git/index.lock');
  expect(galaxy.read('clusters/left.json')).toBe(GALAXY['clusters/left.json']);
  await decide(workspace, [decision(3, 4)]);
  await expect(commitPending(workspace)).rejects.toThrow('cannot be ended while there is');
  rmSync(join(galaxy.root, '.git/index.lock'));
  const { notices } = await commitPending(workspace);
  expect(notices[0]).toContain('finished now');
  expect(pendingIn(workspace)).toBe(0);
  expect(galaxy.git('log', '--format=%s')).toBe(
    'chg: [left, right] relate 1 pair\nchg: [left, right] relate 1 pair\nsnapshot',
  );
});

it('never takes the commit of somebody else for ours, though it touches the same files', async () => {
  const galaxy = await killedBeforeFirstFile();
  galaxy.write('clusters/left.json', clusterText([item(1), item(3), item(5), item(7)], 11));
  galaxy.write('clusters/right.json', clusterText([item(2), item(4), item(6), item(8)], 21));
  galaxy.write('curation/positive.sssom.tsv', '# theirs\n');
  galaxy.write('curation/.gitattributes', '*.sssom.tsv merge=union\n');
  galaxy.git('add', 'clusters', 'curation/positive.sssom.tsv', 'curation/.gitattributes');
  galaxy.git('commit', '--quiet', '--message=chg: [left, right] relate 1 pair');
  const workspace = await galaxy.open();
  expect(workspace.notices.at(-1)).toContain('taken back: all of its decisions are pending again');
  expect(workspace.notices.at(-1)).toContain('clusters/left.json, clusters/right.json');
  expect(galaxy.status()).toEqual([]);
  expect(pendingIn(workspace)).toBe(1);
  await commitPending(workspace);
  expect(JSON.parse(galaxy.read('clusters/left.json'))).toMatchObject({
    version: 12,
    values: [{ related: [{}] }, {}, {}, {}],
  });
});
