import type { Galaxy } from '../../galaxy/galaxy.js';
import type { Problem } from '../../galaxy/problem.js';
import { type Ledger, openLedger } from '../open.js';
import { fileOf, keyOf, LEDGER_FILES } from '../rows.js';
import { isMergeDebris } from '../sssom/debris.js';
import { type Line, lineOf, renderDocument, type SssomDocument, withAllColumns } from '../sssom/document.js';
import { mendHeader } from '../sssom/header-mend.js';
import { formatRow, sortKey } from '../sssom/row-out.js';
import type { LedgerFile, LedgerRow, LedgerTexts } from '../types.js';
import { groupByPair, type PlacedRow } from './doubles.js';
import { inspectLedger, isMisplaced, placedRows } from './inspect.js';

export interface LedgerFix {
  readonly texts: LedgerTexts;
  readonly changed: readonly LedgerFile[];
  /** What is mended. */
  readonly mended: readonly Problem[];
  /** What a person has to look at: unreadable lines, disagreements, unknown entries. */
  readonly remaining: readonly Problem[];
}

/**
 * Mends what is mechanical: headers, missing columns, what a merge left over, rows in the wrong file, doubles, order.
 * Rows that say different things of a pair stay, as does every line that cannot be read.
 */
export function fixLedger(texts: LedgerTexts, galaxy: Galaxy | null): LedgerFix {
  const { ledger, problems } = openLedger(texts);
  const { mechanical, remaining } = inspectLedger(ledger, galaxy);
  const rows = sortedOut(placedRows(ledger));
  const mend = (file: LedgerFile): string | null =>
    texts[file] === null && rows[file].length === 0
      ? null
      : renderDocument(mendDocument(ledger[file], file, rows[file]));
  const fixed: LedgerTexts = {
    positive: mend('positive'),
    negative: mend('negative'),
    unsure: mend('unsure'),
    predictions: mend('predictions'),
  };
  const isDebris = debrisIn(ledger);
  return {
    texts: fixed,
    changed: LEDGER_FILES.filter((file) => fixed[file] !== texts[file]),
    mended: mechanical,
    remaining: [...problems.filter((problem) => !isDebris(problem)), ...remaining],
  };
}

/** The rows that each file should have, doubles joined. */
function sortedOut(placed: readonly PlacedRow[]): Record<LedgerFile, LedgerRow[]> {
  const result: Record<LedgerFile, LedgerRow[]> = { positive: [], negative: [], unsure: [], predictions: [] };
  for (const { rows, kept } of groupByPair(placed)) {
    for (const row of kept) {
      const home = rows.find((p) => keyOf(p.row) === keyOf(row) && fileOf(p.row) === fileOf(row));
      result[home && !isMisplaced(home) ? home.file : fileOf(row)].push(row);
    }
  }
  return result;
}

function mendDocument(document: SssomDocument, file: LedgerFile, rows: readonly LedgerRow[]): SssomDocument {
  const target = withAllColumns({ ...document, header: mendHeader(document.header, file) });
  const keptLines = document.lines.filter(({ row, raw }) => row !== null || !isMergeDebris(raw, document));
  return { ...target, lines: arranged(keptLines, rows, target.columns) };
}

/** Rows in order, as they stood where nothing changed; a comment, or a line that cannot be read, before its old follower. */
function arranged(old: readonly Line[], rows: readonly LedgerRow[], columns: readonly string[]): Line[] {
  const raws = new Map<string, string>();
  const before = new Map<string, Line[]>();
  let waiting: Line[] = [];
  for (const line of old) {
    if (line.row === null) {
      waiting.push(line);
      continue;
    }
    raws.set(formatRow(line.row, columns), line.raw);
    if (waiting.length > 0) before.set(keyOf(line.row), [...(before.get(keyOf(line.row)) ?? []), ...waiting]);
    waiting = [];
  }
  const lines = rows
    .map((row) => ({ key: sortKey(row), row }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .flatMap(({ row }) => {
      const line = lineOf(row, columns);
      const above = before.get(keyOf(row)) ?? [];
      before.delete(keyOf(row));
      return [...above, { ...line, raw: raws.get(line.raw) ?? line.raw }];
    });
  return [...lines, ...[...before.values()].flat(), ...waiting];
}

/** Problems of lines that are mended, and so are none any more. */
function debrisIn(ledger: Ledger): (problem: Problem) => boolean {
  const places = new Set(
    LEDGER_FILES.flatMap((file) =>
      ledger[file].lines
        .filter(({ row, raw }) => row === null && isMergeDebris(raw, ledger[file]))
        .map(({ line }) => `curation/${file}.sssom.tsv:${line}`),
    ),
  );
  return ({ file, line }) => places.has(`${file}:${line}`);
}
