import { sameCurator } from '../../ledger/curators.js';
import { fileOf, reviewed, sameRelation } from '../../ledger/rows.js';
import type { TeamSettings } from '../../ledger/settings.js';
import type { Decision, LedgerRow } from '../../ledger/types.js';
import type { ReviewItem } from './queue.js';

/** A reviewer's word that does not count, and why. */
export interface RefusedReview {
  readonly refused: string;
}

/**
 * What a reviewer's verdict comes to. `own` is the verdict as a decision of the reviewer's own: when a row says just
 * that, it is approved and keeps its author; else the reviewer's decision takes the place of all rows. Nobody approves
 * their own decision where four eyes are required.
 */
export function reviewDecision(
  item: ReviewItem,
  own: Decision,
  settings: TeamSettings,
): Decision | RefusedReview {
  const said = item.rows.filter((row) => fileOf(row) !== 'predictions' && saysThat(row, own));
  const others = said.find((row) => !sameCurator(row.author, own.author));
  if (others) return approval(others, own, own.verdict === 'unsure' ? 0 : 1);
  if (said.length > 0 && item.rows.length === 1) {
    return settings.fourEyes
      ? { refused: 'you decided this yourself: somebody else has to approve it' }
      : approval(said[0] ?? item.rows[0], own, own.verdict === 'unsure' ? 0 : 1);
  }
  return own;
}

/** Why there is nothing to send back to anybody, with what to do instead; null when there is. */
export function whyNotSendBack({ rows }: ReviewItem): string | null {
  if (rows.length > 1) return 'curators disagree here: decide which of them holds';
  return fileOf(rows[0]) === 'predictions' ? 'nobody has decided this: reject it instead' : null;
}

/** Sends a decision back to its curator: the pair is open again, and the relation stays until they decide anew. */
export function sentBack(item: ReviewItem, own: Decision): Decision | RefusedReview {
  const [row] = item.rows;
  const refused = whyNotSendBack(item);
  if (refused !== null) return { refused };
  if (own.note === '') return { refused: 'say why: the note goes back with it' };
  return approval(row, own, -1);
}

/** The row with what the reviewer says of it; entries and what was judged are as they are now. */
function approval(row: LedgerRow, own: Decision, agreement: number): Decision {
  const review = { reviewer: own.author, date: own.date, agreement };
  const turned = own.subject.uuid !== row.subject.uuid;
  return {
    ...reviewed(row, review, own.note || row.note),
    subject: turned ? own.object : own.subject,
    object: turned ? own.subject : own.object,
    fingerprint: own.fingerprint,
  };
}

function saysThat(row: LedgerRow, own: Decision): boolean {
  if (row.verdict !== own.verdict) return false;
  return row.verdict !== 'accepted' || (sameRelation(row, own) && row.tags.join('|') === own.tags.join('|'));
}
