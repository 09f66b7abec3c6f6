import { CellTable, hashWith, NO_BYTES } from './cell-table.js';
import type { Lines } from './lines.js';

const TAB = 9;
const NEWLINE = 10;
const RETURN = 13;
const QUOTE = 34;

/** Columns in which hardly two rows have the same: not worth to be remembered. */
const UNLIKE: ReadonlySet<string> = new Set(['comment', 'misp_fingerprint']);

/**
 * Reads the cells of one line after another. What it gives is what `splitCells` makes of the same line, or null where a
 * quote is not as SSSOM wants it and a closer look is needed.
 */
export class LineCells {
  private readonly table = new CellTable();
  private readonly cells: string[] = [];

  private isUnlike: readonly boolean[] = [];

  /** What follows has these columns. */
  begin(columns: readonly string[]): void {
    this.isUnlike = columns.map((column) => UNLIKE.has(column));
  }

  /** The cells of the next line, good until the next call, and moves on; on null, `lines` stays where it is. */
  next(lines: Lines): readonly string[] | null {
    const { piece, at: begin } = lines;
    const { bytes } = piece;
    const { cells } = this;
    const { length } = bytes;
    let count = 0;
    let at = begin;
    for (;;) {
      const start = at;
      let hash = NO_BYTES;
      const end = bytes[at] === QUOTE ? endOfQuoted(bytes, at) : 0;
      if (end === -1) return null;
      while (at < length) {
        const byte = bytes[at] ?? 0;
        if (byte <= RETURN && at >= end && isBorder(bytes, at)) break;
        hash = hashWith(hash, byte);
        at += 1;
      }
      cells[count] = start === at ? '' : this.textOf(lines, start, at, hash, count, end > 0);
      count += 1;
      if (bytes[at] !== TAB) break;
      at += 1;
    }
    if (cells.length > count) cells.length = count;
    if (bytes[at] === RETURN) at += 1;
    lines.moveTo(at + 1);
    return cells;
  }

  private textOf(
    { piece }: Lines,
    from: number,
    to: number,
    hash: number,
    column: number,
    isQuoted: boolean,
  ): string {
    const read = isQuoted ? unquoted : asItIs;
    if (this.isUnlike[column]) return read(piece.text(from, to));
    return this.table.textOf(piece, from, to, hash, read);
  }
}

/** Where the cell ends whose opening quote is at `at`; -1 when it is not closed on its line, or more follows the quote. */
function endOfQuoted(bytes: Uint8Array, at: number): number {
  for (let i = at + 1; i < bytes.length && bytes[i] !== NEWLINE; i += 1) {
    if (bytes[i] !== QUOTE) continue;
    if (bytes[i + 1] === QUOTE) {
      i += 1;
      continue;
    }
    const end = i + 1;
    const isClosed =
      bytes[end] === TAB || isEnd(bytes, end) || (bytes[end] === RETURN && isEnd(bytes, end + 1));
    return isClosed ? end : -1;
  }
  return -1;
}

function isEnd(bytes: Uint8Array, at: number): boolean {
  return at >= bytes.length || bytes[at] === NEWLINE;
}

function asItIs(cell: string): string {
  return cell;
}

function unquoted(cell: string): string {
  return cell.slice(1, -1).replaceAll('""', '"');
}

/** Whether a cell ends before `at`. */
function isBorder(bytes: Uint8Array, at: number): boolean {
  const byte = bytes[at];
  return byte === TAB || byte === NEWLINE || (byte === RETURN && isEnd(bytes, at + 1));
}
