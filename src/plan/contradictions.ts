import { agree, fileOf, keyOf, rowsByKey } from '../ledger/rows.js';
import type { LedgerRow } from '../ledger/types.js';
import type { Refusal } from './desk.js';

/** `new-wins`: the curator at the keyboard has the last word. `later-wins`: the later day has, and a tie has none. */
export type HowToSettle = 'new-wins' | 'later-wins';

/**
 * Rows that must not be taken because another row says the opposite, by index: accepted here and rejected there, in
 * the rows themselves or (with `later-wins`) in the ledger. Where the ledger has both already, a merge has put them
 * there, and no day settles it.
 */
export function contradictions(
  rows: readonly LedgerRow[],
  ledger: readonly LedgerRow[],
  settle: HowToSettle,
): Map<number, Refusal> {
  const pairs = new Set(rows.map(keyOf));
  const standing = rowsByKey(settle === 'later-wins' ? ledger.filter((row) => pairs.has(keyOf(row))) : []);
  const verdicts = new Map<string, Set<string>>();
  for (const row of rows) {
    const key = keyOf(row);
    verdicts.set(key, (verdicts.get(key) ?? new Set()).add(fileOf(row)));
  }
  const refusals = new Map<number, Refusal>();
  for (const [index, row] of rows.entries()) {
    const said = verdicts.get(keyOf(row));
    const known = standing.get(keyOf(row)) ?? [];
    const earlier = opposite(row, known);
    if (said?.has('positive') && said.has('negative')) {
      refusals.set(index, {
        reason: 'the pair is both accepted and rejected in what was given',
        remedy: 'keep one of the two rows',
      });
    } else if (earlier) {
      refusals.set(index, {
        reason: `the ledger has the pair as ${sayVerdict(earlier)}, by ${nameOf(earlier)} on ${earlier.date}`,
        remedy: isDisputed(row, known)
          ? 'settle it with `relata review`'
          : 'settle it with `relata review`, or give the row the day on which it was decided anew',
      });
    }
  }
  return refusals;
}

/** The row of the ledger that speaks against `row`, if it has not been overruled by it. */
function opposite(row: LedgerRow, standing: readonly LedgerRow[]): LedgerRow | undefined {
  if (isDisputed(row, standing))
    return standing.find((earlier) => isDecided(earlier) && !agree(row, earlier));
  return standing.find((earlier) => opposes(row, earlier) && !isLater(row, earlier));
}

/** Whether the ledger says the same as `row`, next to what speaks against it. */
function isDisputed(row: LedgerRow, standing: readonly LedgerRow[]): boolean {
  return isDecided(row) && standing.some((earlier) => agree(row, earlier));
}

function isDecided(row: LedgerRow): boolean {
  return fileOf(row) === 'positive' || fileOf(row) === 'negative';
}

function opposes(a: LedgerRow, b: LedgerRow): boolean {
  const files = new Set([fileOf(a), fileOf(b)]);
  return files.has('positive') && files.has('negative');
}

/** On the same day, only the same person can be known to have changed their mind. */
function isLater(row: LedgerRow, earlier: LedgerRow): boolean {
  if (row.date !== earlier.date) return row.date > earlier.date;
  return row.author.label === earlier.author.label && row.author.orcid === earlier.author.orcid;
}

function sayVerdict({ verdict, type }: LedgerRow): string {
  return verdict === 'accepted' ? `accepted ${type}` : verdict;
}

function nameOf({ author }: LedgerRow): string {
  return author.label || author.orcid || 'somebody';
}
