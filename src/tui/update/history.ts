import type { JournalRecord } from '../../ledger/types.js';
import type { Action } from '../input/actions.js';
import { listRows } from '../layout.js';
import { historyOf, historyWith, type Past } from '../state/history.js';
import type { HistoryScreen, Screen } from '../state/screen.js';
import { keyOf, type State, topScreen } from '../state/state.js';
import { editField, type Field, fieldOf } from '../text/field.js';
import { openCommit } from './commit.js';
import { redo, turnedNews, undo, whyNotDecide } from './decide.js';
import { isFieldEdit } from './fields.js';
import { pageOf, windowAround } from './moves.js';
import { ask } from './relate.js';
import { nextStep, save } from './save.js';
import { pop, push, replaceTop, type Step, step, tell } from './step.js';
import { findLastCommit } from './take-back.js';

/** Opens the history, with all that is in it. */
export function openHistory(state: State): State {
  if (state.world === null) return tell(state, 'the galaxy is still being read');
  if (historyOf(state).length === 0) return tell(state, 'nothing was decided yet');
  return push(state, { kind: 'history', words: '', cursor: 0, top: 0 });
}

/** What the keys of the history do. */
export function historyAction(state: State, screen: HistoryScreen, action: Action, at: number): Step {
  const past = historyWith(state, screen.words);
  const cursor = Math.max(0, Math.min(screen.cursor, past.length - 1));
  const here = past[cursor];
  switch (action) {
    case 'back':
      return step(screen.words === '' ? pop(state) : withWords(state, ''));
    case 'filter':
      return step(push(state, { kind: 'history-words', field: fieldOf(screen.words) }));
    case 'take-back-commit':
      return findLastCommit(state);
    case 'undo':
      return undo(state, at);
    case 'redo':
      return redo(state, at);
    case 'commit':
      return openCommit(state);
    case 'confirm':
      return here ? ask(state, here.decision.subject.uuid, here.decision.object.uuid) : step(state);
    case 'take-back':
      return here ? takeBack(state, here, at) : step(state);
    case 'reopen':
      return here ? reopen(state, here, at) : step(state);
    default: {
      const page = listRows(state.size);
      const to = pageOf(action, { at: cursor, count: past.length, page });
      const top = windowAround(screen.top, { at: to, count: past.length, page });
      return step(replaceTop(state, { ...screen, cursor: to, top }));
    }
  }
}

/** Words are typed: the history below follows at once. Esc forgets them. */
export function historyWordsAction(
  state: State,
  { field }: Extract<Screen, { kind: 'history-words' }>,
  action: Action,
): State {
  if (action === 'back') return withWords(pop(state), '');
  if (action === 'confirm') return pop(state);
  return isFieldEdit(action) ? writeHistoryWords(state, editField(field, action)) : state;
}

/** Puts what was typed in the place of the words that filter the history. */
export function writeHistoryWords(state: State, field: Field): State {
  return push(withWords(pop(state), field.text), { kind: 'history-words', field });
}

function withWords(state: State, words: string): State {
  const top = topScreen(state);
  return top?.kind === 'history' ? replaceTop(state, { ...top, words, cursor: 0, top: 0 }) : state;
}

/** One step, wherever it is in the history, is taken back; one that was taken back comes again. */
function takeBack(state: State, { step: made, where }: Past, at: number): Step {
  const reason = whyNotDecide(state);
  if (reason !== null) return step(tell(state, reason, 'warning'));
  if (made === null) {
    const open = keyOf(state, 'history', 'reopen');
    return step(tell(state, `it is committed: ‘${open}’ opens the pair again`, 'warning'));
  }
  const kind = where === 'taken back' ? 'redo' : 'undo';
  const record: JournalRecord = { kind, ...nextStep(state, at), step: made.id };
  return save(state, record, { go: 'chosen', news: turnedNews(kind, made.size) });
}

/** A pair that the ledger holds is asked again; what it wrote stays until it is decided anew. */
function reopen(state: State, { where, key, decision }: Past, at: number): Step {
  const reason = whyNotDecide(state);
  if (reason !== null) return step(tell(state, reason, 'warning'));
  const [subject, object] = [decision.subject.uuid, decision.object.uuid];
  if (where === 'open') return ask(state, subject, object);
  if (where !== 'committed' && where !== 'ledger') {
    const back = keyOf(state, 'history', 'take-back');
    const why =
      where === 'taken back'
        ? `it is taken back: ‘${back}’ makes it pending again`
        : `it is not committed: ‘${back}’ takes it back`;
    return step(tell(state, why, 'warning'));
  }
  const record: JournalRecord = { kind: 'reopen', ...nextStep(state, at), pairs: [key] };
  return save(state, record, { go: 'ask', subject, object });
}
