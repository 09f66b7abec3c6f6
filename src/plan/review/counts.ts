import { curatorKey, curatorName } from '../../ledger/curators.js';
import { fileOf, reviewerOf } from '../../ledger/rows.js';
import type { Curator, LedgerFile, LedgerRow } from '../../ledger/types.js';
import { frameworksOf } from './kappa.js';
import type { CuratorCount, FrameworkCount, ReviewedChange } from './types.js';

/** How many relations changed between which frameworks, the most first. */
export function countByFrameworks(changes: readonly ReviewedChange[]): FrameworkCount[] {
  const counts = new Map<string, FrameworkCount>();
  for (const change of changes) {
    const frameworks = frameworksOf(change);
    const key = frameworks.join('\n');
    const known = counts.get(key) ?? { frameworks, added: 0, removed: 0, retyped: 0, retagged: 0 };
    counts.set(key, { ...known, [change.kind]: known[change.kind] + 1 });
  }
  const total = ({ added, removed, retyped, retagged }: FrameworkCount) =>
    added + removed + retyped + retagged;
  return [...counts.values()].sort((a, b) => total(b) - total(a));
}

/** What each curator decided and reviewed, the busiest first. */
export function countByCurator(
  decided: readonly LedgerRow[],
  reviewed: readonly LedgerRow[],
): CuratorCount[] {
  const counts = new Map<string, CuratorCount>();
  const add = (curator: Curator, what: Exclude<keyof CuratorCount, 'curator'>) => {
    const key = curatorKey(curator);
    if (key === '') return;
    const known = counts.get(key) ?? {
      curator: curatorName(curator),
      accepted: 0,
      rejected: 0,
      unsure: 0,
      reviewed: 0,
    };
    counts.set(key, { ...known, [what]: known[what] + 1 });
  };
  for (const row of decided) if (fileOf(row) !== 'predictions') add(row.author, row.verdict);
  for (const row of reviewed) {
    const reviewer = reviewerOf(row);
    if (reviewer) add(reviewer, 'reviewed');
  }
  const total = ({ accepted, rejected, unsure, reviewed }: CuratorCount) =>
    accepted + rejected + unsure + reviewed;
  return [...counts.values()].sort((a, b) => total(b) - total(a));
}

/** How many rows belong in each file of the ledger. */
export function countByFile(rows: readonly LedgerRow[]): Record<LedgerFile, number> {
  const counts = { positive: 0, negative: 0, unsure: 0, predictions: 0 };
  for (const row of rows) counts[fileOf(row)] += 1;
  return counts;
}
