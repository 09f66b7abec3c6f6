import type { CandidatePair } from '../../matcher/types.js';
import { kindOf } from '../entry/kind.js';
import type { Action } from '../input/actions.js';
import { panelRows } from '../layout.js';
import { planBulk } from '../state/bulk.js';
import { findTags, findTypes, tagChoices, toggleTag, typeChoices } from '../state/choices.js';
import type { Draft } from '../state/draft.js';
import type { BulkScreen, TagPicker, TypePicker } from '../state/screen.js';
import { currentPair, pairOf, type State, topScreen } from '../state/state.js';
import { usedTypes } from '../state/used-types.js';
import { editField, type Field, fieldOf } from '../text/field.js';
import { isFieldEdit } from './fields.js';
import { pageOf } from './moves.js';
import { pop, push, replaceTop, tell } from './step.js';

const MOST_RECENT = 8;

/** Opens the picker of relation types for the draft; without one nothing happens. */
export function openTypePicker(state: State): State {
  return state.draft === null ? state : openTypes(state, currentPair(state), state.draft.type);
}

/** A type for all pairs of the screen that decides many; the first pair says between which kinds. */
export function openBulkTypes(state: State, { plan, override }: BulkScreen): State {
  const pair = pairOf(state, plan.keys[0] ?? null);
  return openTypes(state, pair, override.type ?? pair?.relation.type ?? '');
}

/** Opens the picker of tags for all pairs of the screen that decides many, with none chosen. */
export function openBulkTags(state: State): State {
  return openTags(state, []);
}

function openTypes(state: State, pair: CandidatePair | null, current: string): State {
  const { world } = state;
  const left = pair && world?.galaxy.find(pair.subject.uuid);
  const right = pair && world?.galaxy.find(pair.object.uuid);
  if (!world || !left || !right) return state;
  const used = usedTypes(world.galaxy);
  const counts = { all: used.all, here: used.between(left, right) };
  const choices = typeChoices(world.galaxy.vocabulary, counts, state.recent.types);
  const cursor = Math.max(
    0,
    choices.findIndex((choice) => choice.name === current),
  );
  const between = `${kindOf(left)} and ${kindOf(right)}`;
  return push(state, { kind: 'pick-type', field: fieldOf(), cursor, choices, shown: choices, between });
}

/** A key on the picker of relation types; confirming remembers the type as recent. */
export function typePickerAction(state: State, picker: TypePicker, action: Action): State {
  const chosen = picker.shown[picker.cursor];
  if (action === 'back') return pop(state);
  if (action === 'confirm' && chosen) {
    const recent = { ...state.recent, types: remember(state.recent.types, chosen.name) };
    return choose({ ...pop(state), recent }, { type: chosen.name });
  }
  if (isFieldEdit(action)) return searchTypes(state, picker, editField(picker.field, action));
  return replaceTop(state, { ...picker, cursor: moved(state, picker, action) });
}

/** Shows the relation types that match what was typed. */
export function searchTypes(state: State, picker: TypePicker, field: Field): State {
  const shown = findTypes(picker.choices, field.text);
  return replaceTop(state, { ...picker, field, shown, cursor: 0 });
}

/** Opens the picker of tags for the draft; without one nothing happens. */
export function openTagPicker(state: State): State {
  return state.draft === null ? state : openTags(state, state.draft.tags);
}

function openTags(state: State, tags: readonly string[]): State {
  const { world } = state;
  if (world === null) return state;
  const choices = tagChoices(world.galaxy.taxonomies, tags, state.recent.tags);
  const picker: TagPicker = {
    kind: 'pick-tags',
    field: fieldOf(),
    cursor: 0,
    choices,
    shown: choices,
    tags,
    touched: false,
  };
  return push(state, picker);
}

/** A key on the picker of tags. */
export function tagPickerAction(state: State, picker: TagPicker, action: Action): State {
  if (action === 'back') return pop(state);
  if (action === 'mark') return markTag(state, picker);
  if (action === 'confirm') return confirmTags(state, picker);
  if (isFieldEdit(action)) return searchTags(state, picker, editField(picker.field, action));
  return replaceTop(state, { ...picker, cursor: moved(state, picker, action), touched: true });
}

/** Shows the tags that match what was typed. */
export function searchTags(state: State, picker: TagPicker, field: Field): State {
  const taxonomies = state.world?.galaxy.taxonomies ?? [];
  const shown = findTags(picker.choices, field.text, taxonomies);
  return replaceTop(state, { ...picker, field, shown, cursor: 0, touched: true });
}

/** Adds or removes the tag under the cursor, unless it is malformed; the picker stays open and its field is emptied. */
function markTag(state: State, picker: TagPicker): State {
  const chosen = picker.shown[picker.cursor];
  if (chosen === undefined) return state;
  if (chosen.status === 'malformed') {
    return tell(state, `${chosen.tag} is no machine tag: ${chosen.reason ?? ''}`, 'warning');
  }
  const taxonomies = state.world?.galaxy.taxonomies ?? [];
  const tags = toggleTag(picker.tags, chosen.tag, taxonomies);
  const recent = { ...state.recent, tags: remember(state.recent.tags, chosen.tag) };
  const cleared: TagPicker =
    picker.field.text === '' ? picker : { ...picker, field: fieldOf(), shown: picker.choices, cursor: 0 };
  const marked = replaceTop({ ...state, recent }, { ...cleared, tags, touched: false });
  const replaced = tags.includes(chosen.tag) ? picker.tags.find((tag) => !tags.includes(tag)) : undefined;
  return replaced === undefined ? marked : tell(marked, `${chosen.tag} takes the place of ${replaced}`);
}

/** Enter: takes the tag under the cursor, unless nothing was touched since the last mark, and closes the picker. */
function confirmTags(state: State, picker: TagPicker): State {
  const marked = picker.touched ? markTag(state, picker) : state;
  const after = marked.screens.at(-1);
  if (after?.kind !== 'pick-tags' || after.touched) return marked;
  return choose(pop(marked), { tags: after.tags });
}

/** What was chosen counts for the screen below: all pairs of the one that decides many, else the pair on screen. */
function choose(
  state: State,
  change: { readonly type: string } | { readonly tags: readonly string[] },
): State {
  const below = topScreen(state);
  if (below?.kind !== 'bulk') return changeDraft(state, change);
  const override = { ...below.override, ...change };
  const plan = planBulk(state, below.marked, below.verdict, { override, at: state.now });
  return replaceTop(state, { ...below, override, plan, scroll: 0 });
}

/** Opens the field for the draft's note; without a draft nothing happens. */
export function openNote(state: State): State {
  return state.draft === null ? state : push(state, { kind: 'note', field: fieldOf(state.draft.note) });
}

/** Changes the draft of the pair on screen, where there is one. */
export function changeDraft(state: State, change: Partial<Draft>): State {
  return state.draft === null ? state : { ...state, draft: { ...state.draft, ...change } };
}

function remember(recent: readonly string[], chosen: string): string[] {
  return [chosen, ...recent.filter((other) => other !== chosen)].slice(0, MOST_RECENT);
}

function moved(state: State, picker: TypePicker | TagPicker, action: Action): number {
  return pageOf(action, {
    at: picker.cursor,
    count: picker.shown.length,
    page: Math.max(1, panelRows(state.size) - 3),
  });
}
