import type { Problem } from '../galaxy/problem.js';
import { isIdentity } from '../galaxy/relation-vocabulary.js';
import { type Ledger, openLedger } from './open.js';
import { fileOf, joinSides, keyOf, LEDGER_FILES, mirrorSides, sameRelation } from './rows.js';
import { renderDocument, type SssomDocument } from './sssom/document.js';
import { editDocument } from './sssom/edit.js';
import { asWritten, COLUMNS, cellOf, isOwn } from './sssom/row-out.js';
import type { LedgerFile, LedgerRow, LedgerTexts } from './types.js';

/** A row that was not taken, and why. */
export interface RefusedRow {
  readonly row: LedgerRow;
  readonly reason: string;
  readonly remedy: string;
}

export interface LedgerUpdate {
  /** The files as they will be; those that do not change are the very same strings. */
  readonly texts: LedgerTexts;
  readonly changed: readonly LedgerFile[];
  readonly refused: readonly RefusedRow[];
  /** What was wrong with the files as they are. Unreadable lines are kept. */
  readonly problems: readonly Problem[];
}

/**
 * Puts decisions into the ledger: one decision a pair over all files, the new one in place of the old. A row that
 * says what the ledger says already changes nothing, even where another row disagrees; a prediction never replaces a
 * decision, and a pair that is given both accepted and rejected is refused. `wrote` of the old row is kept when the
 * relation stays the same.
 */
export function upsertRows(texts: LedgerTexts, rows: readonly LedgerRow[]): LedgerUpdate {
  const { ledger, problems } = openLedger(texts);
  const { taken, refused } = oneAPair(rows);
  const earlier = rowsByPair(ledger, (key) => taken.has(key));
  const added = new Map<string, LedgerRow>();
  for (const [key, row] of taken) {
    const old = earlier.get(key) ?? [];
    if (fileOf(row) === 'predictions' && old.some((o) => fileOf(o.row) !== 'predictions')) continue;
    const merged = mergeWith(
      old.map((o) => o.row),
      asWritten(row),
    );
    const unchanged = old.some(({ file, row: o }) => file === fileOf(o) && saysTheSame(o, merged));
    if (!unchanged) added.set(key, merged);
  }
  return { ...rewrite(texts, ledger, new Set(added.keys()), [...added.values()]), refused, problems };
}

/** Writes the documents anew whose rows are named by `dropped`, or into which a row of `added` goes. */
export function rewrite(
  texts: LedgerTexts,
  ledger: Ledger,
  dropped: ReadonlySet<string>,
  added: readonly LedgerRow[],
): Pick<LedgerUpdate, 'texts' | 'changed'> {
  const result: Record<LedgerFile, string | null> = { ...texts };
  for (const file of LEDGER_FILES) {
    const news = added.filter((row) => fileOf(row) === file);
    const edited = editDocument(ledger[file], (row) => dropped.has(keyOf(row)), news);
    if (news.length > 0 || edited.lines.length < ledger[file].lines.length)
      result[file] = renderDocument(edited);
  }
  return { texts: result, changed: LEDGER_FILES.filter((file) => result[file] !== texts[file]) };
}

/** Which rows of a ledger belong to the pairs that `wanted` names, with their files. */
export function rowsByPair(
  ledger: Readonly<Record<LedgerFile, SssomDocument>>,
  wanted: (key: string) => boolean,
): Map<string, { file: LedgerFile; row: LedgerRow }[]> {
  const found = new Map<string, { file: LedgerFile; row: LedgerRow }[]>();
  for (const file of LEDGER_FILES) {
    for (const { row } of ledger[file].lines) {
      if (row === null) continue;
      const key = keyOf(row);
      if (!wanted(key)) continue;
      const rows = found.get(key) ?? [];
      rows.push({ file, row });
      found.set(key, rows);
    }
  }
  return found;
}

/** The last row of each pair, predictions last of all; pairs given as accepted and as rejected are refused. */
function oneAPair(rows: readonly LedgerRow[]): { taken: Map<string, LedgerRow>; refused: RefusedRow[] } {
  const byPair = new Map<string, LedgerRow[]>();
  for (const row of rows) byPair.set(keyOf(row), [...(byPair.get(keyOf(row)) ?? []), row]);
  const taken = new Map<string, LedgerRow>();
  const refused: RefusedRow[] = [];
  for (const [key, group] of byPair) {
    const files = new Set(group.map(fileOf));
    const last = group.findLast((row) => fileOf(row) !== 'predictions') ?? group.at(-1);
    if (files.has('positive') && files.has('negative')) {
      const reason = 'the pair is given both as accepted and as rejected';
      refused.push(...group.map((row) => ({ row, reason, remedy: 'keep one of the two rows' })));
    } else if (last) taken.set(key, last);
  }
  return { taken, refused };
}

/**
 * What an old row knows beyond the new one: other people's columns, what was written for the same relation, and, when
 * the new row only adds a review, when and with what it was decided.
 */
function mergeWith(old: readonly LedgerRow[], row: LedgerRow): LedgerRow {
  const others = old.flatMap((o) => Object.entries(o.extra).filter(([column]) => !isOwn(column)));
  const same = old.filter(
    (o) => o.verdict === 'accepted' && row.verdict === 'accepted' && sameRelation(o, row),
  );
  const merged: LedgerRow = {
    ...row,
    wrote: same.reduce((sides, o) => joinSides(sides, asSeenFrom(row, o)), row.wrote),
    fingerprint: row.fingerprint || (same.at(-1)?.fingerprint ?? ''),
    extra: { ...Object.fromEntries(others), ...row.extra },
  };
  const judged = old.find((o) => saysTheSame(o, merged, REVIEW));
  if (judged === undefined) return merged;
  const { date, tool, toolVersion } = judged;
  return { ...merged, date, tool, toolVersion };
}

function asSeenFrom(row: LedgerRow, old: LedgerRow) {
  const turned = isIdentity(row.type) && old.subject.uuid !== row.subject.uuid;
  return turned ? mirrorSides(old.wrote) : old.wrote;
}

/** Columns that say when and with what a decision was made, not what it is. */
const CIRCUMSTANCES: readonly string[] = ['mapping_date', 'mapping_tool', 'mapping_tool_version'];

/** Columns that say what somebody else thinks of it, or what was said with that. */
const REVIEW: readonly string[] = [
  'reviewer_id',
  'reviewer_label',
  'review_date',
  'reviewer_agreement',
  'comment',
  'misp_wrote',
];

function saysTheSame(a: LedgerRow, b: LedgerRow, but: readonly string[] = []): boolean {
  const columns = new Set([...COLUMNS, ...Object.keys(a.extra), ...Object.keys(b.extra)]);
  return [...columns]
    .filter((column) => !CIRCUMSTANCES.includes(column) && !but.includes(column))
    .every((column) => cellOf(a, column) === cellOf(b, column));
}
