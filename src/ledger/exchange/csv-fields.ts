import { COMPOSITE, MANUAL } from '../rows.js';
import { foldText, unfoldText } from '../sssom/cells.js';
import { decode, encode, fromUuid } from '../sssom/curie.js';
import { type Column, isOwn } from '../sssom/row-out.js';

/** A column of a CSV file of decisions: the SSSOM column that it stands for, and how a cell is turned over. */
interface CsvField {
  readonly name: string;
  readonly column: Column;
  readonly fromSssom: (cell: string) => string;
  readonly toSssom: (text: string) => string;
}

const text = (name: string, column: Column): CsvField => ({
  name,
  column,
  fromSssom: unfoldText,
  toSssom: foldText,
});

const uuid = (name: string, column: Column): CsvField => ({
  name,
  column,
  fromSssom: (cell) => decode(cell.replace(/^misp\.galaxy:/, '')),
  toSssom: (id) => (id === '' || id.includes(':') ? id : fromUuid(id.trim())),
});

const cluster = (name: string, column: Column): CsvField => ({
  name,
  column,
  fromSssom: (cell) => decode(cell.replace(/^misp\.cluster:/, '')),
  toSssom: (id) => (id === '' ? '' : `misp.cluster:${encode(id)}`),
});

/** In the order in which they are written; `verdict` stands after the object and is none of SSSOM's columns. */
const FIELDS: readonly CsvField[] = [
  uuid('subject_uuid', 'subject_id'),
  text('subject_value', 'subject_label'),
  cluster('subject_cluster', 'subject_source'),
  uuid('object_uuid', 'object_id'),
  text('object_value', 'object_label'),
  cluster('object_cluster', 'object_source'),
  text('type', 'predicate_label'),
  text('tags', 'misp_tags'),
  text('note', 'comment'),
  text('author', 'author_label'),
  text('author_orcid', 'author_id'),
  text('date', 'mapping_date'),
  text('confidence', 'confidence'),
  text('reviewer', 'reviewer_label'),
  text('reviewer_orcid', 'reviewer_id'),
  text('review_date', 'review_date'),
  text('reviewer_agreement', 'reviewer_agreement'),
  text('justification', 'mapping_justification'),
  text('tool', 'mapping_tool'),
  text('tool_version', 'mapping_tool_version'),
  text('fingerprint', 'misp_fingerprint'),
  text('wrote', 'misp_wrote'),
];

const BY_NAME = new Map(FIELDS.map((field) => [field.name, field]));

/** Columns of `relata scan --format csv` that are no part of a decision. */
const FROM_SCAN = new Set(['type_subject', 'match_probability', 'relation_probability', 'linked']);

export const CSV_COLUMNS: readonly string[] = [
  ...FIELDS.slice(0, 6).map((f) => f.name),
  'verdict',
  ...FIELDS.slice(6).map((f) => f.name),
];

/** How a CSV file calls a column of SSSOM. */
export function csvName(column: Column): string {
  return FIELDS.find((field) => field.column === column)?.name ?? column;
}

/** A cell of a CSV file, from the cells of SSSOM; those of unknown columns are the same in both. */
export function toCsvCell(name: string, sssom: (column: string) => string): string {
  if (name === 'verdict') return verdictOf(sssom);
  const field = BY_NAME.get(name);
  return field ? field.fromSssom(sssom(field.column)) : sssom(name);
}

function verdictOf(sssom: (column: string) => string): string {
  if (sssom('predicate_modifier') === 'Not') return 'rejected';
  if (Number(sssom('reviewer_agreement') || Number.NaN) === 0) return 'unsure';
  return sssom('mapping_justification') === MANUAL ? 'accepted' : 'predicted';
}

/** The cells of SSSOM that a CSV record stands for, by column; a complaint when its verdict is none. */
export function toSssomCells(
  record: ReadonlyMap<string, string>,
): Map<string, string> | { complaint: string } {
  const cells = new Map<string, string>();
  for (const [name, value] of record) {
    const field = BY_NAME.get(name);
    if (field) cells.set(field.column, field.toSssom(value));
    else if (isOwn(name)) cells.set(name, foldText(value));
    else if (name !== 'verdict' && !FROM_SCAN.has(name)) cells.set(name, value);
  }
  const type = record.get('type')?.trim();
  if (type) cells.set('predicate_id', `misp:${encode(type)}`);
  const complaint = applyVerdict(record, cells);
  if (complaint) return { complaint };
  return record.get('type_subject') === 'object' ? turned(cells) : cells;
}

/** What `scan` printed is a prediction until someone has written a verdict beside it. */
function applyVerdict(record: ReadonlyMap<string, string>, cells: Map<string, string>): string | null {
  const fromScan = record.has('relation_probability');
  const verdict = record.get('verdict')?.trim().toLowerCase() || (fromScan ? 'predicted' : '');
  const probability = record.get('relation_probability');
  switch (verdict) {
    case '':
    case 'accepted':
      return null;
    case 'rejected':
      cells.set('predicate_modifier', 'Not');
      return null;
    case 'unsure':
      cells.set('reviewer_agreement', '0');
      return null;
    case 'predicted':
      if (!cells.get('mapping_justification')) cells.set('mapping_justification', COMPOSITE);
      if (probability && !cells.get('confidence')) cells.set('confidence', probability);
      return null;
    default:
      return `verdict is none of accepted, rejected, unsure, predicted: ${verdict}`;
  }
}

function turned(cells: ReadonlyMap<string, string>): Map<string, string> {
  const swap = (column: string) =>
    column.startsWith('subject_')
      ? column.replace('subject_', 'object_')
      : column.replace('object_', 'subject_');
  return new Map(
    [...cells].map(([column, cell]) => [/^(subject|object)_/.test(column) ? swap(column) : column, cell]),
  );
}
