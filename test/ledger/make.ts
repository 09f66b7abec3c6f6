import type { EntryRef } from '../../src/galaxy/types.js';
import { toRow } from '../../src/ledger/rows.js';
import type { Curator, Decision, LedgerRow } from '../../src/ledger/types.js';

export const ALICE: Curator = { label: 'Alice Doe <alice@example.org>', orcid: null };
export const BOB: Curator = { label: '', orcid: 'orcid:0000-0002-1825-0097' };

/** `u(7)` is a UUID that sorts as 7 does. */
export function u(n: number): string {
  return `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
}

/** Odd entries stand in the cluster left, even ones in right. */
export function entry(n: number): EntryRef {
  return { uuid: u(n), value: `Entry ${n}`, cluster: n % 2 === 1 ? 'left' : 'right' };
}

/** A decision on the pair of the entries `a` and `b`. */
export function decision(a: number, b: number, change: Partial<Decision> = {}): Decision {
  return {
    subject: entry(a),
    object: entry(b),
    verdict: 'accepted',
    type: 'similar',
    tags: [],
    note: '',
    author: ALICE,
    date: '2026-05-04',
    confidence: null,
    fingerprint: '',
    ...change,
  };
}

/** The same as a row of the ledger. */
export function row(a: number, b: number, change: Partial<LedgerRow> = {}): LedgerRow {
  return { ...toRow(decision(a, b, change), { name: 'relata', version: '1.2.3' }), ...change };
}
