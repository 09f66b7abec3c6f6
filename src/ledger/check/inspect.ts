import type { Galaxy } from '../../galaxy/galaxy.js';
import type { Problem } from '../../galaxy/problem.js';
import { curatorName } from '../curators.js';
import type { Ledger } from '../open.js';
import { fileOf, isNobody, LEDGER_FILES, ledgerPath, MANUAL, MARKED_PREDICTION } from '../rows.js';
import { isMergeDebris } from '../sssom/debris.js';
import { headerComplaints } from '../sssom/header-mend.js';
import { asWritten, COLUMNS, sortKey } from '../sssom/row-out.js';
import type { LedgerFile, LedgerRow } from '../types.js';
import { groupByPair, type PairGroup, type PlacedRow } from './doubles.js';
import { unknownEntries } from './entries.js';

export interface Findings {
  /** What `relata ledger fix` mends. */
  readonly mechanical: readonly Problem[];
  /** What only a person can settle. */
  readonly remaining: readonly Problem[];
}

const FIX = '`relata ledger fix` mends it';

/** Every row that can be read, with its place. */
export function placedRows(ledger: Ledger): PlacedRow[] {
  return LEDGER_FILES.flatMap((file) =>
    ledger[file].lines.flatMap(({ row, line }) => (row ? [{ row, file, line }] : [])),
  );
}

/**
 * What is wrong with the ledger beyond lines that cannot be read. With a galaxy, also entries that it does not have.
 */
export function inspectLedger(ledger: Ledger, galaxy: Galaxy | null): Findings {
  const rows = placedRows(ledger);
  const groups = groupByPair(rows);
  const unknown = galaxy ? unknownEntries(galaxy) : () => [];
  return {
    mechanical: [
      ...LEDGER_FILES.flatMap((file) => inspectShape(ledger, file)),
      ...rows.flatMap(inspectPlace),
      ...groups.flatMap(doubledRows),
    ],
    remaining: [
      ...groups.flatMap(disagreements),
      ...rows.flatMap(inspectWho),
      ...rows.flatMap(({ row, file, line }) => unknown(row, { file: ledgerPath(file), line })),
    ],
  };
}

/** A row that is in a file for other rows, and can be moved. */
export function isMisplaced({ row, file }: PlacedRow): boolean {
  return file !== fileOf(row) && !isMarkedWrongly({ row, file });
}

/** A prediction among the decisions, or a decision among the predictions: nobody but a person can say which it is. */
function isMarkedWrongly({ row, file }: Pick<PlacedRow, 'row' | 'file'>): boolean {
  return [file, fileOf(row)].includes('predictions') && file !== fileOf(row);
}

function inspectShape(ledger: Ledger, file: LedgerFile): Problem[] {
  const document = ledger[file];
  const path = ledgerPath(file);
  const problems: Problem[] = [];
  const warn = (line: number, message: string) =>
    problems.push({ severity: 'warning', file: path, line, message, remedy: FIX });

  for (const complaint of headerComplaints(document.header)) warn(1, complaint);
  const missing = COLUMNS.filter((column) => !document.columns.includes(column));
  if (missing.length > 0) warn(document.header.split('\n').length, `columns missing: ${missing.join(', ')}`);
  for (const { raw, line } of document.lines) {
    if (isMergeDebris(raw, document)) warn(line, 'left over from a merge');
  }
  const unsorted = firstUnsorted(document.lines.flatMap(({ row, line }) => (row ? [{ row, line }] : [])));
  if (unsorted !== null) warn(unsorted, 'rows are not sorted from here on');
  return problems;
}

function firstUnsorted(rows: readonly { row: LedgerRow; line: number }[]): number | null {
  let last = '';
  for (const { row, line } of rows) {
    const key = sortKey(row);
    if (key < last) return line;
    last = key;
  }
  return null;
}

function inspectPlace(placed: PlacedRow): Problem[] {
  const { row, file, line } = placed;
  const at = { severity: 'warning' as const, file: ledgerPath(file), line, remedy: FIX };
  return [
    ...(isMisplaced(placed) ? [{ ...at, message: `${row.verdict} row in the wrong file` }] : []),
    ...(asWritten(row).subject === row.subject
      ? []
      : [{ ...at, message: `${row.type} row with the larger UUID first` }]),
    ...(asWritten(row).reviewer === row.reviewer
      ? []
      : [{ ...at, message: 'unsure row without a reviewer' }]),
  ];
}

function doubledRows({ rows, kept }: PairGroup): Problem[] {
  if (rows.length === kept.length) return [];
  const [first, ...others] = rows;
  return others.slice(0, rows.length - kept.length).map(({ row, file, line }) => ({
    severity: 'warning',
    file: ledgerPath(file),
    line,
    message: `second row for ${nameOf(row)}; the first is ${ledgerPath(first?.file ?? file)}:${first?.line}`,
    remedy: FIX,
  }));
}

function disagreements({ rows, kept }: PairGroup): Problem[] {
  const [first, last] = [rows[0], rows.at(-1)];
  if (kept.length < 2 || !first || !last) return [];
  const said = kept.map((row) => `${row.verdict} ${row.type} by ${curatorName(row.author)}`);
  return [
    {
      severity: 'error',
      file: ledgerPath(last.file),
      line: last.line,
      message: `${nameOf(last.row)} is ${said.join(', ')}; see also ${ledgerPath(first.file)}:${first.line}`,
      remedy: '`relata review` asks which holds',
    },
  ];
}

function inspectWho({ row, file, line }: PlacedRow): Problem[] {
  const at = { severity: 'error' as const, file: ledgerPath(file), line };
  if (isMarkedWrongly({ row, file })) {
    return file === 'predictions'
      ? [
          {
            ...at,
            message: 'a prediction that is marked as decided by a person',
            remedy: MARKED_PREDICTION,
          },
        ]
      : [
          {
            ...at,
            message: `justified by ${row.justification}, so no decision of a person`,
            remedy: '`relata review` asks what it is',
          },
        ];
  }
  const unsigned = row.reviewer === null && (row.reviewDate !== null || row.reviewerAgreement !== null);
  if (unsigned && row.verdict !== 'unsure') {
    return [
      {
        ...at,
        severity: 'warning',
        message: 'a review of nobody',
        remedy: 'put who reviewed into reviewer_label',
      },
    ];
  }
  if (row.justification !== MANUAL || !isNobody(row.author)) return [];
  return [
    {
      ...at,
      severity: 'warning',
      message: 'a decision of nobody',
      remedy: 'put who decided into author_label',
    },
  ];
}

function nameOf({ subject, object }: LedgerRow): string {
  return `${subject.value || subject.uuid} – ${object.value || object.uuid}`;
}
