import { describe, expect, test } from 'vitest';
import { runRelata } from '../support/run-relata.js';
import { checkSssom } from '../support/sssom-rules.js';
import { stixComplaints } from '../support/stix-rules.js';
import { BARE_ENV, TempGalaxy } from '../support/temp-galaxy.js';

const uuid = (side: 'a' | 'b', n: number) => `${side}0000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

function clusterText(name: 'left' | 'right'): string {
  const side = name === 'left' ? 'a' : 'b';
  const values = [0, 1, 2, 3].map((n) => ({
    description: `Number ${n}.`,
    uuid: uuid(side, n),
    value: `${name} ${n}`,
  }));
  const cluster = {
    authors: ['x'],
    category: 'actor',
    description: 'x',
    name,
    source: 'x',
    type: 'threat-actor',
    uuid: uuid(side, 999),
    values,
    version: 1,
  };
  return `${JSON.stringify(cluster, null, 2)}\n`;
}

const DECISIONS = [
  'subject_uuid,object_uuid,type,verdict,tags,note',
  `${uuid('a', 0)},${uuid('b', 0)},similar,accepted,"estimative-language:likelihood-probability=""likely""","two\nlines"`,
  `${uuid('a', 1)},${uuid('b', 1)},similar,rejected,,`,
  `${uuid('a', 2)},${uuid('b', 2)},uses,unsure,,`,
  '',
].join('\n');

/** A repository in which three pairs are decided and committed. */
async function decided(): Promise<TempGalaxy> {
  const galaxy = new TempGalaxy({
    'clusters/left.json': clusterText('left'),
    'clusters/right.json': clusterText('right'),
  }).init();
  await relata(galaxy, ['apply', '-', '--commit'], DECISIONS);
  return galaxy;
}

const relata = (galaxy: TempGalaxy, args: readonly string[], input?: string) =>
  runRelata(['-C', galaxy.root, ...args], {
    env: BARE_ENV,
    cwd: galaxy.root,
    ...(input === undefined ? {} : { input }),
  });

describe('relata ledger export and import', () => {
  test.each(['sssom', 'sssom-json', 'csv', 'stix', 'graphml'])('%s comes back as it went', async (format) => {
    const galaxy = await decided();
    const { status, out } = await relata(galaxy, ['ledger', 'export', '--format', format]);
    expect(status).toBe(0);
    if (format === 'sssom') expect(checkSssom(out).complaints).toEqual([]);
    if (format === 'stix') expect(stixComplaints(out)).toEqual([]);

    const again = await relata(galaxy, ['ledger', 'import', '-'], out);
    expect([again.status, again.out]).toEqual([0, '']);
    expect(again.err).toContain('the ledger has all 3 rows already');
    expect(galaxy.status()).toEqual([]);

    galaxy.git('rm', '--quiet', '-r', 'curation');
    galaxy.git('commit', '--quiet', '--message=lose the ledger');
    expect((await relata(galaxy, ['ledger', 'import', '-'], out)).status).toBe(0);
    galaxy.git('add', '--all');
    expect(galaxy.git('diff', '--cached', 'HEAD~1', '--', 'curation')).toBe('');
    expect(galaxy.git('diff', '--cached', 'HEAD', '--', 'clusters')).toBe('');
  });

  test('-o writes a file, all of it or nothing', async () => {
    const galaxy = await decided();
    const { status, out } = await relata(galaxy, ['ledger', 'export', '--format', 'csv', '-o', 'out.csv']);
    expect([status, out]).toEqual([0, '']);
    expect(galaxy.read('out.csv').split('\n')[0]).toContain('subject_uuid,');
    const failed = await relata(galaxy, ['ledger', 'export', '-o', 'nowhere/out.tsv']);
    expect(failed.status).toBe(2);
    expect(failed.err).toMatch(/nowhere\/out\.tsv: it cannot be written \(ENOENT\)/);
  });

  test('import names the lines that it cannot take, and takes the rest', async () => {
    const galaxy = await decided();
    const csv = `subject_uuid,object_uuid,type\n${uuid('a', 3)},${uuid('b', 3)},similar\n${uuid('a', 3)},,similar\n`;
    const { status, err } = await relata(galaxy, ['ledger', 'import', '-'], csv);
    expect(status).toBe(1);
    expect(err).toContain('standard input:3: object_uuid names no entry: (empty)');
    expect(galaxy.status()).toEqual([' M curation/positive.sssom.tsv']);
  });

  test('an export without decisions is nothing to mend', async () => {
    const galaxy = await decided();
    const header = `${DECISIONS.split('\n')[0]}\n`;
    const { status, err } = await relata(galaxy, ['ledger', 'import', '-'], header);
    expect([status, err]).toEqual([0, 'standard input holds no decisions: there is nothing to take\n']);
  });

  test('import of what holds nothing is an error', async () => {
    const galaxy = await decided();
    const { status, err } = await relata(galaxy, ['ledger', 'import', '-'], 'hello\n');
    expect([status, galaxy.status()]).toEqual([2, []]);
    expect(err).toContain('no row that can be taken');
  });
});

describe('relata ledger fix', () => {
  test('has nothing to do after relata', async () => {
    const galaxy = await decided();
    const { status, out, err } = await relata(galaxy, ['ledger', 'fix']);
    expect([status, out]).toEqual([0, '']);
    expect(err).toContain('nothing to mend');
    expect(galaxy.status()).toEqual([]);
  });

  test('shows what it mends as a diff, and says what it leaves', async () => {
    const galaxy = await decided();
    const text = galaxy.read('curation/positive.sssom.tsv');
    const row = text.split('\n').at(-2) ?? '';
    galaxy.write('curation/positive.sssom.tsv', `${text}${row}\ntorn line\n`);
    const { status, out, err } = await relata(galaxy, ['ledger', 'fix']);
    expect(status).toBe(1);
    expect(out).toContain('--- a/curation/positive.sssom.tsv');
    expect(out.split('\n').filter((line) => line.startsWith('-misp'))).toEqual([`-${row}`]);
    expect(err).toContain('positive.sssom.tsv:24: second row for left 0 – right 0');
    expect(err).toContain('positive.sssom.tsv:25: subject_id names no entry: torn line');
    expect(galaxy.read('curation/positive.sssom.tsv')).toBe(`${text}torn line\n`);
  });

  test('works in the middle of a merge', async () => {
    const galaxy = await decided();
    const text = galaxy.read('curation/negative.sssom.tsv');
    const row = text.split('\n').at(-2) ?? '';
    galaxy.write(
      'curation/negative.sssom.tsv',
      text.replace(row, `<<<<<<< HEAD\n${row}\n=======\n${row}\n>>>>>>> theirs`),
    );
    galaxy.write('.git/MERGE_HEAD', `${galaxy.git('rev-parse', 'HEAD')}\n`);
    expect((await relata(galaxy, ['ledger', 'fix'])).status).toBe(0);
    expect(galaxy.read('curation/negative.sssom.tsv')).toBe(text);
  });
});

describe('predictions', () => {
  test('scan prints SSSOM that review, apply and other tools read', async () => {
    const galaxy = await decided();
    const { out } = await relata(galaxy, ['scan', '--format', 'sssom', '--min-probability', '0']);
    const { complaints, rows } = checkSssom(out);
    expect(complaints).toEqual([]);
    expect(
      rows.every((r) => r.mapping_justification === 'semapv:CompositeMatching' && r.author_label === ''),
    ).toBe(true);

    const recorded = await relata(galaxy, ['apply', '-'], out);
    expect(recorded.status).toBe(0);
    expect(galaxy.git('diff', '--stat', '--', 'clusters')).toBe('');
  });
});

describe('relata ledger adopt', () => {
  test('puts on record what stands in the clusters, and that changes no cluster', async () => {
    const galaxy = await decided();
    const clusters = ['clusters/left.json', 'clusters/right.json'].map((path) => galaxy.read(path));
    galaxy.git('rm', '--quiet', '-r', 'curation');
    const { status, out } = await relata(galaxy, ['ledger', 'adopt', 'left', 'right']);
    expect(status).toBe(0);
    expect(checkSssom(out).complaints).toEqual([]);
    const author = ['--author', 'Ada Adopter <ada@example.org>'];
    await relata(galaxy, ['ledger', 'import', '-', ...author], out);
    expect(galaxy.read('curation/positive.sssom.tsv')).toMatch(
      /\tAda Adopter <ada@example.org>\t.*\tnone\n$/,
    );
    expect(await relata(galaxy, ['apply', 'curation/positive.sssom.tsv'])).toMatchObject({
      err: expect.stringContaining('0 pairs written into 0 clusters, 0 only recorded, 1 already there'),
    });
    expect(['clusters/left.json', 'clusters/right.json'].map((path) => galaxy.read(path))).toEqual(clusters);
    expect(await relata(galaxy, ['ledger', 'adopt'])).toMatchObject({
      err: expect.stringContaining('0 relations that the ledger does not have'),
    });
  });
});
