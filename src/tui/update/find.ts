import type { Action } from '../input/actions.js';
import { bodyRows, findRows } from '../layout.js';
import { findEntries, NOTHING_FOUND } from '../state/find.js';
import type { EntryScreen, FindScreen } from '../state/screen.js';
import { currentPair, keyOf, type State } from '../state/state.js';
import { editField, type Field, fieldOf } from '../text/field.js';
import { entryPage } from '../view/entry-page.js';
import { rearrange } from './arrange.js';
import { isFieldEdit } from './fields.js';
import { pageOf, scrolled } from './moves.js';
import { relate } from './relate.js';
import { pop, push, replaceTop, type Step, step, tell } from './step.js';

/** Opens the search through all entries. */
export function openFind(state: State): State {
  if (state.world === null) return tell(state, 'the galaxy is still being read');
  return push(state, { kind: 'find', field: fieldOf(), cursor: 0, found: NOTHING_FOUND });
}

/** A key on the search through all entries. */
export function findAction(state: State, screen: FindScreen, action: Action): State {
  const located = screen.found.entries[screen.cursor];
  if (action === 'back') return pop(state);
  if (action === 'confirm') {
    return located ? push(state, { kind: 'entry', located, scroll: 0 }) : state;
  }
  if (isFieldEdit(action)) return searchEntries(state, screen, editField(screen.field, action));
  const place = { at: screen.cursor, count: screen.found.entries.length, page: findRows(state.size) };
  return replaceTop(state, { ...screen, cursor: pageOf(action, place) });
}

/** Shows the entries that match what was typed. */
export function searchEntries(state: State, screen: FindScreen, field: Field): State {
  const { world } = state;
  const found = world === null ? NOTHING_FOUND : findEntries(world.galaxy, field.text);
  return replaceTop(state, { ...screen, field, found, cursor: 0 });
}

/** A key on the page of one entry. */
export function entryAction(state: State, screen: EntryScreen, action: Action): Step {
  const { located } = screen;
  const pair = currentPair(state);
  switch (action) {
    case 'back':
      return step(pop(state));
    case 'relate':
      return relate(state, state.hand?.entry.uuid ?? pair?.subject.uuid, located);
    case 'relate-right':
      return relate(state, pair?.object.uuid, located);
    case 'hold':
      return step(hold(state, screen));
    case 'filter':
      return step(pairsOf(state, screen));
    default: {
      const count = entryPage(state, located).length;
      const place = { at: screen.scroll, count, page: bodyRows(state.size) };
      return step(replaceTop(state, { ...screen, scroll: scrolled(action, place) }));
    }
  }
}

function hold(state: State, { located }: EntryScreen): State {
  const { value } = located.entry;
  return state.hand?.entry === located.entry
    ? tell({ ...state, hand: null }, `${value} is no longer in hand`)
    : tell(
        { ...state, hand: located },
        `${value} is in hand: ‘${keyOf(state, 'entry', 'find')}’ finds what to relate it to`,
      );
}

/** The queue with the pairs of the entry alone. */
function pairsOf(state: State, { located: { entry } }: EntryScreen): State {
  if (entry.uuid === null) return tell(state, `${entry.value} has no UUID, so it is in no pair`, 'warning');
  const filter = { by: 'entry', uuid: entry.uuid, value: entry.value } as const;
  return rearrange({ ...state, screens: [] }, { ...state.arrangement, filters: [filter] }, 'stay');
}
