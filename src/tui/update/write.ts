import type { Action } from '../input/actions.js';
import type { CommitScreen, Screen } from '../state/screen.js';
import { type State, topScreen } from '../state/state.js';
import { editField, type Field } from '../text/field.js';
import { withSubject } from './commit.js';
import { sendBack } from './decide.js';
import { isFieldEdit } from './fields.js';
import { changeDraft } from './pickers.js';
import { pop, replaceTop, type Step, step, tell } from './step.js';

/** Screens that are one text field. */
export type FieldScreen = Extract<Screen, { kind: 'note' | 'send-back' | 'message' | 'branch' }>;

/** A key on a screen that is one text field: Enter takes the text over, Esc drops it. */
export function writeAction(state: State, screen: FieldScreen, action: Action): State {
  if (action === 'back') return pop(state);
  if (action === 'confirm') return take(pop(state), screen);
  return isFieldEdit(action) ? writeField(state, screen, editField(screen.field, action)) : state;
}

/** The same screen with another text. */
export function writeField(state: State, screen: FieldScreen, field: Field): State {
  return replaceTop(state, { ...screen, field });
}

/** Enter sends the decision back with what was written. */
export function sendBackAction(state: State, screen: FieldScreen, action: Action, at: number): Step {
  if (action !== 'confirm') return step(writeAction(state, screen, action));
  return sendBack(pop(state), screen.field.text.trim(), at);
}

/** What was written takes its place below. */
function take(state: State, { kind, field }: FieldScreen): State {
  const text = field.text.trim();
  if (kind === 'note') return changeDraft(state, { note: text });
  const below = topScreen(state);
  if (below?.kind !== 'commit' || below.phase.name !== 'ready') return state;
  if (kind === 'branch') return replaceTop(state, { ...below, branch: text === '' ? null : text });
  if (text === '') return tell(state, 'the subject stays: a commit needs one', 'warning');
  return replaceTop(state, { ...below, message: withSubject(below, below.phase.plan, text) });
}

/** The whole message comes back from the editor. */
export function edited(state: State, text: string | null): State {
  const screen = topScreen(state);
  if (screen?.kind !== 'commit') return state;
  if (text === null)
    return tell(state, 'no editor: set VISUAL or EDITOR; the message stays as it was', 'warning');
  const message = text.replace(/^#.*\n?/gm, '').trim();
  if (message === '') return tell(state, 'the message was empty: it stays as it was', 'warning');
  const changed: CommitScreen = { ...screen, message: `${message}\n` };
  return replaceTop(state, changed);
}
