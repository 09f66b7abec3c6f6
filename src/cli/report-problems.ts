import { describeProblem, ExitStatus, type Problem, RelataError } from '../galaxy/problem.js';
import type { ReadingReport } from '../plan/ports.js';
import type { CommandContext } from './context.js';

/** Warnings are many in old data: the first few show what they are like. */
const WARNINGS_SHOWN = 5;

/** Says what could not be read in the ledger: rows that are left out are decisions that do not count. */
export function reportLedger(context: Pick<CommandContext, 'say'>, problems: readonly Problem[]): void {
  for (const problem of problems) {
    context.say(`${problem.severity}: ${describeProblem(problem)}`, problem.severity === 'error');
  }
  if (problems.length > 0) context.say('`relata ledger fix` mends what is mechanical');
}

/**
 * Says what was wrong with the galaxy: every error, and the first warnings with the number of the others. Throws a
 * {@link RelataError} when there were errors and no cluster is left.
 */
export function reportProblems(
  context: Pick<CommandContext, 'say'>,
  { clusters, problems }: ReadingReport,
): void {
  const warnings = problems.filter((problem) => problem.severity === 'warning');
  for (const problem of problems) {
    if (problem.severity === 'error') context.say(`error: ${describeProblem(problem)}`, true);
  }
  for (const problem of warnings.slice(0, WARNINGS_SHOWN))
    context.say(`warning: ${describeProblem(problem)}`);
  const more = warnings.length - WARNINGS_SHOWN;
  if (more > 0) context.say(`… and ${more} more ${more === 1 ? 'warning' : 'warnings'}`);
  if (clusters > 0) return;
  throw new RelataError(
    'no cluster could be read',
    problems.length > 0 ? 'mend the files named above' : 'put cluster files into clusters/',
    ExitStatus.usage,
  );
}
