import type { Galaxy } from '../galaxy/galaxy.js';
import { describeProblem, RelataError } from '../galaxy/problem.js';
import { readRows } from '../ledger/exchange/decision-file.js';
import { readLedger } from '../ledger/open.js';
import type { LedgerRow } from '../ledger/types.js';
import type { Workspace } from '../plan/ports.js';
import type { ReviewScope } from '../plan/review/queue.js';
import type { CommandContext } from './context.js';
import { ledgerAt, needHistory, resolveRange } from './review-range.js';

/**
 * What is reviewed: without `target` whatever stands out in the ledger, else the rows of a file, or the decisions of a
 * range of revisions. Decisions of a branch that is not merged yet are offered: approving takes them over.
 */
export async function readScope(
  context: CommandContext,
  workspace: Workspace,
  galaxy: Galaxy,
  target: string | undefined,
): Promise<ReviewScope> {
  if (target === undefined) return { what: 'ledger' };
  if (await context.isFile(target)) {
    return { what: 'offered', rows: await readFile(context, galaxy, target) };
  }
  const revisions = needHistory(workspace);
  const { from, to } = await resolveRange(target, revisions);
  const before = readLedger(await ledgerAt(revisions, from)).rows;
  const head = await revisions.resolve('HEAD');
  if ((await revisions.mergeBase(to, head)) === to) return { what: 'since', before };
  const old = new Set(before.map((row) => JSON.stringify(row)));
  const tip = readLedger(await ledgerAt(revisions, to)).rows;
  return { what: 'offered', rows: tip.filter((row) => !old.has(JSON.stringify(row))) };
}

async function readFile(context: CommandContext, galaxy: Galaxy, path: string): Promise<LedgerRow[]> {
  const text = await context.readInput(path);
  const source = { path, text };
  const { rows, problems } = readRows(source, (type) => galaxy.vocabulary.find(type) !== undefined);
  for (const problem of problems) context.say(describeProblem(problem), true);
  if (rows.length === 0) throw new RelataError(`${path} holds no row to review`, 'mend it, or try another');
  return rows.map(({ row }) => row);
}
