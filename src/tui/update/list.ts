import type { Verdict } from '../../ledger/types.js';
import type { Action } from '../input/actions.js';
import { listRows } from '../layout.js';
import { startDraft } from '../state/bulk.js';
import { goTo } from '../state/queue.js';
import type { ListScreen } from '../state/screen.js';
import type { State } from '../state/state.js';
import { isOpen } from '../state/verdicts.js';
import { arrangementBefore, openFilterPicker, openOrderPicker } from './arrange.js';
import { openBulk } from './bulk.js';
import { openCommit } from './commit.js';
import { decidePair, redo, undo } from './decide.js';
import { pageOf, windowAround } from './moves.js';
import { pop, push, replaceTop, type Step, show, step, tell } from './step.js';

const VERDICTS: Partial<Record<Action, Verdict>> = {
  accept: 'accepted',
  reject: 'rejected',
  unsure: 'unsure',
};

/** Opens the list at the pair on screen. */
export function openList(state: State): State {
  const cursor = Math.max(0, state.queue.at);
  return push(state, withCursor(state, { kind: 'list', cursor, top: 0, anchor: cursor }, cursor));
}

/** A key on the list. `at` is when it was pressed, in milliseconds since 1970. */
export function listAction(state: State, list: ListScreen, action: Action, at: number): Step {
  const verdict = VERDICTS[action];
  if (verdict) return decide(state, list, verdict, at);
  switch (action) {
    case 'back':
      return step(pop(state));
    case 'confirm':
      return step(pop(atCursor(state, list)));
    case 'mark':
      return step(toggleMark(state, list));
    case 'mark-range':
      return step(markRange(state, list));
    case 'mark-all':
      return step(markAll(state));
    case 'clear':
      return step({ ...state, marks: new Set() });
    case 'undo':
      return undo(state, at);
    case 'redo':
      return redo(state, at);
    case 'commit':
      return openCommit(state);
    case 'filter':
      return step(openFilterPicker(atCursor(state, list)));
    case 'order':
      return step(openOrderPicker(atCursor(state, list)));
    case 'arranged-before':
      return step(inList(arrangementBefore(atCursor(state, list))));
    default:
      return step(moveTo(state, list, pageOf(action, place(state, list.cursor))));
  }
}

/** The list after the queue has changed below it: the cursor on the pair on screen. */
export function inList(state: State): State {
  const list = state.screens.at(-1);
  return list?.kind === 'list' ? moveTo(state, list, Math.max(0, state.queue.at)) : state;
}

/** The pair under the cursor becomes the one on screen. */
function atCursor(state: State, list: ListScreen): State {
  return show(state, goTo(state.queue, list.cursor));
}

/** What is marked is decided after a look at what that means; else the pair under the cursor, as it is proposed. */
function decide(state: State, list: ListScreen, verdict: Verdict, at: number): Step {
  const marked = state.queue.keys.filter((key) => state.marks.has(key));
  if (marked.length > 0) return step(openBulk(state, marked, verdict));
  const key = state.queue.keys[list.cursor];
  if (key === undefined) return step(state);
  const next = moveTo(state, list, list.cursor + 1);
  const decided = decidePair(next, { key, draft: startDraft(state, key), verdict, at }, { go: 'nowhere' });
  return decided.effects.length > 0 ? decided : step({ ...state, notice: decided.state.notice });
}

function toggleMark(state: State, list: ListScreen): State {
  const key = state.queue.keys[list.cursor];
  if (key === undefined) return state;
  const marks = new Set(state.marks);
  if (!marks.delete(key)) marks.add(key);
  return moveTo({ ...state, marks }, { ...list, anchor: list.cursor }, list.cursor + 1);
}

/** Marks everything between the last mark and the cursor. */
function markRange(state: State, list: ListScreen): State {
  const [from, to] = [Math.min(list.anchor, list.cursor), Math.max(list.anchor, list.cursor)];
  const marks = new Set([...state.marks, ...state.queue.keys.slice(from, to + 1)]);
  return replaceTop({ ...state, marks }, { ...list, anchor: list.cursor });
}

/** Marks every open pair of the queue: filters say which. */
function markAll(state: State): State {
  const open = state.queue.keys.filter((key) => isOpen(state, key));
  if (open.length === 0) return tell(state, 'every pair of this queue is decided');
  return { ...state, marks: new Set([...state.marks, ...open]) };
}

function moveTo(state: State, list: ListScreen, cursor: number): State {
  return replaceTop(state, withCursor(state, list, cursor));
}

function withCursor(state: State, list: ListScreen, to: number): ListScreen {
  const { count, page } = place(state, to);
  const cursor = Math.max(0, Math.min(to, count - 1));
  return { ...list, cursor, top: windowAround(list.top, { at: cursor, count, page }) };
}

function place(state: State, at: number) {
  return { at, count: state.queue.keys.length, page: listRows(state.size) };
}
