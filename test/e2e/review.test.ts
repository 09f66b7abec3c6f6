import { expect, onTestFinished, test } from 'vitest';
import { runRelata } from '../support/run-relata.js';
import type { TempGalaxy } from '../support/temp-galaxy.js';
import { smallRepository, uuid } from './support/galaxies.js';
import { Session } from './support/session.js';

/** Alice decides: two accepted, one rejected. Whoever git knows reviews. */
async function decideAsAlice(galaxy: TempGalaxy): Promise<void> {
  const row = (n: number, verdict: string) => `${uuid('a', n)},${uuid('b', n)},similar,${verdict}`;
  const csv = [
    'subject_uuid,object_uuid,type,verdict',
    row(0, 'accepted'),
    row(1, 'accepted'),
    row(2, 'rejected'),
  ];
  const alice = ['-C', galaxy.root, '--author', 'Alice <alice@example.org>'];
  const applied = await runRelata([...alice, 'apply', '-', '--commit'], { input: csv.join('\n') });
  expect(applied).toMatchObject({ status: 0 });
}

test('the review desk: disagree, approve, send back, and commit with the names of both', async () => {
  const galaxy = smallRepository();
  await decideAsAlice(galaxy);

  const desk = Session.start(['-C', galaxy.root, 'review', 'HEAD~1..HEAD']);
  onTestFinished(() => desk.close());
  // What the matcher would not have said comes first.
  await desk.sees('Alice ✗ rejected similar');
  await desk.sees('y approve');
  await desk.press('y');
  await desk.sees('1 pending');
  await desk.sees('Alice ✓ accepted similar');
  await desk.press('y');
  await desk.sees('2 pending');
  await desk.press('b');
  await desk.type('which?');
  await desk.press('enter');
  await desk.sees('3 pending');
  await desk.press('c');
  await desk.sees('3 decisions into the ledger');
  await desk.press('G');
  await desk.sees(/\+.*accepted by Alice .*, approved by Carol/);
  await desk.sees(/\+.*accepted by Alice .*, sent back by Carol .*“which\?”/);
  await desk.press('enter');
  await desk.sees('committed as');
  await desk.press('q');
  expect(await desk.ended).toEqual({ exitCode: 0, signal: 0 });
  const message = galaxy.git('log', '-1', '--format=%B');
  expect(message).toContain('Reviewed-by: Carol <carol@example.org>');
  expect(galaxy.status()).toEqual([]);
});

test('line by line: the same answers from a pipe, on any terminal', async () => {
  const galaxy = smallRepository();
  await decideAsAlice(galaxy);
  const { status, out, err } = await runRelata(['-C', galaxy.root, 'review', '--plain', 'HEAD~1..HEAD'], {
    input: 'y\ny\nb\nwhich?\nc\ny\n',
    env: { ...process.env, TERM: 'dumb' },
  });
  expect({ status, err }).toEqual({ status: 0, err: '' });
  expect(out).toContain('Pair 1 of 3. 0 pending.\nUp for review: rejected, and the matcher gives it');
  expect(out).toContain('Accepted, as a decision of your own.');
  expect(out).toContain('Approved as accepted.');
  expect(out).toContain('Sent back.');
  expect(out).toMatch(/Nothing is pending\.\n$/);
  expect(out).not.toContain('\x1b');
  expect(galaxy.git('log', '-1', '--format=%B')).toContain('Reviewed-by: Carol <carol@example.org>');

  const again = await runRelata(['-C', galaxy.root, 'review', '--plain', 'HEAD~2..HEAD'], { input: '' });
  // What was sent back is open for its curator, and for whoever looks.
  expect(again.out).toContain('Pair 1 of 1.');
});

test('without a terminal, it points to the ways that need none', async () => {
  const { root } = smallRepository();
  const none = await runRelata(['-C', root, 'review']);
  expect(none).toMatchObject({ status: 2, out: '' });
  expect(none.err).toMatch(/needs a terminal; use .*review --plain.*review --summary/);
});
