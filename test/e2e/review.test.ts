import { expect, onTestFinished, test } from 'vitest';
import { runRelata } from '../support/run-relata.js';
import { smallRepository, uuid } from './support/galaxies.js';
import { Session } from './support/session.js';

test('the review desk: disagree, approve, send back, and commit with the names of both', async () => {
  const galaxy = smallRepository();
  // Alice decides, Carol reviews.
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
