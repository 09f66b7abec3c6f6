import type { EntryRef } from '../galaxy/types.js';
import { COMPOSITE, MANUAL, NOBODY } from './rows.js';
import { emptyDocument, renderDocument } from './sssom/document.js';
import { editDocument } from './sssom/edit.js';
import { asWritten } from './sssom/row-out.js';
import type { Curator, LedgerRow } from './types.js';

/** What a matcher proposes: a candidate pair has this shape. */
export interface Proposed {
  readonly subject: EntryRef;
  readonly object: EntryRef;
  readonly relation: {
    readonly type: string;
    /** Which of the two is the relation's subject. */
    readonly subject: 'subject' | 'object';
    /** 0..1 */
    readonly probability: number;
  };
  readonly tags: readonly string[];
}

/** A proposal as a row of `predictions.sssom.tsv`: its confidence is the relation's probability. */
export function predictionRow(
  { subject, object, relation, tags }: Proposed,
  tool: { readonly name: string; readonly version: string },
  date: string,
  fingerprint: string,
): LedgerRow {
  const forward = relation.subject === 'subject';
  return {
    subject: forward ? subject : object,
    object: forward ? object : subject,
    verdict: 'accepted',
    type: relation.type,
    tags,
    note: '',
    author: NOBODY,
    date,
    confidence: relation.probability,
    fingerprint,
    justification: COMPOSITE,
    reviewer: null,
    reviewDate: null,
    reviewerAgreement: null,
    tool: tool.name,
    toolVersion: tool.version,
    wrote: 'none',
    extra: {},
  };
}

/** Predictions as the text of `predictions.sssom.tsv`, sorted as the ledger is. */
export function formatPredictions(rows: readonly LedgerRow[]): string {
  return renderDocument(editDocument(emptyDocument('predictions'), () => false, rows.map(asWritten)));
}

/** A prediction that a curator takes as a decision of their own. What proposed it stays named. */
export function acceptPrediction(row: LedgerRow, author: Curator, date: string): LedgerRow {
  return { ...row, justification: MANUAL, author, date, confidence: null };
}
