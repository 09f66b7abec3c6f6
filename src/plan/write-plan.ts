import type { RelationVocabulary } from '../galaxy/relation-vocabulary.js';
import { finish } from '../galaxy/steps.js';
import type { Taxonomy } from '../galaxy/taxonomy.js';
import type { EntryRef } from '../galaxy/types.js';
import { curatorKey } from '../ledger/curators.js';
import { readLedger } from '../ledger/open.js';
import { agree, fileOf, keyOf, NOBODY, reviewerOf, rowsByKey, sameRelation } from '../ledger/rows.js';
import type { LedgerRow, LedgerTexts } from '../ledger/types.js';
import { upsertRows } from '../ledger/update.js';
import { checkNames, checkRow, notesOn, notesOnOthers } from './check-row.js';
import { contradictions } from './contradictions.js';
import {
  changedClusterSteps,
  type Desk,
  draftAt,
  type FreshCluster,
  findSeat,
  isRefusal,
  type Refusal,
  type Seat,
} from './desk.js';
import { ledgerChanges } from './ledger-files.js';
import { commitMessage } from './message.js';
import { replaceDecision } from './replace-decision.js';
import type { Outcome, WritePlan } from './types.js';

/** Everything that a plan depends on. */
export interface WriteRequest {
  /** In the order of the decisions; what their `wrote` says does not count. */
  readonly rows: readonly LedgerRow[];
  readonly clusters: ReadonlyMap<string, FreshCluster>;
  /** The name of the cluster that a reference means; undefined when no cluster has the entry. */
  readonly homeOf: (ref: EntryRef) => string | undefined;
  readonly vocabulary: RelationVocabulary;
  readonly taxonomies: readonly Taxonomy[];
  readonly ledger: LedgerTexts;
  /** Text of `curation/.gitattributes`; null when there is none. */
  readonly gitAttributes: string | null;
  /**
   * Where the rows come from. A curator saw both entries: when one has another name now, the decision waits until it
   * is made again. Rows of a file are taken by UUID, and never against a later decision of the ledger.
   */
  readonly from: 'curator' | 'file';
  /** Of relata, for the message's trailer. */
  readonly version: string;
}

/**
 * Turns decisions into the texts of the files that change. `outcomes` are in the order of `rows`, one for each. What
 * is refused leaves everything else as it would be without it.
 */
export function planWrite(request: WriteRequest): WritePlan {
  return finish(planSteps(request));
}

/** The same, a decision or a cluster in each step. */
export function* planSteps(request: WriteRequest): Generator<void, WritePlan> {
  const desk: Desk = { clusters: request.clusters, homeOf: request.homeOf, drafts: new Map() };
  const ledgerRows = readLedger(request.ledger).rows;
  const pairs = new Set(request.rows.map(keyOf));
  // Several rows of a pair where curators disagree.
  const book = rowsByKey(ledgerRows.filter((row) => pairs.has(keyOf(row))));
  const opposed = contradictions(
    request.rows,
    ledgerRows,
    request.from === 'file' ? 'later-wins' : 'new-wins',
  );
  const taken: LedgerRow[] = [];

  const outcomes: Outcome[] = [];
  for (const [index, row] of request.rows.entries()) {
    const planned =
      opposed.get(index) ?? planRow(request, desk, row, closestFirst(row, book.get(keyOf(row)) ?? []));
    if ('reason' in planned) {
      outcomes.push({ decision: row, result: 'refused', wrote: 'none', notes: [], ...planned });
    } else {
      if (planned.row) {
        book.set(keyOf(row), [planned.row]);
        taken.push(planned.row);
      }
      outcomes.push(planned.outcome);
    }
    yield;
  }

  const clusters = yield* changedClusterSteps(desk);
  const ledger = ledgerChanges(
    request.ledger,
    upsertRows(request.ledger, taken).texts,
    request.gitAttributes,
  );
  return { files: [...clusters, ...ledger], outcomes, message: commitMessage(outcomes, request.version) };
}

/** Of rows that disagree, the one comes first that has most to do with what becomes of the clusters. */
function closestFirst(row: LedgerRow, earlier: readonly LedgerRow[]): readonly LedgerRow[] {
  const closeness = (other: LedgerRow) =>
    (other.wrote === 'none' ? 0 : 2) +
    (agree(row, other) ? 1 : 0) -
    (fileOf(other) === 'predictions' ? 4 : 0);
  return [...earlier].sort((a, b) => closeness(b) - closeness(a));
}

interface PlannedRow {
  /** As it goes into the ledger; null for a prediction of a pair that is decided. */
  readonly row: LedgerRow | null;
  readonly outcome: Outcome;
}

function planRow(
  request: WriteRequest,
  desk: Desk,
  row: LedgerRow,
  earlier: readonly LedgerRow[],
): PlannedRow | Refusal {
  const subject = findSeat(desk, row.subject);
  if (isRefusal(subject)) return subject;
  const object = findSeat(desk, row.object);
  if (isRefusal(object)) return object;
  const seats = { subject, object };
  const refusal = checkRow(row) ?? (request.from === 'curator' ? checkNames(row, desk, seats) : null);
  if (refusal) return refusal;

  const placed = { ...row, subject: refAt(desk, subject), object: refAt(desk, object) };
  const [previous = null] = earlier;
  const notes = () => [...notesOn(row, placed, request), ...notesOnOthers(placed, desk, seats, request)];
  if (fileOf(row) === 'predictions') return planPrediction(placed, earlier, notes());
  if ((row.reviewerAgreement ?? 0) < 0) return planSentBack(placed, previous, notes());
  const replaced = replaceDecision(desk, seats, earlier, placed, request.vocabulary);
  if ('reason' in replaced) return replaced;
  const written: LedgerRow = { ...placed, wrote: replaced.wrote };
  const result = replaced.changed ? 'written' : sayTheSame(previous, written) ? 'already-there' : 'recorded';
  const reviewer = reviewerOf(row);
  const outcome = { decision: placed, reviewer, result, wrote: replaced.wrote, notes: notes() } as const;
  return { row: written, outcome };
}

/** A prediction is only recorded, and never takes the place of a decision. */
function planPrediction(row: LedgerRow, earlier: readonly LedgerRow[], notes: readonly string[]): PlannedRow {
  const decided = earlier.some((other) => fileOf(other) !== 'predictions');
  const result = decided || sayTheSame(earlier[0] ?? null, row) ? 'already-there' : 'recorded';
  const outcome = { decision: row, result, wrote: 'none', notes } as const;
  return { row: decided ? null : { ...row, wrote: 'none' }, outcome };
}

/** A reviewer sends a decision back: what it wrote stays until its curator decides anew. */
function planSentBack(row: LedgerRow, previous: LedgerRow | null, notes: readonly string[]): PlannedRow {
  const written: LedgerRow = { ...row, wrote: previous?.wrote ?? 'none' };
  const result = sayTheSame(previous, written) ? 'already-there' : 'recorded';
  const reviewer = reviewerOf(row);
  return {
    row: written,
    outcome: { decision: row, reviewer, isSentBack: true, result, wrote: 'none', notes },
  };
}

/** The entry as it is called now. */
function refAt(desk: Desk, seat: Seat): EntryRef {
  const { uuid, value } = draftAt(desk, seat).entry;
  return { uuid: uuid.toLowerCase(), value, cluster: seat.cluster };
}

function sayTheSame(previous: LedgerRow | null, row: LedgerRow): boolean {
  if (previous === null) return false;
  return (
    fileOf(previous) === fileOf(row) &&
    sameRelation(previous, row) &&
    previous.tags.join('|') === row.tags.join('|') &&
    previous.note === row.note &&
    previous.reviewerAgreement === row.reviewerAgreement &&
    curatorKey(reviewerOf(previous) ?? NOBODY) === curatorKey(reviewerOf(row) ?? NOBODY)
  );
}
