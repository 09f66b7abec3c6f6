import type { Problem } from '../../galaxy/problem.js';
import { relationVocabulary } from '../../galaxy/relation-vocabulary.js';
import type { SourceText } from '../../galaxy/types.js';
import type { LedgerFile, LedgerRow } from '../types.js';
import { splitCells, splitRecords } from './cells.js';
import { ownHeader, readHeader, type SssomHeader } from './header.js';
import { type Layout, layoutOf } from './row-cells.js';
import { type RowResult, readRow } from './row-in.js';
import { COLUMNS, formatRow } from './row-out.js';

/** One record of a document: its text as it stands, and what it says, or null when it cannot be read. */
export interface Line {
  readonly raw: string;
  /** One-based. */
  readonly line: number;
  readonly row: LedgerRow | null;
}

/** An SSSOM/TSV text in parts that give the text again when they are joined. */
export interface SssomDocument {
  /** The metadata block, with its final line break; empty when there is none. */
  readonly header: string;
  readonly columns: readonly string[];
  /** The line of column names as it stands. */
  readonly columnLine: string;
  readonly lines: readonly Line[];
}

/** MISP's vocabulary and what the public galaxy uses besides. */
const shipped = relationVocabulary();
/** Whether a label is a relation type that relata knows without a galaxy. */
export const isShippedType = (type: string) => shipped.find(type) !== undefined;

/** A document of relata's own, without rows. */
export function emptyDocument(file: LedgerFile | 'ledger'): SssomDocument {
  return { header: ownHeader(file), columns: COLUMNS, columnLine: COLUMNS.join('\t'), lines: [] };
}

/**
 * Reads an SSSOM/TSV text. Nothing is left out of the document: a record that cannot be read stays as it is, and is a
 * problem with its line. `knows` says which predicate labels are relation types.
 */
export function readDocument(
  source: SourceText,
  knows: (type: string) => boolean = isShippedType,
): { document: SssomDocument; problems: Problem[] } {
  const text = source.text.startsWith('\ufeff') ? source.text.slice(1) : source.text;
  const { headerLines, columnLine, body } = divide(text);
  const { columns, layout, problems } = readTop(headerLines, columnLine, source.path);
  const lines: Line[] = [];
  for (const { raw, line, cells } of splitRecords(body, headerLines.length + 2, columns.length)) {
    const { row, issues } = isComment(raw) ? NO_ROW : readRow(cells, layout, knows);
    for (const issue of issues) problems.push({ ...issue, file: source.path, line });
    lines.push({ raw, line, row });
  }
  const headerText = headerLines.map((line) => `${line}\n`).join('');
  return { document: { header: headerText, columns, columnLine, lines }, problems };
}

/** What the lines above the rows say about them. */
export function readTop(
  headerLines: readonly string[],
  columnLine: string,
  path: string,
  layoutFor: (columns: readonly string[], header: SssomHeader) => Layout = layoutOf,
): { columns: readonly string[]; layout: Layout; problems: Problem[] } {
  const { header, problems } = readHeader(headerLines.map(withoutReturn), path);
  const columns = splitCells(columnLine);
  if (!columns.includes('subject_id') || !columns.includes('object_id')) {
    problems.push({
      severity: 'error',
      file: path,
      line: headerLines.length + 1,
      message: 'no line of column names with subject_id and object_id',
      remedy: 'put it after the lines that begin with #',
    });
  }
  return { columns, layout: layoutFor(columns, header), problems };
}

/** The text of a document. Rows with a `raw` text are written as they stand. */
export function renderDocument(document: SssomDocument): string {
  return [document.header, document.columnLine, '\n', ...document.lines.map(({ raw }) => `${raw}\n`)].join(
    '',
  );
}

/** A line for a new or changed row. */
export function lineOf(row: LedgerRow, columns: readonly string[]): Line {
  return { raw: formatRow(row, columns), line: 0, row };
}

/** The document with the columns that it lacks added at the right; its lines stay as they are. */
export function withAllColumns(document: SssomDocument): SssomDocument {
  const missing = COLUMNS.filter((column) => !document.columns.includes(column));
  if (missing.length === 0) return document;
  const columnLine = [withoutReturn(document.columnLine), ...missing].join('\t');
  return { ...document, columns: [...document.columns, ...missing], columnLine };
}

const NO_ROW: RowResult = { row: null, issues: [] };

/** An empty line, or one that a person has put among the rows. */
export function isComment(raw: string): boolean {
  return raw.startsWith('#') || raw.trim() === '';
}

function divide(text: string): { headerLines: string[]; columnLine: string; body: string } {
  const headerLines: string[] = [];
  let at = 0;
  while (text[at] === '#') {
    const end = endOfLine(text, at);
    headerLines.push(text.slice(at, end));
    at = end + 1;
  }
  const end = endOfLine(text, at);
  return { headerLines, columnLine: text.slice(at, end), body: text.slice(end + 1) };
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end === -1 ? text.length : end;
}

function withoutReturn(line: string): string {
  return line.endsWith('\r') ? line.slice(0, -1) : line;
}
