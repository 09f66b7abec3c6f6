import type { Action } from '../input/actions.js';
import { listRows } from '../layout.js';
import { goTo } from '../state/queue.js';
import type { Screen } from '../state/screen.js';
import type { State } from '../state/state.js';
import { pageOf, windowAround } from './moves.js';
import { pop, push, replaceTop, show } from './step.js';

export type ListScreen = Extract<Screen, { kind: 'list' }>;

export function openList(state: State): State {
  const cursor = Math.max(0, state.queue.at);
  return push(state, withCursor(state, { kind: 'list', cursor, top: 0 }, cursor));
}

export function listAction(state: State, list: ListScreen, action: Action): State {
  switch (action) {
    case 'back':
      return pop(state);
    case 'confirm':
      return show(pop(state), goTo(state.queue, list.cursor));
    default: {
      const place = { at: list.cursor, count: state.queue.keys.length, page: listRows(state.size) };
      return replaceTop(state, withCursor(state, list, pageOf(action, place)));
    }
  }
}

function withCursor(state: State, list: ListScreen, cursor: number): ListScreen {
  const place = { at: cursor, count: state.queue.keys.length, page: listRows(state.size) };
  return { ...list, cursor, top: windowAround(list.top, place) };
}
