import { keyOf as keyOfDecision } from '../../ledger/rows.js';
import type { OwnCommit } from '../../plan/ports.js';
import type { Effect } from '../effects.js';
import type { Written } from '../events.js';
import type { Action } from '../input/actions.js';
import { goToKey } from '../state/queue.js';
import type { TakeBackScreen } from '../state/screen.js';
import { type State, topScreen } from '../state/state.js';
import { withJournal } from './save.js';
import { pop, push, replaceTop, type Step, show, step, tell } from './step.js';

/** Asks which commit can be taken back. */
export function findLastCommit(state: State): Step {
  const readOnly = state.world?.readOnly;
  if (readOnly != null) return step(tell(state, `nothing can be taken back: ${readOnly}`, 'warning'));
  return step(tell(state, 'looking for the last commit of relata …'), { kind: 'find-last-commit' });
}

/** It is shown before anything happens, unless the user has gone elsewhere meanwhile. */
export function lastCommitFound(state: State, commit: OwnCommit | null): State {
  if (topScreen(state)?.kind !== 'history') return state;
  if (commit === null) return tell(state, 'relata has committed nothing here that could be taken back');
  return push({ ...state, notice: null }, { kind: 'take-back', commit, progress: null });
}

/** What the keys do before the last commit is taken back. */
export function takeBackAction(state: State, screen: TakeBackScreen, action: Action): Step {
  if (screen.progress !== null) return step(tell(state, 'being taken back: all of it, or nothing'));
  if (action === 'back') return step(pop(state));
  if (action !== 'confirm') return step(state);
  return step(replaceTop(state, { ...screen, progress: { phase: 'planning' } }), {
    kind: 'take-back-commit',
  });
}

/** The pairs of the commit are undecided again, and come first. */
export function takenBack(state: State, { result, journal, repository }: Written): Step {
  const decisions = result.plan.outcomes.map(({ decision }) => decision);
  const keys = decisions.map(keyOfDecision);
  const committed = new Map(state.committed);
  for (const key of keys) committed.delete(key);
  const world = state.world && { ...state.world, repository };
  const next = withJournal({ ...state, world, committed, screens: [] }, journal);
  const known = keys.filter((key) => state.pairs.places.has(key));
  const queue = known.reduceRight(goToKey, next.queue);
  const missing = decisions.filter((decision) => !state.pairs.places.has(keyOfDecision(decision)));
  const pairs = missing.map(({ subject, object }) => [subject.uuid, object.uuid] as const);
  const score: Effect[] = pairs.length === 0 ? [] : [{ kind: 'score', pairs, ask: 'later' }];
  const count = `${keys.length} ${keys.length === 1 ? 'pair is' : 'pairs are'} undecided again`;
  return step(tell(show(next, queue), [count, ...result.notices].join('; ')), { kind: 'reload' }, ...score);
}
