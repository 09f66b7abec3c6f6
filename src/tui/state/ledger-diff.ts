import { curatorName, sameCurator } from '../../ledger/curators.js';
import { readLedger } from '../../ledger/open.js';
import { fileOf, isNobody } from '../../ledger/rows.js';
import type { LedgerRow } from '../../ledger/types.js';
import type { FileChange } from '../../plan/types.js';
import { shortTag } from '../text/tag.js';

/** A row that a change takes out of a ledger file or puts into it, in words. */
export interface ChangedRow {
  readonly kind: 'removed' | 'added';
  readonly text: string;
}

/**
 * What changes in a file of the ledger, row by row: its lines are some five hundred characters long, of which few
 * change. Only lines that differ are read, so a long ledger takes no longer.
 */
export function changedRows({ before, after }: Pick<FileChange, 'before' | 'after'>): ChangedRow[] {
  const removed = rowsOnlyIn(before ?? '', after);
  const added = rowsOnlyIn(after, before ?? '');
  const same = new Set([...removed.keys()].filter((key) => added.has(key)));
  const tell = (rows: ReadonlyMap<string, LedgerRow>, kind: ChangedRow['kind']) =>
    [...rows].flatMap(([key, row]) => (same.has(key) ? [] : [{ kind, text: rowInWords(row) }]));
  return [...tell(removed, 'removed'), ...tell(added, 'added')];
}

/** The rows of lines that the other text does not have, by all that they hold. */
function rowsOnlyIn(text: string, other: string): Map<string, LedgerRow> {
  const lines = text.split('\n');
  const heads = lines.findIndex((l) => !l.startsWith('#')) + 1;
  const known = new Set(other.split('\n'));
  const own = [...lines.slice(0, heads), ...lines.slice(heads).filter((l) => l !== '' && !known.has(l))];
  const { rows } = readLedger({
    positive: `${own.join('\n')}\n`,
    negative: null,
    unsure: null,
    predictions: null,
  });
  return new Map(rows.map((row) => [JSON.stringify(row), row]));
}

/** `APT32 similar APT32 - G0050: accepted by Ana 2026-05-04, approved by Bob, likely, “a note”` */
export function rowInWords(row: LedgerRow): string {
  const { subject, object, type, verdict, author, date, tags, note } = row;
  const said =
    fileOf(row) === 'predictions'
      ? `predicted by ${row.tool || 'a matcher'}`
      : `${verdict} by ${curatorName(author)}`;
  return [
    `${subject.value} ${type} ${object.value}: ${said} ${date}`.trimEnd(),
    ...reviewInWords(row),
    ...(tags.length === 0 ? [] : [tags.map(shortTag).join(', ')]),
    ...(note === '' ? [] : [`“${note}”`]),
  ].join(', ');
}

function reviewInWords({ verdict, author, reviewer, reviewDate, reviewerAgreement }: LedgerRow): string[] {
  if (reviewer === null || isNobody(reviewer) || sameCurator(author, reviewer)) return [];
  const seen = verdict === 'unsure' ? 'reviewed' : 'approved';
  const what = (reviewerAgreement ?? 0) < 0 ? 'sent back' : seen;
  return [`${what} by ${curatorName(reviewer)} ${reviewDate ?? ''}`.trimEnd()];
}
