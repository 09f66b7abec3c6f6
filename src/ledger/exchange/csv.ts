import { CsvError, parse } from 'csv-parse/sync';
import type { Problem } from '../../galaxy/problem.js';
import type { SourceText } from '../../galaxy/types.js';
import { OWN_HEADER } from '../sssom/header.js';
import { layoutOf } from '../sssom/row-cells.js';
import { readRow } from '../sssom/row-in.js';
import { cellOf, isOwn } from '../sssom/row-out.js';
import type { LedgerRow } from '../types.js';
import { CSV_COLUMNS, csvName, toCsvCell, toSssomCells } from './csv-fields.js';
import type { FileRows, KnowsType, NumberedRow } from './file-rows.js';

/**
 * Reads CSV (RFC 4180) with a line of column names: those of `relata ledger export --format csv`, of `relata scan
 * --format csv`, or of SSSOM. Needed are the two entries and a type.
 */
export function readCsv(source: SourceText, knows: KnowsType): FileRows {
  const problems: Problem[] = [];
  const rows: NumberedRow[] = [];
  const problem = (line: number, issue: Pick<Problem, 'severity' | 'message' | 'remedy'>) =>
    problems.push({ ...issue, file: source.path, line });

  const parsed = parseCsv(source, problem);
  if (parsed === null) return { rows, problems };
  const [names, ...records] = parsed;
  const columns = (names?.cells ?? []).map((name) => name.trim());
  if (!['subject_uuid', 'subject_id'].some((name) => columns.includes(name))) {
    const message = 'no line of column names with subject_uuid and object_uuid';
    problem(names?.line ?? 1, { severity: 'error', message, remedy: 'docs/ledger.md lists the columns' });
    return { rows, problems };
  }
  for (const { line, cells } of records) {
    const asSssom = toSssomCells(new Map(columns.map((name, at) => [name, cells[at] ?? ''])));
    if ('complaint' in asSssom) {
      problem(line, { severity: 'error', message: asSssom.complaint, remedy: 'the row is left out' });
      continue;
    }
    const layout = layoutOf(
      [...asSssom.keys()],
      OWN_HEADER,
      columns.includes('subject_uuid') ? csvName : undefined,
    );
    const { row, issues } = readRow([...asSssom.values()], layout, knows);
    for (const issue of issues) problem(line, issue);
    if (row) rows.push({ row, line });
  }
  return { rows, problems };
}

/** Rows as CSV, with a line of column names. Notes may hold line breaks, inside quotes. */
export function formatCsv(rows: readonly LedgerRow[]): string {
  const others = new Set(rows.flatMap((row) => Object.keys(row.extra).filter((column) => !isOwn(column))));
  const columns = [...CSV_COLUMNS, ...[...others].sort()];
  const lines = rows.map((row) => columns.map((name) => toCsvCell(name, (column) => cellOf(row, column))));
  return [columns, ...lines].map((cells) => `${cells.map(csvCell).join(',')}\n`).join('');
}

function csvCell(value: string): string {
  return /[",\n\r]|^\s|\s$/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}

interface CsvRecord {
  readonly line: number;
  readonly cells: readonly string[];
}

function parseCsv(
  source: SourceText,
  problem: (line: number, issue: Pick<Problem, 'severity' | 'message' | 'remedy'>) => void,
): CsvRecord[] | null {
  const ends: number[] = [];
  try {
    const records = parse(source.text, {
      relax_column_count: true,
      skip_empty_lines: true,
      bom: true,
      on_record: (record: string[], { lines }) => {
        ends.push(lines);
        return record;
      },
    });
    return records.map((cells, at) => ({ line: (ends[at] ?? 1) - linesInside(cells), cells }));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error.lines === 'number' ? error.lines : 1;
    problem(line, {
      severity: 'error',
      message: `not readable as CSV: ${error.message.replace(/\s+/g, ' ')}`,
      remedy: 'a quote inside a cell is doubled, and the cell stands in quotes',
    });
    return null;
  }
}

/** csv-parse counts to the end of a record; a reader looks for its beginning. */
function linesInside(record: readonly string[]): number {
  return record.reduce((sum, cell) => sum + cell.split('\n').length - 1, 0);
}
