import { describe, expect, it } from 'vitest';
import { explainAgain } from '../../src/ledger/asked-again.js';
import { decidedPairs } from '../../src/ledger/decided.js';
import { fingerprint } from '../../src/ledger/fingerprint.js';
import { pendingDecisions } from '../../src/ledger/pending.js';
import { keyOf } from '../../src/ledger/rows.js';
import type { JournalRecord, LedgerRow } from '../../src/ledger/types.js';
import { cluster, entry, galaxy } from '../plan/review/make.js';
import { BOB, decision, row } from './make.js';

const G = galaxy(
  cluster('left', entry(1), entry(3, [], { value: 'New name', description: 'New text.' })),
  cluster('right', entry(2), entry(4)),
);
const now = fingerprint(entry(1), entry(2));
const then = fingerprint(entry(3), entry(4));
const none = pendingDecisions([]);
const key = keyOf(row(1, 2));
const changedKey = keyOf(row(3, 4));

describe('decidedPairs', () => {
  it.each<[string, LedgerRow, boolean]>([
    ['accepted', row(1, 2), true],
    ['rejected, unchanged', row(1, 2, { verdict: 'rejected', fingerprint: now }), true],
    ['unsure, unchanged', row(1, 2, { verdict: 'unsure', fingerprint: now }), true],
    ['accepted, changed since', row(3, 4, { fingerprint: then }), true],
    ['rejected, changed since', row(3, 4, { verdict: 'rejected', fingerprint: then }), false],
    ['unsure, changed since', row(3, 4, { verdict: 'unsure', fingerprint: then }), false],
    ['rejected, without a fingerprint', row(3, 4, { verdict: 'rejected' }), true],
    ['rejected, of an entry that is gone', row(1, 99, { verdict: 'rejected', fingerprint: then }), true],
    ['predicted', row(1, 2, { justification: 'semapv:LexicalMatching' }), false],
    ['approved', row(1, 2, { reviewer: BOB, reviewerAgreement: 1 }), true],
    ['sent back', row(1, 2, { reviewer: BOB, reviewerAgreement: -1 }), false],
  ])('%s', (_, r, decided) => {
    expect(decidedPairs([r], none, G).decided.has(keyOf(r))).toBe(decided);
  });

  it('counts what is pending, and not what is reopened', () => {
    const at = '2026-05-04T10:00:00.000Z';
    const reopen: JournalRecord = { kind: 'reopen', id: 'r', at, pairs: [key] };
    const decide: JournalRecord = { kind: 'decide', id: 'd', at, decisions: [decision(1, 2)] };
    const decided = (...records: JournalRecord[]) =>
      decidedPairs([row(1, 2)], pendingDecisions(records), G).decided.has(key);
    expect([decided(), decided(reopen), decided(reopen, decide)]).toEqual([true, false, true]);
    expect(decidedPairs([], pendingDecisions([decide]), G).decided.has(key)).toBe(true);
  });
});

describe('explainAgain', () => {
  const why = (r: LedgerRow) => {
    const again = decidedPairs([r], none, G).again.get(keyOf(r));
    return again && explainAgain(again, G);
  };

  it('says what changed, and how the entry was called', () => {
    expect(why(row(3, 4, { verdict: 'rejected', fingerprint: then }))).toBe(
      'asked again: Alice Doe had it rejected on 2026-05-04; since then changed names and description of New name (then Entry 3)',
    );
    expect(
      decidedPairs([row(3, 4, { verdict: 'unsure', fingerprint: then })], none, G).again.has(changedKey),
    ).toBe(true);
  });

  it('says who sent it back, and why', () => {
    expect(why(row(1, 2, { reviewer: BOB, reviewerAgreement: -1, note: 'which group?' }))).toBe(
      'sent back by orcid:0000-0002-1825-0097: “which group?”',
    );
  });
});
