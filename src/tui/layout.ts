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
  /** Rows of the evidence: 1 or 2 are words alone, more have bars. */
  readonly evidence: number;
  /** Rows that say what is up for review; none in the analyst's app. */
  readonly desk: number;
  /** Rows that say what accepting writes: the relation; tags and note; what speaks against it. Fewer share their rows. */
  readonly writes: number;
}

/** Prior, sum, and as many comparisons as ever speak of one pair. */
const MOST_EVIDENCE = 20;

/** Divides a window of this size; `hasDesk` for the maintainer's. */
export function reviewLayout(size: Size, hasDesk = false): ReviewLayout {
  const { columns, rows } = size;
  const beside = columns >= SIDE_BY_SIDE;
  const parts = {
    evidence:
      rows < 20 ? 1 : rows < 30 ? 2 : rows < 40 ? 6 : rows < 46 ? 8 : Math.min(MOST_EVIDENCE, rows - 34),
    desk: hasDesk ? (rows < 20 ? 1 : 3) : 0,
    writes: rows < 20 ? 1 : rows < 30 ? 2 : 3,
  };
  const left = bodyRows(size) - parts.desk - parts.evidence - parts.writes;
  const entry = beside
    ? { columns: Math.floor(columns / 2), rows: left }
    : { columns, rows: Math.floor(left / 2) };
  return { ...parts, beside, entry };
}

/**
 * Rows of a panel that opens over the lower part of the review: what lies above stays where it is. It covers the
 * evidence and what accepting writes, more in low windows, and the whole body where there is no room for both.
 */
export function panelRows(size: Size): number {
  const { evidence, writes } = reviewLayout(size);
  const body = bodyRows(size);
  return body < 14 ? body : Math.max(evidence + writes, LEAST_PANEL);
}

const LEAST_PANEL = 10;

/** Rows of a panel that is one text field under its rule. */
export const FIELD_PANEL = 3;

const HEADER = 1;

/** Rows for the keys: two where the labels need them and the window has them. */
export function footerRows({ columns, rows }: Size): number {
  return rows >= 20 && columns < 150 ? 2 : 1;
}

/** Rows for notices alone; what does not fit takes the place of the keys until the next key. Low windows have none. */
export function noticeRows({ rows }: Size): number {
  return rows >= 16 ? 1 : 0;
}

/** Rows between the header and the line to the user. */
export function bodyRows(size: Size): number {
  return size.rows - HEADER - noticeRows(size) - footerRows(size);
}

/** Rows for the pairs of the list: the body without its column heads. */
export function listRows(size: Size): number {
  return Math.max(1, bodyRows(size) - 2);
}

/** Rows above the pairs of the screen that decides many. */
export const BULK_HEAD = 8;

/** Rows for the pairs of the screen that decides many. */
export function bulkRows(size: Size): number {
  return Math.max(1, bodyRows(size) - BULK_HEAD);
}

/** Rows for the entries of the find screen: the body without the field and the line below it. */
export function findRows(size: Size): number {
  return Math.max(1, bodyRows(size) - 2);
}

/** From here on the find screen shows the entry under the cursor beside the list. */
export const WITH_PREVIEW = 100;

/** Rows above the diff of the commit screen. */
export const COMMIT_HEAD = 6;

/** Rows for the diff on the commit screen. */
export function commitBodyRows(size: Size): number {
  return Math.max(1, bodyRows(size) - COMMIT_HEAD);
}
