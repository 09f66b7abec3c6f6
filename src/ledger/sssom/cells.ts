/*
 * The cells of an SSSOM/TSV mappings block: https://mapping-commons.github.io/sssom/spec-formats-tsv/
 *
 * Writing is strict: a cell with a tab or a double quote is enclosed in double quotes. Reading is generous: a quote
 * inside a cell, or an opening one that is never closed properly, stands for itself.
 */

/** The most line breaks inside one cell: what is longer is a quote that was never meant to open. */
const MOST_LINES = 200;

/** One record of a mappings block. */
export interface TsvRecord {
  /** The text as it stands, without the final line break. */
  readonly raw: string;
  /** One-based line on which it begins. */
  readonly line: number;
  readonly cells: readonly string[];
}

/**
 * Splits a text into records, one at a time: a ledger may hold a million cells. `width` is the number of columns: a
 * quoted cell goes on over following lines only while these are no records of that width themselves, so that one stray
 * quote cannot swallow the records after it. A line that begins with `#` is a comment, which opens nothing.
 */
export function* splitRecords(text: string, firstLine: number, width?: number): Generator<TsvRecord> {
  const lines = text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  for (let at = 0; at < lines.length; at += 1) {
    const line = firstLine + at;
    let raw = lines[at] ?? '';
    let { cells, open } = readCells(raw);
    if (open && !raw.startsWith('#')) {
      const more = linesOfQuoted(lines, at, width);
      raw = lines.slice(at, at + more + 1).join('\n');
      at += more;
      cells = readCells(raw).cells;
    }
    yield { raw, line, cells };
  }
}

/** How many lines after `at` belong to the quoted cell that is open at the end of line `at`. */
function linesOfQuoted(lines: readonly string[], at: number, width: number | undefined): number {
  let text = lines[at] ?? '';
  for (let more = 1; more <= MOST_LINES && at + more < lines.length; more += 1) {
    const next = lines[at + more] ?? '';
    if (width !== undefined && splitCells(next).length === width) return 0;
    text += `\n${next}`;
    if (!readCells(text).open) return more;
  }
  return 0;
}

/** The cells of one record; a carriage return at its end is no part of it. */
export function splitCells(record: string): string[] {
  return readCells(record).cells;
}

/** The cells, and whether one of them has an opening quote and no closing one. */
export function readCells(record: string): { cells: string[]; open: boolean } {
  const text = record.endsWith('\r') ? record.slice(0, -1) : record;
  if (!text.includes('"')) return { cells: text.split('\t'), open: false };
  const cells: string[] = [];
  let open = false;
  for (let at = 0; at <= text.length; ) {
    const quoted = readQuoted(text, at);
    const end = quoted === null || quoted === 'open' ? endOfPlain(text, at) : quoted.end;
    cells.push(quoted === null || quoted === 'open' ? text.slice(at, end) : quoted.value);
    open ||= quoted === 'open';
    at = end + 1;
  }
  return { cells, open };
}

/** Encloses a cell in quotes where SSSOM demands it. */
export function formatCell(value: string): string {
  return /["\t\n\r]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}

/**
 * The quoted cell that begins at `at`: `open` when it is never closed, null when none begins there or when more than a
 * tab follows its closing quote.
 */
function readQuoted(text: string, at: number): { value: string; end: number } | 'open' | null {
  if (text[at] !== '"') return null;
  for (let close = text.indexOf('"', at + 1); close !== -1; close = text.indexOf('"', close + 1)) {
    if (text[close + 1] === '"') {
      close += 1;
      continue;
    }
    const end = close + 1;
    if (end !== text.length && text[end] !== '\t') return null;
    return { value: text.slice(at + 1, close).replaceAll('""', '"'), end };
  }
  return 'open';
}

function endOfPlain(text: string, at: number): number {
  const tab = text.indexOf('\t', at);
  return tab === -1 ? text.length : tab;
}

/**
 * A text in one line: line breaks and tabs become `\n`, `\r`, `\t`, so that one decision stays one line under git's
 * union merge. A backslash is doubled only where it could be misread, so that `C:\dir` stays as it is. The inverse is
 * {@link unfoldText}.
 */
export function foldText(text: string): string {
  if (!/[\\\n\r\t]/.test(text)) return text;
  return text.replace(/\\(?=[\\nrt\n\r\t])|[\n\r\t]/g, (c) => FOLDED[c] ?? '\\\\');
}

/** Undoes {@link foldText}; any other backslash stands for itself. */
export function unfoldText(text: string): string {
  if (!text.includes('\\')) return text;
  return text.replace(/\\([\\nrt])/g, (_, c: string) => UNFOLDED[c] ?? '\\');
}

const FOLDED: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };
const UNFOLDED: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };

/** The values of a multi-valued slot: separated by `|`, with `\|` and `\\` for the characters themselves. */
export function splitValues(cell: string): string[] {
  if (cell === '') return [];
  if (!cell.includes('\\')) return cell.split('|');
  const values = [''];
  for (const [part] of cell.matchAll(/\\[\\|]|[\s\S]/gu)) {
    if (part === '|') values.push('');
    else values[values.length - 1] += part.length === 2 && part.startsWith('\\') ? part.slice(1) : part;
  }
  return values;
}

/** The cell of a multi-valued slot: undoes {@link splitValues}. */
export function joinValues(values: readonly string[]): string {
  return values.map((value) => value.replace(/[\\|]/g, '\\$&')).join('|');
}
