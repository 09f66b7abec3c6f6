import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runRelata } from '../support/run-relata.js';
import { smallRepository } from './support/galaxies.js';

test('decides and commits what a pipe says, and leaves the rest for the next one', async () => {
  const galaxy = smallRepository();
  const first = await runRelata(['-C', galaxy.root, '--plain'], { input: 'y\nno\nc\ny\nu\n' });
  expect(first).toMatchObject({ status: 0, err: '' });
  expect(first.out).toContain('Pair 1 of 4. 0 pending.');
  expect(first.out).toContain('committed as');
  expect(first.out).toMatch(/1 pending: the next start has them, and c commits them\.\n$/);
  // Nothing that moves a cursor or colours text.
  expect(first.out).not.toContain('\x1b');
  expect(galaxy.git('log', '--format=%s')).toMatch(/^chg: \[vendor-a, vendor-b\] relate 1 pair\nsnapshot$/);
  expect(existsSync(join(galaxy.root, '.relata/lock'))).toBe(false);

  const second = await runRelata(['-C', galaxy.root, '--plain', 'vendor-a', 'vendor-b'], {
    input: 'z\nn\nc\ny\n',
    env: { ...process.env, LC_ALL: 'C' },
  });
  expect(second.out).toContain('Pair 1 of 1. 1 pending.');
  expect(second.out).toContain('Taken back.');
  expect(second.out).toMatch(/^[\n -~]*$/);
  expect(galaxy.read('curation/negative.sssom.tsv').match(/^misp\.galaxy:/gm)).toHaveLength(2);
});

test('without a terminal, what is wrong with the command line is said first', async () => {
  const { root } = smallRepository();
  const unknown = await runRelata(['-C', root, 'frobnicate']);
  expect(unknown).toMatchObject({ status: 2, out: '', err: expect.stringContaining('frobnicate') });
  const none = await runRelata(['-C', root]);
  expect(none).toMatchObject({ status: 2, err: expect.stringMatching(/needs a terminal; use .*--plain/) });
});

test('personal settings: other keys, and what is wrong with them by file and line', async () => {
  const galaxy = smallRepository();
  galaxy.write('.git/relata/config.json', '{\n "plain": true,\n "keys": {"review": {"accept": "a"}}\n}');
  const env = { ...process.env, XDG_CONFIG_HOME: join(galaxy.root, '.git') };
  const decided = await runRelata(['-C', galaxy.root], { input: 'y\na\n', env });
  expect(decided.out).toContain('Decide [a,n,u,');
  expect(decided.out).toContain('“y” is no answer here');
  expect(decided.out).toMatch(/1 pending: the next start has them/);

  galaxy.write('.git/relata/config.json', '{"plain": true,\n "keys": {"review": {"accept": "n"}}\n}');
  const refused = await runRelata(['-C', galaxy.root], { env });
  expect(refused).toMatchObject({ status: 2, out: '' });
  expect(refused.err).toMatch(
    /config\.json:2: ‘n’ would mean both “accept” and “reject” .*\(keys\.review\.accept\); give accept or reject/,
  );
});
