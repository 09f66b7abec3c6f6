import type { Problem } from '../../../galaxy/problem.js';
import type { LedgerRow } from '../../types.js';
import { readCells, splitRecords } from '../cells.js';
import { isComment, isShippedType, readDocument, readTop } from '../document.js';
import type { SssomHeader } from '../header.js';
import { type Layout, layoutOf } from '../row-cells.js';
import { readRow } from '../row-in.js';
import { LineCells } from './cells.js';
import { Lines, type Piece } from './lines.js';

const HASH = 35;

export interface LedgerRows {
  readonly rows: LedgerRow[];
  readonly problems: Problem[];
}

/** What the files of one ledger have in common: each cell, entry and curator is kept in memory once. */
export class SharedReading {
  readonly cells = new LineCells();
  private readonly layouts = new Map<string, Layout>();

  /** As `layoutOf`; files that say the same of their rows get the very same. */
  readonly layoutOf = (columns: readonly string[], header: SssomHeader): Layout => {
    const key = JSON.stringify([columns, [...header.prefixes], [...header.common]]);
    const layout = this.layouts.get(key) ?? layoutOf(columns, header);
    this.layouts.set(key, layout);
    return layout;
  };
}

/**
 * The rows of an SSSOM/TSV text and its problems, for whoever only reads: just what `readDocument` finds in the same
 * text, without the text. A text of white space has neither.
 */
export function readRows(path: string, pieces: Iterable<Piece>, shared = new SharedReading()): LedgerRows {
  const lines = new Lines(pieces);
  lines.skipMark();
  const headerLines: string[] = [];
  while (lines.firstByte() === HASH) headerLines.push(lines.take());
  const columnLine = lines.take();
  if (headerLines.length === 0 && columnLine.trim() === '') {
    return readWhole(path, `${columnLine}\n${lines.takeRest()}`);
  }
  const { columns, layout, problems } = readTop(headerLines, columnLine, path, shared.layoutOf);
  const rows: LedgerRow[] = [];
  const take = (cells: readonly string[], line: number) => {
    const { row, issues } = readRow(cells, layout, isShippedType);
    if (row !== null) rows.push(row);
    for (const issue of issues) problems.push({ ...issue, file: path, line });
  };
  shared.cells.begin(columns);
  eachRecord(lines, shared.cells, columns.length, take);
  return { rows, problems };
}

/** Calls `take` with the cells of every record that is no comment, and its line. */
function eachRecord(
  lines: Lines,
  reader: LineCells,
  width: number,
  take: (cells: readonly string[], line: number) => void,
): void {
  while (lines.find()) {
    const { line, piece, at } = lines;
    if (piece.bytes[at] === HASH) {
      lines.take();
      continue;
    }
    const cells = reader.next(lines);
    if (cells !== null) {
      const mayBeEmpty = cells[0]?.trim() === '';
      if (!mayBeEmpty || !isComment(piece.text(at, lines.at))) take(cells, line);
      continue;
    }
    const raw = lines.take();
    const closer = readCells(raw);
    if (!closer.open) {
      take(closer.cells, line);
      continue;
    }
    // The quoted cell may go on over lines that have not been read yet.
    for (const record of splitRecords(`${raw}\n${lines.takeRest()}`, line, width)) {
      if (!isComment(record.raw)) take(record.cells, record.line);
    }
  }
}

function readWhole(path: string, text: string): LedgerRows {
  if (text.trim() === '') return { rows: [], problems: [] };
  const { document, problems } = readDocument({ path, text });
  return { rows: document.lines.flatMap(({ row }) => row ?? []), problems };
}
