import type { Galaxy } from '../galaxy/galaxy.js';
import { changesSince, type FingerprintChange } from './fingerprint.js';
import type { Pending } from './pending.js';
import { fileOf, keyOf } from './rows.js';
import type { LedgerRow } from './types.js';

/** Why a pair that the ledger has is asked again. */
export type AskedAgain =
  | { readonly why: 'changed'; readonly row: LedgerRow; readonly changes: readonly FingerprintChange[] }
  | { readonly why: 'sent-back'; readonly row: LedgerRow }
  | { readonly why: 'reopened'; readonly row: LedgerRow };

export interface DecidedPairs {
  /** Keys (`pairKey`) of pairs that are not to be asked again. */
  readonly decided: ReadonlySet<string>;
  /** Pairs that the ledger has and that are asked again all the same, by key. */
  readonly again: ReadonlyMap<string, AskedAgain>;
}

/**
 * Which pairs are decided. Accepted ones stay so; rejected and unsure ones until the names or the description of
 * either entry have changed since; any of them until a reviewer sends it back or the curator reopens it. Predictions
 * decide nothing. What is pending is decided.
 */
export function decidedPairs(rows: readonly LedgerRow[], pending: Pending, galaxy: Galaxy): DecidedPairs {
  const decided = new Set<string>();
  const again = new Map<string, AskedAgain>();
  for (const row of rows) {
    if (fileOf(row) === 'predictions') continue;
    const key = keyOf(row);
    const reason = pending.reopened.has(key) ? ({ why: 'reopened', row } as const) : askAgain(row, galaxy);
    if (reason) again.set(key, reason);
    else decided.add(key);
  }
  for (const decision of pending.decisions) {
    decided.add(keyOf(decision));
    again.delete(keyOf(decision));
  }
  for (const key of again.keys()) decided.delete(key);
  return { decided, again };
}

function askAgain(row: LedgerRow, galaxy: Galaxy): AskedAgain | null {
  if ((row.reviewerAgreement ?? 0) < 0) return { why: 'sent-back', row };
  if (row.verdict === 'accepted') return null;
  const subject = galaxy.find(row.subject.uuid);
  const object = galaxy.find(row.object.uuid);
  if (!subject || !object) return null;
  const changes = changesSince(row.fingerprint, subject.entry, object.entry);
  return changes.length === 0 ? null : { why: 'changed', row, changes };
}
