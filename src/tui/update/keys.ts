import type { Action } from '../input/actions.js';
import { type Key, keyLabel } from '../input/key.js';
import type { Screen } from '../state/screen.js';
import { contextNow, type State, topScreen } from '../state/state.js';
import { type Field, typeInto } from '../text/field.js';
import { filterPickerAction, orderPickerAction, searchFilters, searchOrders } from './arrange.js';
import { bulkAction } from './bulk.js';
import { commitAction } from './commit.js';
import { entryAction, findAction, openFind, searchEntries } from './find.js';
import { historyAction, historyWordsAction, writeHistoryWords } from './history.js';
import { inList, listAction } from './list.js';
import { searchTags, searchTypes, tagPickerAction, typePickerAction } from './pickers.js';
import { readerAction } from './reader.js';
import { reviewAction } from './review.js';
import { push, type Step, step, tell } from './step.js';
import { takeBackAction } from './take-back.js';
import { sendBackAction, writeAction, writeField } from './write.js';

/**
 * Handles the keys of one read. Several at once may be a paste that the terminal did not mark: then they only move or
 * type, and nothing is decided, confirmed or left.
 */
export function keys(state: State, pressed: readonly Key[], at: number): Step {
  const [first] = pressed;
  if (first === undefined) return step(state);
  const quiet = { ...state, notice: null };
  if (pressed.length === 1) return press(quiet, first, at);
  if (pressed.some((key) => bindingOf(state, key)?.action === 'interrupt'))
    return act(quiet, 'interrupt', at);
  return together(state, pressed, at);
}

/** Several keys at once: all of them, where they all move; in a field, those that move or type. */
function together(state: State, pressed: readonly Key[], at: number): Step {
  const quiet = { ...state, notice: null };
  const hasField = fieldOf(state) !== null;
  const moves = (key: Key) => bindingOf(state, key)?.moves === true;
  const isHarmless = (key: Key) => moves(key) || (hasField && key.text !== null);
  const others = new Set(pressed.filter((key) => !isHarmless(key)).map(({ name }) => keyLabel(name)));
  if (others.size > 0 && !hasField) {
    return step(tell(state, `${pressed.length} keys at once, as in a paste: nothing was done`, 'warning'));
  }
  const left = `left out, for other keys came at once: ${[...others].join(' ')}`;
  return pressed.filter(isHarmless).reduce<Step>(
    (sofar, key) => {
      const next = moves(key) ? press(sofar.state, key, at) : step(typeKey(sofar.state, key));
      return { state: next.state, effects: [...sofar.effects, ...next.effects] };
    },
    step(others.size === 0 ? quiet : tell(quiet, left, 'warning')),
  );
}

/** Pasted text goes into the field that has the keys, and nowhere else. */
export function paste(state: State, text: string): State {
  const field = fieldOf(state);
  if (field === null) return tell(state, 'pasted text was left alone: there is no field here');
  return changeField({ ...state, notice: null }, typeInto(field, text));
}

function press(state: State, key: Key, at: number): Step {
  const action = bindingOf(state, key)?.action;
  if (action === undefined) return step(typeKey(state, key));
  return act(state, action, at);
}

function act(state: State, action: Action, at: number): Step {
  if (action === 'interrupt') return step({ ...state, leaving: true }, { kind: 'interrupt' });
  if (action === 'suspend') return step(state, { kind: 'suspend' });
  if (action === 'redraw') return step(state, { kind: 'redraw' });
  const screen = topScreen(state);
  if (action === 'help' && screen?.kind !== 'help') {
    return step(push(state, { kind: 'help', scroll: 0, of: contextNow(state) }));
  }
  if (action === 'find') return step(openFind(state));
  switch (screen?.kind) {
    case undefined:
      return reviewAction(state, action, at);
    case 'details':
    case 'help':
      return step(readerAction(state, screen, action));
    case 'list':
      return listAction(state, screen, action, at);
    case 'bulk':
      return bulkAction(state, screen, action, at);
    case 'find':
      return step(findAction(state, screen, action));
    case 'entry':
      return entryAction(state, screen, action);
    case 'history':
      return historyAction(state, screen, action, at);
    case 'pick-type':
      return step(typePickerAction(state, screen, action));
    case 'pick-tags':
      return step(tagPickerAction(state, screen, action));
    case 'pick-filter':
      return step(rearranged(state, filterPickerAction(state, screen, action)));
    case 'pick-order':
      return step(rearranged(state, orderPickerAction(state, screen, action)));
    case 'commit':
      return commitAction(state, screen, action);
    case 'take-back':
      return takeBackAction(state, screen, action);
    case 'history-words':
      return step(historyWordsAction(state, screen, action));
    case 'send-back':
      return sendBackAction(state, screen, action, at);
    case 'note':
    case 'message':
    case 'branch':
      return step(writeAction(state, screen, action));
  }
}

/** A list below a picker follows the queue, but only when that has changed. */
function rearranged(before: State, after: State): State {
  return after.arrangement === before.arrangement ? after : inList(after);
}

function typeKey(state: State, key: Key): State {
  const field = fieldOf(state);
  return field === null || key.text === null ? state : changeField(state, typeInto(field, key.text));
}

function fieldOf(state: State): Field | null {
  const screen = topScreen(state);
  return screen !== undefined && 'field' in screen ? screen.field : null;
}

function changeField(state: State, field: Field): State {
  const screen: Screen | undefined = topScreen(state);
  switch (screen?.kind) {
    case 'find':
      return searchEntries(state, screen, field);
    case 'pick-type':
      return searchTypes(state, screen, field);
    case 'pick-tags':
      return searchTags(state, screen, field);
    case 'pick-filter':
      return searchFilters(state, screen, field);
    case 'pick-order':
      return searchOrders(state, screen, field);
    case 'history-words':
      return writeHistoryWords(state, field);
    case 'note':
    case 'send-back':
    case 'message':
    case 'branch':
      return writeField(state, screen, field);
    default:
      return state;
  }
}

function bindingOf(state: State, key: Key) {
  return state.keymap.find(contextNow(state), key);
}
