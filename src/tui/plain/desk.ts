import { currentItem } from '../state/desk.js';
import { rowInWords } from '../state/ledger-diff.js';
import type { State } from '../state/state.js';

/** Why the pair at hand is up for review and what was said of it, a line each; none in the analyst's queue. */
export function deskSentences(state: State): string[] {
  const item = currentItem(state);
  if (item === null) return [];
  const { rank, reasons, rows } = item;
  const why = rank === 'disagreement' ? `${rows.length} answers to one question` : reasons.join('; ');
  return [`Up for review: ${why}.`, ...rows.map((row) => `  ${rowInWords(row)}.`)];
}

const OWN = { accepted: 'Accepted', rejected: 'Rejected', unsure: 'Recorded as unsure' } as const;

/** What the last step has come to: the word of the curator, or what a reviewer says of somebody else's. */
export function decidedSentence({ pending, start }: State): string | null {
  const decision = pending.steps.at(-1)?.decisions[0];
  if (decision === undefined) return null;
  const { verdict, review } = decision;
  if (review === undefined) return `${OWN[verdict]}${start.desk ? ', as a decision of your own' : ''}.`;
  if (review.agreement < 0) return 'Sent back.';
  return verdict === 'unsure' ? 'Reviewed as unsure.' : `Approved as ${verdict}.`;
}
