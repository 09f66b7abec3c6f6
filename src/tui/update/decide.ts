import type { PendingStep } from '../../ledger/pending.js';
import { keyOf } from '../../ledger/rows.js';
import type { Verdict } from '../../ledger/types.js';
import { reviewDecision, sentBack } from '../../plan/review/decide.js';
import { decisionOn } from '../state/bulk.js';
import type { Draft } from '../state/draft.js';
import { type AfterSave, currentKey, keyOf as label, type State } from '../state/state.js';
import { nextStep, save } from './save.js';
import { type Step, step, tell } from './step.js';

/** Why nothing can be decided now, with what to do about it; null when it can. */
export function whyNotDecide(state: State): string | null {
  const { world } = state;
  if (world === null) return 'the galaxy is still being read';
  if (world.readOnly !== null) return `nothing can be decided: ${world.readOnly}`;
  if (world.author === null) {
    return 'who decides? set git config user.name and user.email, or start with --author "Name <mail>"';
  }
  return null;
}

/** Decides the pair on screen as its draft says. */
export function decideCurrent(
  state: State,
  verdict: Verdict,
  at: number,
  say: typeof reviewDecision = reviewDecision,
): Step {
  const key = currentKey(state);
  return key === null
    ? step(state)
    : decidePair(state, { key, draft: state.draft, verdict, at, say }, { go: 'on' });
}

/** What a curator says of one pair. */
export interface Saying {
  readonly key: string;
  readonly draft: Draft | null;
  readonly verdict: Verdict;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly say?: typeof reviewDecision;
}

/** Decides a pair: the decision counts once it is saved, and `after` says what comes then. */
export function decidePair(state: State, { key, draft, verdict, at, say }: Saying, after: AfterSave): Step {
  const reason = whyNotDecide(state);
  if (reason !== null) return step(tell(state, reason, 'warning'));
  const decision = decisionOn(state, key, draft, verdict, at, say);
  if ('refused' in decision) return step(tell(state, decision.refused, 'warning'));
  return save(state, { kind: 'decide', ...nextStep(state, at), decisions: [decision] }, after);
}

/** A reviewer sends the decision on screen back to its curator, and says why. */
export function sendBack(state: State, why: string, at: number): Step {
  const { draft } = state;
  if (draft === null) return step(state);
  return decideCurrent({ ...state, draft: { ...draft, note: why } }, 'accepted', at, sentBack);
}

/**
 * Takes back the last step that is not committed, and shows its pair again. Right after a step was chosen in the history,
 * that choice is what is undone.
 */
export function undo(state: State, at: number): Step {
  if (state.chosen !== null) return undoChoice(state, state.chosen, at);
  const last = state.pending.steps.at(-1);
  if (last === undefined) return step(tell(state, whyNoUndo(state)));
  return save(state, { kind: 'undo', ...nextStep(state, at), step: last.id }, pairOfStep(last, 'undo'));
}

function undoChoice(state: State, { kind, step: id }: NonNullable<State['chosen']>, at: number): Step {
  const { steps, undone } = state.pending;
  const made = [...steps, ...undone].find((one) => one.id === id);
  if (made === undefined) return undo({ ...state, chosen: null }, at);
  const back = kind === 'undo' ? 'redo' : 'undo';
  const record = { kind: back, ...nextStep(state, at), step: id } as const;
  return save(state, record, { ...pairOfStep(made, back), news: turnedNews(back, made.decisions.length) });
}

/** What became of a step that was taken back or brought back. */
export function turnedNews(kind: 'undo' | 'redo', size: number): string {
  const what = size === 1 ? 'the decision' : `the step of ${size} decisions`;
  return `${what} is ${kind === 'undo' ? 'taken back' : 'pending again'}`;
}

/** Brings back what was undone last, unless something was decided since. */
export function redo(state: State, at: number): Step {
  const last = state.pending.undone.at(-1);
  if (last === undefined || decidedSinceUndo(state)) return step(tell(state, 'nothing to bring back'));
  return save(state, { kind: 'redo', ...nextStep(state, at), step: last.id }, pairOfStep(last, 'redo'));
}

/** To the pair of a step; a step of many has no one pair to go to, and says what became of it. */
function pairOfStep(
  { decisions }: PendingStep,
  kind: 'undo' | 'redo',
): Extract<AfterSave, { readonly go: 'to' | 'nowhere' }> {
  const [decision, ...more] = decisions;
  return decision === undefined || more.length > 0
    ? { go: 'nowhere', news: turnedNews(kind, decisions.length) }
    : { go: 'to', key: keyOf(decision) };
}

function decidedSinceUndo({ journal }: State): boolean {
  const last = journal.findLast((record) => record.kind === 'undo' || record.kind === 'decide');
  return last?.kind === 'decide';
}

function whyNoUndo(state: State): string {
  if (state.committed.size === 0) return 'nothing to undo';
  if (state.start.plain) return 'nothing left to undo: what is committed, ‘relata undo’ takes back';
  const keys = [label(state, 'review', 'history'), label(state, 'history', 'take-back-commit')];
  return `nothing left to undo: what is committed, ‘${keys.join('’ ‘')}’ takes back`;
}
