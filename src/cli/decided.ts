import { decidedPairs } from '../ledger/decided.js';
import { pendingDecisions } from '../ledger/pending.js';
import type { Workspace } from '../plan/ports.js';

/** Keys of the pairs that are decided. The galaxy is only read when there is a decision to compare with it. */
export async function decidedIn({ reader, journal }: Workspace): Promise<ReadonlySet<string>> {
  const rows = await reader.readLedger();
  const pending = pendingDecisions(journal.records);
  if (rows.length === 0 && pending.decisions.length === 0) return new Set();
  return decidedPairs(rows, pending, await reader.read()).decided;
}
