import type { Size } from '../plan/terminal.js';

/** The least that the app can be used in. */
export const LEAST: Size = { columns: 40, rows: 12 };

/** From here on the two entries stand side by side. */
const SIDE_BY_SIDE = 100;

/** How the review screen divides its rows; every number depends on the size alone, so that nothing jumps. */
export interface ReviewLayout {
  readonly beside: boolean;
  /** Columns and rows of one entry. */
  readonly entry: Size;
  /** Rows of the evidence; 1 is a single line. */
  readonly evidence: number;
  /** Rows that say what is up for review; none in the analyst's app. */
  readonly desk: number;
  readonly footer: number;
}

export function reviewLayout({ columns, rows }: Size, hasDesk = false): ReviewLayout {
  const footer = footerRows({ columns, rows });
  const evidence = rows < 20 ? 1 : rows < 30 ? 3 : rows < 40 ? 6 : 8;
  const desk = hasDesk ? (rows < 20 ? 1 : 3) : 0;
  const left = rows - HEADER - desk - evidence - WRITES - noticeRows({ columns, rows }) - footer;
  if (columns >= SIDE_BY_SIDE) {
    return { beside: true, entry: { columns: Math.floor(columns / 2), rows: left }, evidence, desk, footer };
  }
  return { beside: false, entry: { columns, rows: Math.floor(left / 2) }, evidence, desk, footer };
}

const HEADER = 1;
const WRITES = 1;

/** Rows for the keys: two where the labels need them and the window has them. */
export function footerRows({ columns, rows }: Size): number {
  return rows >= 20 && columns < 130 ? 2 : 1;
}

/** Low windows have no row for notices: they take the place of the keys until the next key. */
export function noticeRows({ rows }: Size): number {
  return rows >= 16 ? 1 : 0;
}

/** Rows between the header and the footer of every screen but the review. */
export function bodyRows(size: Size): number {
  return size.rows - HEADER - noticeRows(size) - footerRows(size);
}

/** Rows for the pairs of the list: the body without its column heads. */
export function listRows(size: Size): number {
  return Math.max(1, bodyRows(size) - 2);
}

/** Rows above the diff of the commit screen. */
export const COMMIT_HEAD = 6;

export function commitBodyRows(size: Size): number {
  return Math.max(1, bodyRows(size) - COMMIT_HEAD);
}
