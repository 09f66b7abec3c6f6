import { isIdentity } from '../../galaxy/relation-vocabulary.js';
import { isNobody, mirrorSides } from '../rows.js';
import type { Curator, LedgerRow } from '../types.js';
import { foldText, formatCell, joinValues } from './cells.js';
import { encode, fromUuid } from './curie.js';
import { toPredicate } from './predicates.js';

/** The columns of relata's own files, in the order of SSSOM's slots. */
export const COLUMNS = [
  'subject_id',
  'subject_label',
  'predicate_id',
  'predicate_label',
  'predicate_modifier',
  'object_id',
  'object_label',
  'mapping_justification',
  'author_id',
  'author_label',
  'reviewer_id',
  'reviewer_label',
  'subject_source',
  'object_source',
  'mapping_tool',
  'mapping_tool_version',
  'mapping_date',
  'review_date',
  'confidence',
  'reviewer_agreement',
  'comment',
  'misp_fingerprint',
  'misp_tags',
  'misp_wrote',
] as const;

export type Column = (typeof COLUMNS)[number];

/** How each column's cell follows from a row. */
const CELLS: { readonly [C in Column]: (row: LedgerRow) => string } = {
  subject_id: (row) => fromUuid(row.subject.uuid),
  subject_label: (row) => foldText(row.subject.value),
  predicate_id: (row) => toPredicate(row.type),
  predicate_label: (row) => foldText(row.type),
  predicate_modifier: (row) => (row.verdict === 'rejected' ? 'Not' : ''),
  object_id: (row) => fromUuid(row.object.uuid),
  object_label: (row) => foldText(row.object.value),
  mapping_justification: (row) => row.justification,
  author_id: (row) => idOf(row.author),
  author_label: (row) => labelOf(row.author),
  reviewer_id: (row) => idOf(row.reviewer),
  reviewer_label: (row) => labelOf(row.reviewer),
  subject_source: (row) => sourceOf(row.subject.cluster),
  object_source: (row) => sourceOf(row.object.cluster),
  mapping_tool: (row) => foldText(row.tool),
  mapping_tool_version: (row) => foldText(row.toolVersion),
  mapping_date: (row) => foldText(row.date),
  review_date: (row) => foldText(row.reviewDate ?? ''),
  confidence: (row) => numberOf(row.confidence),
  reviewer_agreement: (row) => numberOf(row.reviewerAgreement),
  comment: (row) => foldText(row.note),
  misp_fingerprint: (row) => foldText(row.fingerprint),
  misp_tags: (row) => foldText(joinValues(row.tags)),
  misp_wrote: (row) => row.wrote,
};

/** The cell of a row in any column: what the row keeps from its file comes first. */
export function cellOf(row: LedgerRow, column: string): string {
  const kept = row.extra[column];
  if (kept !== undefined) return kept;
  return isOwn(column) ? CELLS[column](row) : '';
}

/** Whether a column is one of relata's own. */
export function isOwn(column: string): column is Column {
  return Object.hasOwn(CELLS, column);
}

/** One line of a mappings block, without a line break. */
export function formatRow(row: LedgerRow, columns: readonly string[]): string {
  return columns.map((column) => formatCell(cellOf(row, column))).join('\t');
}

/** Rows are sorted by this key, compared by code unit. */
export function sortKey(row: LedgerRow): string {
  return `${CELLS.subject_id(row)}\t${CELLS.predicate_id(row)}\t${CELLS.object_id(row)}`;
}

/**
 * A row as it is written: one of a symmetric type puts the smaller UUID first, and an unsure one names its curator as
 * reviewer, since SSSOM allows no agreement without one.
 */
export function asWritten(row: LedgerRow): LedgerRow {
  const turned = inOrder(row);
  const unsigned = row.verdict === 'unsure' && row.reviewer === null && !isNobody(row.author);
  return unsigned ? { ...turned, reviewer: row.author, reviewerAgreement: 0 } : turned;
}

function inOrder(row: LedgerRow): LedgerRow {
  if (!isIdentity(row.type) || row.subject.uuid <= row.object.uuid) return row;
  return { ...row, subject: row.object, object: row.subject, wrote: mirrorSides(row.wrote) };
}

function idOf(curator: Curator | null): string {
  return curator?.orcid ?? '';
}

/** SSSOM wants a label only where there is no id. */
function labelOf(curator: Curator | null): string {
  return curator && curator.orcid === null ? foldText(joinValues([curator.label].filter(Boolean))) : '';
}

function sourceOf(cluster: string): string {
  return cluster === '' ? '' : `misp.cluster:${encode(cluster)}`;
}

function numberOf(value: number | null): string {
  return value === null ? '' : String(value);
}
