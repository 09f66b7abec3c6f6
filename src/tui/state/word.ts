import type { Decision, LedgerRow, Verdict } from '../../ledger/types.js';

/** What was said of a pair, in a word: a decision that went back to its curator is none that holds. */
export type Word = Verdict | 'sent back';

/** The word of a decision, or of a row of the ledger. */
export function wordOf({
  verdict,
  review,
  reviewerAgreement,
}: Pick<Decision, 'verdict' | 'review'> & Partial<Pick<LedgerRow, 'reviewerAgreement'>>): Word {
  return (review?.agreement ?? reviewerAgreement ?? 0) < 0 ? 'sent back' : verdict;
}
