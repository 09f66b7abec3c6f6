import { execFileSync } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { readLedger } from '../../src/ledger/open.js';
import { fileOf, keyOf } from '../../src/ledger/rows.js';
import { shardOf } from '../../src/ledger/shard.js';
import type { LedgerRow, Verdict } from '../../src/ledger/types.js';
import { runRelata } from '../support/run-relata.js';
import { checkSssom } from '../support/sssom-rules.js';
import { BARE_ENV, TempGalaxy } from '../support/temp-galaxy.js';

/** Pairs `n` of two frameworks: entry `n` of left and of right. */
const PAIRS = 30;
const uuid = (side: 'left' | 'right', n: number) =>
  `${side === 'left' ? 'a' : 'b'}0000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

function clusterText(name: 'left' | 'right'): string {
  const values = Array.from({ length: PAIRS }, (_, n) => ({
    description: `Actor ${n}.`,
    uuid: uuid(name, n),
    value: `${name} actor ${n}`,
  }));
  const cluster = {
    authors: ['x'],
    category: 'actor',
    description: 'x',
    name,
    source: 'x',
    type: name,
    uuid: uuid(name, 999),
    values,
    version: 1,
  };
  return `${JSON.stringify(cluster, null, 2)}\n`;
}

/** The verdict of a curator on each pair of their part of the queue. */
type Verdicts = ReadonlyMap<number, Verdict>;

function csvOf(verdicts: Verdicts): string {
  const lines = [...verdicts].map(
    ([n, verdict]) => `${uuid('left', n)},${uuid('right', n)},similar,${verdict}`,
  );
  return ['subject_uuid,object_uuid,type,verdict', ...lines, ''].join('\n');
}

/** Clones `origin`, decides there as `name`, commits on the branch `curation/<name>`, and pushes it. */
async function curatorDecides(origin: TempGalaxy, name: string, verdicts: Verdicts): Promise<void> {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'relata-clone-')));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  execFileSync('git', ['clone', '--quiet', origin.root, root], { env: BARE_ENV, stdio: 'pipe' });
  const clone = new TempGalaxy({}, root);
  clone.git('config', 'user.name', name);
  clone.git('config', 'user.email', `${name}@example.org`);
  const args = ['-C', root, 'apply', '-', '--branch', `curation/${name}`];
  const { status, err } = await runRelata(args, { input: csvOf(verdicts), env: BARE_ENV });
  expect([status, err]).toEqual([0, expect.stringContaining('committed')]);
  clone.git('push', '--quiet', 'origin', `curation/${name}`);
}

function ledgerOf(galaxy: TempGalaxy): readonly LedgerRow[] {
  const read = (file: string) => {
    try {
      return galaxy.read(`curation/${file}.sssom.tsv`);
    } catch {
      return null;
    }
  };
  const texts = {
    positive: read('positive'),
    negative: read('negative'),
    unsure: read('unsure'),
    predictions: null,
  };
  for (const text of Object.values(texts)) if (text !== null) expect(checkSssom(text).complaints).toEqual([]);
  return readLedger(texts).rows;
}

/** Merges a branch as the docs say: a conflicted cluster is taken from one side, and the ledger applied again. */
async function merge(galaxy: TempGalaxy, branch: string): Promise<void> {
  try {
    galaxy.git('merge', '--quiet', '--no-edit', branch);
  } catch {
    const conflicts = galaxy.git('diff', '--name-only', '--diff-filter=U').split('\n');
    expect(conflicts.every((path) => path.startsWith('clusters/'))).toBe(true);
    galaxy.git('checkout', '--quiet', '--ours', '--', ...conflicts);
    await runRelata(['-C', galaxy.root, 'ledger', 'fix'], { env: BARE_ENV });
    await runRelata(['-C', galaxy.root, 'apply', 'curation/positive.sssom.tsv'], {
      env: BARE_ENV,
      cwd: galaxy.root,
    });
    galaxy.git('add', '--all');
    galaxy.git('commit', '--quiet', '--no-edit');
  }
}

function similarTo(galaxy: TempGalaxy, side: 'left' | 'right', n: number): string[] {
  const { values } = JSON.parse(galaxy.read(`clusters/${side}.json`));
  return (values[n].related ?? []).map((relation: { 'dest-uuid': string }) => relation['dest-uuid']);
}

const origin = () =>
  new TempGalaxy({
    'clusters/left.json': clusterText('left'),
    'clusters/right.json': clusterText('right'),
  }).init();

describe('two curators on two branches', () => {
  test('overlapping queues merge without a lost or doubled decision, and disagreements surface', async () => {
    const galaxy = origin();
    const verdicts: readonly Verdict[] = ['accepted', 'rejected', 'unsure'];
    const alice = new Map(Array.from({ length: 20 }, (_, n) => [n, verdicts[n % 3] ?? 'unsure'] as const));
    const bob = new Map(
      Array.from(
        { length: 20 },
        (_, n) => [n + 10, verdicts[(n + 10) % (n < 5 ? 2 : 3)] ?? 'unsure'] as const,
      ),
    );
    await curatorDecides(galaxy, 'alice', alice);
    await curatorDecides(galaxy, 'bob', bob);
    await merge(galaxy, 'curation/alice');
    await merge(galaxy, 'curation/bob');

    const fix = await runRelata(['-C', galaxy.root, 'ledger', 'fix'], { env: BARE_ENV });
    galaxy.git('commit', '--quiet', '--all', '--message=mend');
    const rows = ledgerOf(galaxy);
    const disputed: number[] = [];
    for (let n = 0; n < PAIRS; n += 1) {
      const said = new Set([alice.get(n), bob.get(n)].filter((verdict) => verdict !== undefined));
      const [a, b] = [uuid('left', n), uuid('right', n)];
      const here = rows.filter((row) => keyOf(row) === `${a} ${b}`);
      expect(new Set(here.map(({ verdict }) => verdict)), `pair ${n}`).toEqual(said);
      expect(here, `pair ${n} is there once for each verdict`).toHaveLength(said.size);
      if (said.size > 1) disputed.push(n);
      const accepted = said.has('accepted');
      expect(similarTo(galaxy, 'left', n), `pair ${n}`).toEqual(accepted ? [b] : []);
      expect(similarTo(galaxy, 'right', n), `pair ${n}`).toEqual(accepted ? [a] : []);
    }
    expect(disputed.length).toBeGreaterThan(2);
    expect(fix.status).toBe(1);
    expect(fix.err.match(/`relata review` asks which holds/g)).toHaveLength(disputed.length);

    const summary = await runRelata(
      ['-C', galaxy.root, 'review', '--summary', 'HEAD~2..HEAD', '--format', 'json'],
      { env: BARE_ENV },
    );
    expect(summary.status).toBe(1);
    const { agreement, byCurator, problems } = JSON.parse(summary.out);
    expect(agreement[0]).toMatchObject({
      frameworks: null,
      judgedTwice: 10,
      observed: (10 - disputed.length) / 10,
    });
    expect(byCurator.map(({ curator }: { curator: string }) => curator)).toContain('bob');
    expect(problems).toHaveLength(disputed.length);
  });

  test('a queue in shards is decided without meeting, and merges without a hand', async () => {
    const galaxy = origin();
    const part = (index: number) =>
      new Map(
        Array.from({ length: PAIRS }, (_, n) => n)
          .filter((n) => shardOf(uuid('left', n), uuid('right', n), 2) === index)
          .map((n) => [n, n % 2 ? 'rejected' : 'accepted'] as const),
      );
    await curatorDecides(galaxy, 'alice', part(1));
    await curatorDecides(galaxy, 'bob', part(2));
    await merge(galaxy, 'curation/alice');
    await merge(galaxy, 'curation/bob');
    expect((await runRelata(['-C', galaxy.root, 'ledger', 'fix'], { env: BARE_ENV })).status).toBe(0);
    const rows = ledgerOf(galaxy);
    expect(rows).toHaveLength(PAIRS);
    expect(rows.filter((row) => fileOf(row) === 'positive')).toHaveLength(PAIRS / 2);
  });
});

describe('relata review --summary', () => {
  test('says what a branch would bring, before it is merged', async () => {
    const galaxy = origin();
    await curatorDecides(
      galaxy,
      'alice',
      new Map([
        [1, 'accepted'],
        [2, 'rejected'],
      ]),
    );
    const { status, out } = await runRelata(
      ['-C', galaxy.root, 'review', '--summary', 'main..curation/alice'],
      { env: BARE_ENV },
    );
    expect(status).toBe(0);
    expect(out).toContain('## Relations: 1 added');
    expect(out).toContain('**left actor 1** (left) similar **right actor 1** (right)');
    expect(out).toContain('2 new decisions in the ledger: 1 accepted, 1 rejected, 0 unsure.');
    expect(out).toContain('| alice | 1 | 1 | 0 | 0 |');
  });

  test.each([
    ['an unknown revision', ['nowhere'], /no revision nowhere/],
    ['no range', [], /which revisions\?/],
  ])('%s is one sentence', async (_, args, message) => {
    const { status, out, err } = await runRelata(['-C', origin().root, 'review', '--summary', ...args], {
      env: BARE_ENV,
    });
    expect([status, out]).toEqual([2, '']);
    expect(err).toMatch(message);
    expect(err.trim().split('\n')).toHaveLength(1);
  });
});
