import { keyOf as keyOfDecision } from '../../ledger/rows.js';
import type { CommitResult } from '../../plan/ports.js';
import type { WritePlan } from '../../plan/types.js';
import type { Failure, Written } from '../events.js';
import { countPlan } from '../state/commit-facts.js';
import { keyOf, type State } from '../state/state.js';
import { count, onCommitScreen } from './commit.js';
import { withJournal } from './save.js';
import { tell } from './step.js';

/** A commit, or taking one back, came to nothing. */
export function commitFailed(state: State, failure: Failure): State {
  const isCommit = state.screens.some(({ kind }) => kind === 'commit');
  if (isCommit) return onCommitScreen(state, (screen) => ({ ...screen, phase: { name: 'failed', failure } }));
  const screens = state.screens.filter(({ kind }) => kind !== 'take-back');
  const remedy = failure.remedy === null ? '' : `; ${failure.remedy}`;
  return tell({ ...state, screens }, `nothing was taken back: ${failure.message}${remedy}`, 'error');
}

/** The commit is made: its decisions are no longer pending, and the review goes on where it was. */
export function committed(state: State, { result, journal, repository }: Written): State {
  const done = result.plan.outcomes.filter((outcome) => outcome.result !== 'refused');
  const known = new Map(state.committed);
  for (const { decision } of done) known.set(keyOfDecision(decision), decision);
  const world = state.world && { ...state.world, repository };
  const screens = state.screens.filter((screen) => screen.kind !== 'commit');
  const next = withJournal({ ...state, world, screens, committed: known }, journal);
  return tell(next, summary(result, state), refusedCount(result.plan) > 0 ? 'warning' : 'info');
}

/** What takes a commit back, where the user is. */
function waysBack(state: State): string {
  return state.start.plain ? '‘relata undo’' : `‘${keyOf(state, 'review', 'history')}’ or ‘relata undo’`;
}

function summary({ commit, plan, notices }: CommitResult, state: State): string {
  const { relations, clusters } = countPlan(plan);
  const where = commit === null ? 'written' : `committed as ${commit.slice(0, 8)}`;
  const what =
    relations > 0 ? `${count(relations, 'relation')} in ${count(clusters, 'cluster')}` : 'the ledger';
  const refused = refusedCount(plan);
  const rest =
    refused > 0
      ? `; ${count(refused, 'decision')} refused and still pending${state.start.plain ? '' : ', see history'}`
      : '';
  const back = commit === null ? '' : `; ${waysBack(state)} takes it back`;
  return [`${where}: ${what}${rest}${back}`, ...notices].join('. ');
}

function refusedCount(plan: WritePlan): number {
  return plan.outcomes.filter((outcome) => outcome.result === 'refused').length;
}
