import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { uuid } from '../../e2e/support/galaxies.js';
import type { TempGalaxy } from '../../support/temp-galaxy.js';
import { CERTAIN } from '../support/galaxy.js';
import { galaxy, talk } from './talk.js';

function relationsIn(root: TempGalaxy, cluster: string): unknown[] {
  return JSON.parse(root.read(`clusters/${cluster}.json`)).values.flatMap(
    (entry: { related?: unknown[] }) => entry.related ?? [],
  );
}

test('accepts, rejects and commits', async () => {
  const root = galaxy();
  const said = await talk(await root.open(), ['y', 'n', 'c', 'y', 'q']);
  expect(said).toContain('Pair 1 of 2. 0 pending.\nFirst: OceanLotus');
  expect(said).toContain('Accepted.\n\nPair 2 of 2. 1 pending.');
  expect(said).toContain('2 relations in 2 clusters, 2 decisions into the ledger');
  expect(said).toContain('committed as');
  expect(said).toMatch(/Nothing is pending\.$/);
  expect(relationsIn(root, 'vendor-a')).toEqual([
    { 'dest-uuid': uuid('b', 0), tags: [CERTAIN], type: 'similar' },
  ]);
  expect(root.git('log', '-1', '--format=%s')).toBe('chg: [vendor-a, vendor-b] relate 1 pair');
  expect(root.status()).toEqual([]);
});

test('the end of the answers leaves what is pending, and writes nothing', async () => {
  const root = galaxy();
  const workspace = await root.open();
  const said = await talk(workspace, ['u', 'c']);
  expect(said).toMatch(/1 pending: the next start has them, and c commits them\.$/);
  expect(workspace.journal.records).toHaveLength(1);
  expect(root.git('log', '--format=%s')).toBe('snapshot');
});

test('nothing but an answer decides', async () => {
  const workspace = await galaxy().open();
  const said = await talk(workspace, ['', 'ja', 'l', '?', 'd', 'q']);
  expect(said).toContain('“ja” is no answer here, and nothing was done.');
  expect(said).toContain('y or yes: Accept');
  expect(said).toContain(`UUID: ${uuid('a', 0)}`);
  expect(workspace.journal.records).toEqual([]);
});

test('another type, other tags, and a note', async () => {
  const root = galaxy();
  const answers = [
    'r',
    'like',
    'contains',
    'x',
    't',
    'likely',
    'nonsense',
    'my:own="tag"',
    '',
    'm',
    'so they say',
    'y',
  ];
  const said = await talk(await root.open(), [...answers, 'c', 'd', 'e', 'relate by hand', 'y']);
  expect(said).toContain('No relation type is called “like”. Nearest:');
  expect(said).toContain('“nonsense” is no tag');
  expect(said).toContain('No taxonomy knows my:own="tag"');
  expect(said).toContain('OceanLotus (vendor-b) contains OceanLotus (vendor-a)');
  expect(said).toContain('+          "type": "contained-by"');
  expect(relationsIn(root, 'vendor-b')).toEqual([
    {
      'dest-uuid': uuid('a', 0),
      tags: ['estimative-language:likelihood-probability="likely"', 'my:own="tag"'],
      type: 'contains',
    },
  ]);
  expect(root.git('log', '-1', '--format=%s')).toBe('relate by hand');
  expect(root.read('curation/positive.sssom.tsv')).toContain('so they say');
});

test('says when nothing is left to decide', async () => {
  const said = await talk(await galaxy().open(), ['y', 'n', 'q']);
  expect(said).toContain('Rejected.\nEvery pair of this queue is decided.\nDecide [');
  expect(said.match(/Every pair/g)).toHaveLength(1);
});

test('names no key that it has not', async () => {
  const said = await talk(await galaxy().open(), ['y', 'c', 'y', 'z', 'q']);
  expect(said).toContain('2 relations in 2 clusters; ‘relata undo’ takes it back');
  expect(said).toContain('nothing left to undo: what is committed, ‘relata undo’ takes back');
  expect(said).not.toMatch(/‘[hX]’/);
});

test('undo brings a pair back, skip leaves it for later', async () => {
  const workspace = await galaxy().open();
  const said = await talk(workspace, ['n', 'z', 'skip', 'y', 'q']);
  expect(said).toContain('Rejected.\n\nPair 2');
  expect(said).toContain('Taken back.\n\nPair 1');
  const [last] = workspace.journal.records.slice(-1);
  expect(last).toMatchObject({
    kind: 'decide',
    decisions: [{ verdict: 'accepted', subject: { value: 'Sandworm' } }],
  });
});

test('a commit that fails is said, and all is pending still', async () => {
  const root = galaxy();
  root.hook('pre-commit', 'echo no commits on Fridays >&2; exit 1');
  const said = await talk(await root.open(), ['y', 'c', 'y', 'q']);
  expect(said).toContain('Nothing was committed');
  expect(said).toContain('no commits on Fridays');
  expect(said).toMatch(/1 pending: the next start/);
  expect(root.status()).toEqual([]);
});

test('where nothing can be decided, it says so', async () => {
  const root = galaxy();
  root.git('config', '--unset', 'user.name');
  root.git('config', '--unset', 'user.email');
  expect(await talk(await root.open(), ['y', 'q'])).toContain('who decides?');
});

test('without git, it writes and asks nothing about a commit', async () => {
  const root = galaxy();
  rmSync(join(root.root, '.git'), { recursive: true });
  const workspace = await root.open();
  const ana = { label: 'Ana <ana@example.org>', orcid: null };
  const said = await talk({ ...workspace, curator: async () => ana }, ['y', 'c', 'b', 'c', 'y', 'q']);
  expect(said).toContain('There is no git repository: the files are written and nothing is committed.');
  expect(said).toContain(
    'y writes, d shows the diff; anything else goes back.\nWrite [y,d,n]: \nNot committed',
  );
  expect(said).toContain('written: 2 relations in 2 clusters.');
});
