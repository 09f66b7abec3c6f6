import type { EntryRef } from '../../galaxy/types.js';
import { isNobody, MANUAL } from '../rows.js';
import type { Curator, LedgerRow, Verdict, WrittenSides } from '../types.js';
import { unfoldText } from './cells.js';
import { toType } from './predicates.js';
import { type Layout, RowCells, type RowIssue } from './row-cells.js';

export interface RowResult {
  /** Null when an issue of severity `error` leaves the row out. */
  readonly row: LedgerRow | null;
  readonly issues: readonly RowIssue[];
}

const SIDES: ReadonlyMap<string, WrittenSides> = new Map(
  (['subject', 'object', 'both', 'none'] as const).map((sides) => [sides, sides]),
);

/**
 * Reads the cells of one record. Missing columns are empty, unknown ones are kept. Only a row without two entries, of
 * an unknown predicate or modifier, or with cells that belong to no column is left out; whatever else is wrong is a
 * warning, and the cell is kept as it stands. `knows` says which labels are relation types.
 */
export function readRow(
  record: readonly string[],
  layout: Layout,
  knows: (type: string) => boolean,
): RowResult {
  const cells = new RowCells(layout, record);
  if (cells.tooMany) {
    return leftOut('more cells than columns', 'put double quotes around a cell that holds a tab');
  }
  const subject = readEntry(cells, SUBJECT);
  const object = readEntry(cells, OBJECT);
  if ('issues' in subject) return subject;
  if ('issues' in object) return object;
  if (subject.uuid === object.uuid) return leftOut('subject and object are the same entry', 'remove the row');

  const predicate = cells.curie('predicate_id');
  const type = toType(predicate, cells.text('predicate_label'), knows);
  if (type === null) {
    const remedy = 'use one of MISP, such as misp:uses, or name the type in predicate_label';
    return leftOut(`unknown predicate ${predicate || '(none)'}`, remedy);
  }
  const modifier = cells.get('predicate_modifier');
  if (modifier !== '' && modifier !== 'Not') {
    return leftOut(`unknown predicate_modifier ${modifier}`, 'the only one is Not');
  }

  const reviewerAgreement = readNumber(cells, 'reviewer_agreement', -1);
  const reviewer = readCurator(cells, REVIEWER);
  const row: LedgerRow = {
    subject,
    object,
    verdict: verdictOf(modifier, reviewerAgreement),
    type,
    tags: cells.tags(),
    note: unfoldText(cells.get('comment')),
    author: readCurator(cells, AUTHOR),
    date: readDate(cells, 'mapping_date'),
    confidence: readNumber(cells, 'confidence', 0),
    fingerprint: unfoldText(cells.get('misp_fingerprint')),
    justification: cells.curie('mapping_justification') || MANUAL,
    reviewer: isNobody(reviewer) ? null : reviewer,
    reviewDate: readDate(cells, 'review_date') || null,
    reviewerAgreement,
    tool: cells.text('mapping_tool'),
    toolVersion: cells.text('mapping_tool_version'),
    wrote: readSides(cells),
    extra: cells.extra,
  };
  return { row, issues: cells.issues };
}

function leftOut(message: string, remedy: string): RowResult & { row: null } {
  return { row: null, issues: [{ severity: 'error', message, remedy }] };
}

/** The columns of one side or one role. Written out: names that are put together are slow to look up. */
const SUBJECT = { id: 'subject_id', label: 'subject_label', source: 'subject_source' } as const;
const OBJECT = { id: 'object_id', label: 'object_label', source: 'object_source' } as const;
const AUTHOR = { id: 'author_id', label: 'author_label' } as const;
const REVIEWER = { id: 'reviewer_id', label: 'reviewer_label' } as const;

function readEntry(
  cells: RowCells,
  { id, label, source }: typeof SUBJECT | typeof OBJECT,
): EntryRef | (RowResult & { row: null }) {
  const entry = cells.entry(id, label, source);
  if (entry !== null) return entry;
  return leftOut(
    `${cells.name(id)} names no entry: ${cells.get(id) || '(empty)'}`,
    'give the UUID of an entry',
  );
}

function readCurator(cells: RowCells, { id, label }: typeof AUTHOR | typeof REVIEWER): Curator {
  const { curator, several, odd } = cells.curators(id, label);
  if (odd !== null) {
    const remedy = odd.startsWith('orcid:')
      ? 'an ORCID is orcid: and four groups of four, the last a check digit'
      : `put who it is into ${cells.name(label)}`;
    cells.warn(`${cells.name(id)} is no ORCID: ${odd}`, remedy);
  }
  if (several) for (const column of [id, label]) cells.keep(column);
  return curator;
}

function verdictOf(modifier: string, reviewerAgreement: number | null): Verdict {
  if (modifier === 'Not') return 'rejected';
  return reviewerAgreement === 0 ? 'unsure' : 'accepted';
}

function readNumber(
  cells: RowCells,
  column: 'confidence' | 'reviewer_agreement',
  least: number,
): number | null {
  const text = cells.get(column);
  if (text === '') return null;
  const value = Number(text);
  if (value >= least && value <= 1) return value;
  cells.misread(column, `is no number from ${least} to 1`);
  return null;
}

function readDate(cells: RowCells, column: 'mapping_date' | 'review_date'): string {
  const text = cells.text(column);
  if (text !== '' && !/^\d{4}-\d\d-\d\d$/.test(text))
    cells.warn(`${cells.name(column)} is no YYYY-MM-DD: ${text}`);
  return text;
}

function readSides(cells: RowCells): WrittenSides {
  const text = cells.get('misp_wrote');
  const sides = SIDES.get(text || 'none');
  if (sides === undefined) cells.misread('misp_wrote', 'is none of subject, object, both, none');
  return sides ?? 'none';
}
