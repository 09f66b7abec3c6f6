import { expect, test } from 'vitest';
import { toRow } from '../../../src/ledger/rows.js';
import type { LedgerRow, Verdict } from '../../../src/ledger/types.js';
import type { ReviewItem } from '../../../src/plan/review/queue.js';
import type { ReviewDesk } from '../../../src/tui/events.js';
import { CERTAIN } from '../support/galaxy.js';
import { galaxy, PAIRS, talk } from './talk.js';

const [ocean, worm] = PAIRS;

/** What a curator said of a pair. */
function said(pair = ocean, name = 'Bob', verdict: Verdict = 'accepted'): LedgerRow {
  if (!pair) throw new TypeError('no pair');
  const { subject, object } = pair;
  const author = { label: `${name} <${name}@example.org>`, orcid: null };
  const decision = { subject, object, verdict, type: 'similar', tags: [CERTAIN], note: `by ${name}`, author };
  const rest = { date: '2026-05-04', confidence: null, fingerprint: '' };
  return toRow({ ...decision, ...rest }, { name: 'relata', version: '1.2.3' });
}

function deskOf(...items: Pick<ReviewItem, 'rows' | 'rank' | 'reasons'>[]): ReviewDesk {
  const keyed = items.map((item): [string, ReviewItem] => {
    const [{ subject, object }] = item.rows;
    const key = `${subject.uuid} ${object.uuid}`;
    return [key, { ...item, key, certainty: null }];
  });
  return { items: new Map(keyed), settings: { fourEyes: false } };
}

const desk = deskOf(
  { rank: 'risk', reasons: ['OceanLotus is revoked', 'decided by Bob'], rows: [said()] },
  {
    rank: 'disagreement',
    reasons: [],
    rows: [said(worm, 'Bob'), said(worm, 'Eve', 'rejected')],
  },
);

test('says why a pair is up for review, and who said what of it', async () => {
  const out = await talk(await galaxy().open(), ['j', 'q'], desk);
  expect(out).toContain(
    'Pair 1 of 2. 0 pending.\nUp for review: OceanLotus is revoked; decided by Bob.\n' +
      '  OceanLotus similar OceanLotus: accepted by Bob 2026-05-04, almost-certain, “by Bob”.\nFirst: ',
  );
  expect(out).toContain(
    'Up for review: 2 answers to one question.\n  Sandworm similar Sandworm: accepted by Bob',
  );
  expect(out).toContain('rejected by Eve');
  expect(out).toContain('Decide [y,n,u,b,skip,r,t,d,z,c,q,?]: ');
});

test('approves, disagrees, and takes back', async () => {
  const root = galaxy();
  const workspace = await root.open();
  const out = await talk(workspace, ['y', 'z', 'y', 'n', 'c', 'y', 'q'], desk);
  expect(out).toContain('Approved as accepted.\n\nPair 2 of 2. 1 pending.');
  expect(out).toContain('Taken back.\n\nPair 1 of 2');
  expect(out).toContain('Approved as rejected.');
  expect(root.read('curation/positive.sssom.tsv')).toMatch(/Bob.*2026-05-04/);
  expect(root.git('log', '-1', '--format=%B')).toContain('Reviewed-by: ');
});

test('sends back with the reason, and not without one', async () => {
  const workspace = await galaxy().open();
  const out = await talk(workspace, ['b', '', 'back', 'which group?', 'q'], desk);
  expect(out).toContain('Why it goes back, or nothing to leave it: \nNot sent back.');
  expect(out).toContain('Sent back.\n\nPair 2 of 2. 1 pending.');
  expect(workspace.journal.records).toMatchObject([
    {
      decisions: [
        { note: 'which group?', review: { agreement: -1 }, author: { label: 'Bob <Bob@example.org>' } },
      ],
    },
  ]);
});

test('says a reason for the review once, not as a warning again', async () => {
  const root = galaxy();
  const text = root.read('clusters/vendor-a.json').replace('"value": "OceanLotus"', '"revoked": true, $&');
  root.write('clusters/vendor-a.json', text);
  const reason = 'OceanLotus (vendor-a) is revoked';
  const revoked = deskOf({ rank: 'risk', reasons: [reason], rows: [said()] });
  const out = await talk(await root.open(), ['q'], revoked);
  expect(out).toContain(`Up for review: ${reason}.`);
  expect(out).not.toContain('Warning:');
  expect(await talk(await root.open(), ['q'])).toContain(`Warning: ${reason}.`);
});

test('what cannot be sent back says so before it asks why', async () => {
  const out = await talk(await galaxy().open(), ['j', 'b', 'q'], desk);
  expect(out).toContain('curators disagree here: decide which of them holds.');
});
