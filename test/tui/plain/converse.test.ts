import { expect, test } from 'vitest';
import type { CandidatePair } from '../../../src/matcher/types.js';
import type { Workspace } from '../../../src/plan/ports.js';
import { makeKeymap } from '../../../src/tui/input/bindings.js';
import { KEYMAP } from '../../../src/tui/keymap.js';
import { converse } from '../../../src/tui/plain/converse.js';
import { Headless } from '../../../src/tui/run/headless.js';
import { clusterText, uuid } from '../../e2e/support/galaxies.js';
import { EVERYTHING } from '../../support/requests.js';
import { TempGalaxy } from '../../support/temp-galaxy.js';
import { CERTAIN } from '../support/galaxy.js';

const NAMES = ['OceanLotus', 'Sandworm'];

function galaxy(): TempGalaxy {
  const values = (letter: string) =>
    NAMES.map((value, n) => ({ description: `About ${value}.`, uuid: uuid(letter, n), value }));
  return new TempGalaxy({
    'clusters/vendor-a.json': clusterText('vendor-a', values('a')),
    'clusters/vendor-b.json': clusterText('vendor-b', values('b')),
  }).init();
}

const PAIRS: CandidatePair[] = NAMES.map((value, n) => ({
  subject: { uuid: uuid('a', n), value, cluster: 'vendor-a' },
  object: { uuid: uuid('b', n), value, cluster: 'vendor-b' },
  matchWeight: 7,
  matchProbability: 0.99,
  relation: { type: 'similar', subject: 'subject', probability: 0.99 },
  tags: [CERTAIN],
  linked: 'none',
  evidence: [{ comparison: 'prior', level: 'pairs that blocking lets through', matchWeight: 7 }],
}));

/** Gives `answers`, one to each question; returns everything that was said. */
async function talk(workspace: Workspace, answers: readonly string[]): Promise<string> {
  const scan: Workspace['scanner']['scan'] = async (_, hooks) =>
    PAIRS.filter((pair) => !hooks?.decided?.has(`${pair.subject.uuid} ${pair.object.uuid}`));
  const app = new Headless({
    workspace: { ...workspace, scanner: { ...workspace.scanner, scan } },
    request: { ...EVERYTHING, limit: 100 },
    keymap: makeKeymap(KEYMAP),
    galaxyName: 'test',
    session: 's',
    now: () => new Date('2026-05-04T12:00:00Z'),
  });
  const left = [...answers];
  const said: string[] = [];
  await converse(app, {
    say: async (...sentences) => {
      said.push(...sentences);
    },
    ask: async (question) => {
      said.push(question);
      return left.shift() ?? null;
    },
  });
  expect(left).toEqual([]);
  return said.join('\n');
}

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
