import { agree, fileOf, joinSides, keyOf, mirrorSides, reviewerOf } from '../rows.js';
import { asWritten } from '../sssom/row-out.js';
import type { LedgerFile, LedgerRow } from '../types.js';

/** A row and where it was found. */
export interface PlacedRow {
  readonly row: LedgerRow;
  readonly file: LedgerFile;
  /** One-based. */
  readonly line: number;
}

/** All rows of one pair, sorted out. */
export interface PairGroup {
  readonly key: string;
  readonly rows: readonly PlacedRow[];
  /** What one decision a pair leaves of them: several where curators disagree. */
  readonly kept: readonly LedgerRow[];
}

/** Rows by their unordered pair, in the order in which the pairs come first; no group is empty. */
export function groupByPair(rows: readonly PlacedRow[]): PairGroup[] {
  const groups = new Map<string, PlacedRow[]>();
  for (const placed of rows) {
    const key = keyOf(placed.row);
    const group = groups.get(key);
    if (group) group.push(placed);
    else groups.set(key, [placed]);
  }
  return [...groups].map(([key, group]) => ({ key, rows: group, kept: settle(group.map(({ row }) => row)) }));
}

/**
 * Joins rows that say the same of a pair, and drops predictions of a pair that is decided. Rows that say different
 * things all stay: choosing between them is a reviewer's work.
 */
function settle(rows: readonly LedgerRow[]): LedgerRow[] {
  const [first] = rows;
  if (rows.length === 1 && first) return [asWritten(first)];
  const decisions = rows.filter((row) => fileOf(row) !== 'predictions');
  const kept: LedgerRow[] = [];
  for (const row of (decisions.length > 0 ? decisions : rows).map(asWritten)) {
    const same = kept.findIndex((other) => agree(other, row));
    const earlier = kept[same];
    if (earlier) kept[same] = joined(earlier, row);
    else kept.push(row);
  }
  return kept;
}

/** One row for two that agree: the reviewed one, else the later; with what both wrote, and every note. */
function joined(a: LedgerRow, b: LedgerRow): LedgerRow {
  const [winner, other] = ranks(b, a) ? [b, a] : [a, b];
  const turned = other.subject.uuid !== winner.subject.uuid;
  const notes = new Set([other.note, winner.note].filter(Boolean));
  return {
    ...winner,
    wrote: joinSides(winner.wrote, turned ? mirrorSides(other.wrote) : other.wrote),
    note: winner.note.includes(other.note) ? winner.note : [...notes].join(' · '),
    extra: { ...other.extra, ...winner.extra },
  };
}

function ranks(a: LedgerRow, b: LedgerRow): boolean {
  const rank = (row: LedgerRow) => `${reviewerOf(row) ? 1 : 0} ${row.reviewDate ?? ''} ${row.date}`;
  return rank(a) > rank(b);
}
