import type { Action } from '../input/actions.js';
import { bodyRows } from '../layout.js';
import type { Screen } from '../state/screen.js';
import type { State } from '../state/state.js';
import { readerLength } from '../view/reader.js';
import { scrolled } from './moves.js';
import { pop, replaceTop } from './step.js';

/** Screens that are a text to read. */
export type ReaderScreen = Extract<Screen, { kind: 'details' | 'help' }>;

/** A key on a screen that is a text to read. */
export function readerAction(state: State, screen: ReaderScreen, action: Action): State {
  if (action === 'back') return pop(state);
  const place = { at: screen.scroll, count: readerLength(state, screen), page: bodyRows(state.size) };
  return replaceTop(state, { ...screen, scroll: scrolled(action, place) });
}
