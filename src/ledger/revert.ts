import { openLedger } from './open.js';
import { COLUMNS, formatRow } from './sssom/row-out.js';
import type { LedgerFile, LedgerRow, LedgerTexts } from './types.js';
import { rewrite, rowsByPair } from './update.js';

export interface LedgerRevert {
  readonly texts: LedgerTexts;
  readonly changed: readonly LedgerFile[];
  /** Keys of the pairs that are again as they were. */
  readonly reverted: readonly string[];
  /** Rows that someone has changed since: left as they are. */
  readonly kept: readonly LedgerRow[];
}

/**
 * Takes back what changed from `before` to `after`, in the ledger as it is `now`: rows that were added go, rows that
 * were replaced or removed come back. Whatever happened to other pairs since stays.
 */
export function revertRows(now: LedgerTexts, before: LedgerTexts, after: LedgerTexts): LedgerRevert {
  const old = rowsByPair(openLedger(before).ledger, () => true);
  const made = rowsByPair(openLedger(after).ledger, () => true);
  const touched = new Set(
    [...old.keys(), ...made.keys()].filter((key) => textOf(old.get(key)) !== textOf(made.get(key))),
  );
  const { ledger } = openLedger(now);
  const current = rowsByPair(ledger, (key) => touched.has(key));
  const untouchedSince = (key: string) => textOf(current.get(key)) === textOf(made.get(key));
  const reverted = [...touched].filter(untouchedSince);
  const kept = [...touched].filter((key) => !untouchedSince(key)).flatMap((key) => rowsIn(current.get(key)));
  const restored = reverted.flatMap((key) => rowsIn(old.get(key)));
  return { ...rewrite(now, ledger, new Set(reverted), restored), reverted, kept };
}

type Placed = readonly { file: LedgerFile; row: LedgerRow }[];

function rowsIn(placed: Placed | undefined): LedgerRow[] {
  return (placed ?? []).map(({ row }) => row);
}

/** What a pair's rows say, with every column that they have, in a form that can be compared. */
function textOf(placed: Placed | undefined): string {
  return (placed ?? [])
    .map(({ file, row }) => [file, formatRow(row, [...COLUMNS, ...Object.keys(row.extra).sort()])].join('\t'))
    .join('\n');
}
