import type { Action } from '../input/actions.js';
import { panelRows } from '../layout.js';
import { arrange, included, pairStateOf } from '../state/arrangement.js';
import type { Arrangement } from '../state/asked.js';
import { facetChoices, findFacets } from '../state/facets.js';
import { type Filter, sameFilter } from '../state/filter.js';
import { ORDERS } from '../state/order.js';
import { EMPTY_QUEUE, goTo, goToNextOpen } from '../state/queue.js';
import type { FilterPicker, OrderPicker } from '../state/screen.js';
import { bestMatches } from '../state/search.js';
import { currentKey, keyOf, type State } from '../state/state.js';
import { isOpen } from '../state/verdicts.js';
import { editField, type Field, fieldOf } from '../text/field.js';
import { isFieldEdit } from './fields.js';
import { pageOf } from './moves.js';
import { pop, push, replaceTop, show, tell } from './step.js';

/** Arrangements that are kept to go back to. */
const MOST_KEPT = 20;

/** Opens the picker of orders at the order of the queue. */
export function openOrderPicker(state: State): State {
  const cursor = ORDERS.findIndex(({ name }) => name === state.arrangement.order);
  return push(state, { kind: 'pick-order', field: fieldOf(), cursor, shown: ORDERS });
}

/** A key on the picker of orders. */
export function orderPickerAction(state: State, picker: OrderPicker, action: Action): State {
  const chosen = picker.shown[picker.cursor];
  if (action === 'back') return pop(state);
  if (action === 'confirm' && chosen) {
    return rearrange(pop(state), { ...state.arrangement, order: chosen.name }, 'first-open');
  }
  if (isFieldEdit(action)) return searchOrders(state, picker, editField(picker.field, action));
  return replaceTop(state, { ...picker, cursor: moved(state, picker, action) });
}

/** Shows the orders that match what was typed. */
export function searchOrders(state: State, picker: OrderPicker, field: Field): State {
  const shown = bestMatches(ORDERS, field.text, ({ title, help }) => [title, help]);
  return replaceTop(state, { ...picker, field, shown, cursor: 0 });
}

/** Opens the picker of filters. */
export function openFilterPicker(state: State): State {
  const { filters } = state.arrangement;
  return push(state, {
    kind: 'pick-filter',
    field: fieldOf(),
    cursor: 0,
    filters,
    touched: false,
    ...choicesFor(state, filters),
  });
}

/** Enter takes the filter under the cursor and closes; without a touch it only closes. Tab takes it and goes on. */
export function filterPickerAction(state: State, picker: FilterPicker, action: Action): State {
  const isEmpty = picker.field.text === '';
  if (action === 'back') return pop(state);
  if (action === 'mark') return add(state, picker);
  if (action === 'confirm') {
    const { filters } = picker.touched ? withChosen(picker) : picker;
    return rearrange(pop(state), { ...state.arrangement, filters }, 'stay');
  }
  if (action === 'erase' && isEmpty) return withFilters(state, picker, picker.filters.slice(0, -1));
  if (action === 'erase-line' && isEmpty) return withFilters(state, picker, []);
  if (isFieldEdit(action)) return searchFilters(state, picker, editField(picker.field, action));
  return replaceTop(state, { ...picker, cursor: moved(state, picker, action), touched: true });
}

/** Shows the filters that match what was typed. */
export function searchFilters(state: State, picker: FilterPicker, field: Field): State {
  const shown = findFacets(picker.choices, field.text);
  return replaceTop(state, { ...picker, field, shown, cursor: 0, touched: field.text !== '' });
}

function add(state: State, picker: FilterPicker): State {
  return withFilters(state, picker, withChosen(picker).filters);
}

/**
 * The filters with the one under the cursor and those that were typed with it; one that is there already is taken away
 * when it stands alone.
 */
function withChosen(picker: FilterPicker): { readonly filters: readonly Filter[] } {
  const chosen = picker.shown[picker.cursor];
  if (chosen === undefined) return picker;
  const isNew = (filter: Filter) => !picker.filters.some((known) => sameFilter(known, filter));
  if (chosen.also.length === 0 && !isNew(chosen.filter)) {
    return { filters: picker.filters.filter((filter) => !sameFilter(filter, chosen.filter)) };
  }
  return { filters: [...picker.filters, ...[...chosen.also, chosen.filter].filter(isNew)] };
}

/** The picker with other filters: its choices are counted among what they leave. */
function withFilters(state: State, picker: FilterPicker, filters: readonly Filter[]): State {
  const made = { ...picker, field: fieldOf(), cursor: 0, filters, touched: false };
  return replaceTop(state, { ...made, ...choicesFor(state, filters) });
}

function choicesFor(
  state: State,
  filters: readonly Filter[],
): Pick<FilterPicker, 'choices' | 'shown' | 'count'> {
  const { world, pairs } = state;
  if (world === null) return { choices: [], shown: [], count: 0 };
  const left = pairs.all.filter(included(state, filters));
  const choices = facetChoices(left, world.galaxy, (key) => pairStateOf(state, key));
  return { choices, shown: choices, count: left.length };
}

/** Goes back to the arrangement before this one. */
export function arrangementBefore(state: State): State {
  const before = state.arrangements.at(-1);
  if (before === undefined) return tell(state, 'the queue was never arranged otherwise');
  const next = rearrange(state, before, 'stay');
  return { ...next, arrangements: state.arrangements.slice(0, -1) };
}

/**
 * Arranges the queue anew. The pair on screen stays where it is open and let through, if that is wanted; else the first
 * open pair comes.
 */
export function rearrange(state: State, arrangement: Arrangement, then: 'stay' | 'first-open'): State {
  const arrangements = [...state.arrangements, state.arrangement].slice(-MOST_KEPT);
  const next = { ...state, arrangement, arrangements };
  const all = arrange(next, EMPTY_QUEUE);
  const here = currentKey(state);
  const isOpenHere = here !== null && isOpen(next, here);
  const place = then === 'stay' && isOpenHere ? all.keys.indexOf(here) : -1;
  const start = { ...all, at: -1, seen: -1 };
  const queue = place === -1 ? goToNextOpen(start, (key) => isOpen(next, key)) : goTo(all, place);
  const shown = show(next, queue.at === -1 && all.keys.length > 0 ? all : queue);
  return all.keys.length === 0
    ? tell(
        shown,
        `no pair is left by these filters: ‘${keyOf(state, 'review', 'arranged-before')}’ goes back`,
        'warning',
      )
    : shown;
}

function moved(state: State, picker: FilterPicker | OrderPicker, action: Action): number {
  const page = Math.max(1, panelRows(state.size) - 3);
  return pageOf(action, { at: picker.cursor, count: picker.shown.length, page });
}
