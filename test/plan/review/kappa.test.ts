import { describe, expect, it } from 'vitest';
import type { LedgerRow, Verdict } from '../../../src/ledger/types.js';
import { agreementBetween } from '../../../src/plan/review/kappa.js';
import { ALICE, BOB, row } from '../../ledger/make.js';

/** Rows of two curators who judge the same pairs: `counts` pairs for each two verdicts. */
function judged(counts: readonly (readonly [Verdict, Verdict, number])[]): LedgerRow[] {
  let n = 0;
  return counts.flatMap(([alice, bob, count]) =>
    Array.from({ length: count }, () => {
      n += 2;
      return [row(n + 1, n, { verdict: alice, author: ALICE }), row(n, n + 1, { verdict: bob, author: BOB })];
    }).flat(),
  );
}

describe('agreementBetween', () => {
  it('is 0.4 for the textbook table 20, 5, 10, 15', () => {
    // Observed (20 + 15) / 50 = 0.7; by chance 0.5 × 0.6 + 0.5 × 0.4 = 0.5; (0.7 − 0.5) / (1 − 0.5).
    const [all] = agreementBetween(
      judged([
        ['accepted', 'accepted', 20],
        ['accepted', 'rejected', 5],
        ['rejected', 'accepted', 10],
        ['rejected', 'rejected', 15],
      ]),
    );
    expect(all).toMatchObject({ frameworks: null, judgedTwice: 50, observed: 0.7 });
    expect(all?.kappa).toBeCloseTo(0.4, 10);
  });

  it('is one for curators who always agree, minus one for the contrary, and none where chance explains all', () => {
    const kappa = (...counts: [Verdict, Verdict, number][]) => agreementBetween(judged(counts))[0]?.kappa;
    expect(kappa(['accepted', 'accepted', 3], ['rejected', 'rejected', 2])).toBeCloseTo(1, 10);
    expect(kappa(['accepted', 'rejected', 2], ['rejected', 'accepted', 2])).toBeCloseTo(-1, 10);
    expect(kappa(['accepted', 'accepted', 5])).toBeNull();
  });

  it('counts the last word of each curator, and nobody twice', () => {
    const rows = [
      row(1, 2, { verdict: 'rejected', author: ALICE, date: '2026-01-01' }),
      row(1, 2, { verdict: 'accepted', author: ALICE, date: '2026-02-01' }),
      row(1, 2, { verdict: 'accepted', author: { label: 'Alice <ALICE@example.org>', orcid: null } }),
    ];
    expect(agreementBetween(rows)).toEqual([]);
    expect(agreementBetween([...rows, row(1, 2, { author: BOB })])).toMatchObject([
      { judgedTwice: 1, observed: 1 },
      { frameworks: ['left', 'right'] },
    ]);
  });

  it('takes a reviewer for a second curator', () => {
    const approved = row(1, 2, { reviewer: BOB, reviewerAgreement: 1, reviewDate: '2026-05-05' });
    const sentBack = row(3, 4, { reviewer: BOB, reviewerAgreement: -1, reviewDate: '2026-05-05' });
    expect(agreementBetween([approved, sentBack])[0]).toMatchObject({ judgedTwice: 2, observed: 0.5 });
  });

  it('is nothing where nobody judged what another did', () => {
    expect(agreementBetween([row(1, 2), row(3, 4, { author: BOB })])).toEqual([]);
  });
});
