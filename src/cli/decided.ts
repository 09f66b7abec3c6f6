import { decidedPairs } from '../ledger/decided.js';
import { pendingDecisions } from '../ledger/pending.js';
import type { Workspace } from '../plan/ports.js';
import type { CommandContext } from './context.js';
import { reportLedger } from './report-problems.js';

/** Keys of the pairs that are decided. The galaxy is only read when there is a decision to compare with it. */
export async function decidedIn(
  context: Pick<CommandContext, 'say'>,
  { reader, journal }: Workspace,
): Promise<ReadonlySet<string>> {
  const { rows, problems } = await reader.readLedger();
  reportLedger(context, problems);
  const pending = pendingDecisions(journal.records);
  if (rows.length === 0 && pending.decisions.length === 0) return new Set();
  return decidedPairs(rows, pending, await reader.read()).decided;
}
