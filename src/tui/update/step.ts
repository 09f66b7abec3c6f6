import { explainAgain } from '../../ledger/asked-again.js';
import type { Effect } from '../effects.js';
import { draftOfItem, itemOf } from '../state/desk.js';
import { draftOfDecision, proposedDraft } from '../state/draft.js';
import type { Queue } from '../state/queue.js';
import type { Screen } from '../state/screen.js';
import { currentKey, type Notice, pairOf, type State } from '../state/state.js';
import { standingOf } from '../state/verdicts.js';

/** What an event comes to: the next state, and what to do in the world. */
export interface Step {
  readonly state: State;
  readonly effects: readonly Effect[];
}

/** A state, and effects if there are any. */
export function step(state: State, ...effects: readonly Effect[]): Step {
  return { state, effects };
}

/** The same state with a line for the user. */
export function tell(state: State, text: string, tone: Notice['tone'] = 'info'): State {
  return { ...state, notice: { tone, text } };
}

/** Puts the pair of `queue` on screen: its draft starts anew unless the same pair stays. */
export function show(state: State, queue: Queue): State {
  const before = currentKey(state);
  const next = { ...state, queue };
  return currentKey(next) === before ? next : withFreshDraft(next);
}

/** The pair on screen with the draft it starts with: its decision, when there is one, else the proposal. */
export function withFreshDraft(state: State): State {
  const key = currentKey(state);
  const pair = pairOf(state, key);
  const scroll = { ...state.scroll, left: 0, right: 0 };
  if (key === null || pair === null) return { ...state, draft: null, scroll };
  const standing = standingOf(state, key);
  const item = itemOf(state, key);
  const draft = standing
    ? draftOfDecision(pair, standing.decision)
    : item
      ? draftOfItem(pair, item)
      : proposedDraft(pair, state.sticky);
  return sayWhyAgain({ ...state, draft, scroll }, key);
}

/** A pair that was decided once says why it is here; a line that stands already comes first. */
function sayWhyAgain(state: State, key: string): State {
  const again = state.again.get(key);
  if (again === undefined || state.world === null || state.notice !== null || state.start.desk) return state;
  return standingOf(state, key) ? state : tell(state, explainAgain(again, state.world.galaxy));
}

/** The same state with another screen above all others. */
export function push(state: State, screen: Screen): State {
  return { ...state, screens: [...state.screens, screen] };
}

/** The same state without its uppermost screen. */
export function pop(state: State): State {
  return { ...state, screens: state.screens.slice(0, -1) };
}

/** The same state with another screen on top of the stack. */
export function replaceTop(state: State, screen: Screen): State {
  return push(pop(state), screen);
}
