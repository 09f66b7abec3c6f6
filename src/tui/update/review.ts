import { whyNotSendBack } from '../../plan/review/decide.js';
import type { Action } from '../input/actions.js';
import { currentItem } from '../state/desk.js';
import { proposedDraft, sameDraft, swapped } from '../state/draft.js';
import { shiftLikelihood } from '../state/likelihood.js';
import { goTo } from '../state/queue.js';
import { contextNow, currentKey, currentPair, keyOf, type Scroll, type State } from '../state/state.js';
import { fieldOf } from '../text/field.js';
import { arrangementBefore, openFilterPicker, openOrderPicker } from './arrange.js';
import { openCommit } from './commit.js';
import { decideCurrent, redo, undo } from './decide.js';
import { openHistory } from './history.js';
import { openList } from './list.js';
import { changeDraft, openNote, openTagPicker, openTypePicker } from './pickers.js';
import { goOn, goToFirstOpen } from './save.js';
import { push, type Step, show, step, tell, withFreshDraft } from './step.js';
import { cancelScan, scanAgain } from './world.js';

/** What the keys of the review screen do. */
export function reviewAction(state: State, action: Action, at: number): Step {
  const { queue } = state;
  switch (action) {
    case 'accept':
      return decideCurrent(state, 'accepted', at);
    case 'reject':
      return decideCurrent(state, 'rejected', at);
    case 'unsure':
      return decideCurrent(state, 'unsure', at);
    case 'send-back':
      return step(askWhy(state));
    case 'skip':
      return step(skip(state));
    case 'undo':
      return undo(state, at);
    case 'redo':
      return redo(state, at);
    case 'type':
      return step(openTypePicker(state));
    case 'tags':
      return step(openTagPicker(state));
    case 'likelier':
      return step(shifted(state, -1));
    case 'less-likely':
      return step(shifted(state, 1));
    case 'note':
      return step(openNote(state));
    case 'swap':
      return step(swap(state));
    case 'sticky':
      return step(toggleSticky(state));
    case 'details':
      return step(push(state, { kind: 'details', scroll: 0 }));
    case 'filter':
      return step(openFilterPicker(state));
    case 'order':
      return step(openOrderPicker(state));
    case 'arranged-before':
      return step(arrangementBefore(state));
    case 'list':
      return step(openList(state));
    case 'history':
      return step(openHistory(state));
    case 'commit':
      return openCommit(state);
    case 'next':
      return step(show(state, goTo(queue, queue.at + 1)));
    case 'previous':
      return step(show(state, goTo(queue, queue.at - 1)));
    case 'first':
      return step(show(state, goTo(queue, 0)));
    case 'last':
      return step(show(state, goTo(queue, queue.keys.length - 1)));
    case 'first-open':
      return step(goToFirstOpen(state));
    case 'scroll-down':
      return step({ ...state, scroll: scrollBy(state.scroll, 3) });
    case 'scroll-up':
      return step({ ...state, scroll: scrollBy(state.scroll, -3) });
    case 'pane':
      return step(nextPane(state));
    case 'scan':
      return scanAgain(state);
    case 'back':
      return goBack(state);
    case 'quit':
      return step({ ...state, leaving: true }, { kind: 'quit' });
    default:
      return step(state);
  }
}

/** There is no screen below: forgets what was changed of the pair, else ends a scan that is under way. */
function goBack(state: State): Step {
  const fresh = withFreshDraft(state);
  const isChanged = state.draft !== null && fresh.draft !== null && !sameDraft(state.draft, fresh.draft);
  return isChanged || state.scan.status !== 'running' ? step(fresh) : cancelScan(state);
}

/** Asks why a decision goes back, unless there is none that could. */
function askWhy(state: State): State {
  const item = currentItem(state);
  const reason = item === null ? 'nobody has decided this' : whyNotSendBack(item);
  if (reason !== null) return tell(state, reason, 'warning');
  return push(state, { kind: 'send-back', field: fieldOf(state.draft?.note ?? '') });
}

function skip(state: State): State {
  const key = currentKey(state);
  if (key === null) return state;
  return goOn({ ...state, skipped: new Set([...state.skipped, key]) });
}

function shifted(state: State, by: -1 | 1): State {
  return state.draft === null ? state : changeDraft(state, { tags: shiftLikelihood(state.draft.tags, by) });
}

function swap(state: State): State {
  const { draft, world } = state;
  if (draft === null) return state;
  if (world?.galaxy.vocabulary.direction(draft.type) === 'symmetric') {
    return tell(state, `${draft.type} reads the same both ways: there is nothing to swap`);
  }
  return { ...state, draft: swapped(draft) };
}

function toggleSticky(state: State): State {
  const { draft } = state;
  if (state.sticky !== null) {
    const free = { ...state, sticky: null };
    const untouched = !isEdited(state);
    return tell(untouched ? withFreshDraft(free) : free, 'type and tags follow the proposals again');
  }
  if (draft === null) return state;
  const sticky = { type: draft.type, tags: draft.tags };
  const key = keyOf(state, contextNow(state), 'sticky');
  return tell(
    { ...state, sticky },
    `${draft.type} and its tags stay for the next pairs, until ‘${key}’ again`,
  );
}

/** Whether the draft differs from what the pair started with. */
function isEdited(state: State): boolean {
  const pair = currentPair(state);
  return pair !== null && state.draft !== null && !sameDraft(state.draft, proposedDraft(pair, state.sticky));
}

function scrollBy(scroll: Scroll, lines: number): Scroll {
  const move = (from: number) => Math.max(0, from + lines);
  return {
    ...scroll,
    left: scroll.pane === 'right' ? scroll.left : move(scroll.left),
    right: scroll.pane === 'left' ? scroll.right : move(scroll.right),
  };
}

const PANES = { both: 'left', left: 'right', right: 'both' } as const;

function nextPane(state: State): State {
  const pane = PANES[state.scroll.pane];
  const text = pane === 'both' ? 'both descriptions scroll' : `the ${pane} description scrolls`;
  return tell({ ...state, scroll: { ...state.scroll, pane } }, text);
}
