import type { Relation } from '../types.js';
import type { EntryText } from './entry-text.js';
import { isArray, isObject, itemsOf, membersOf, type Span } from './json-spans.js';
import { insertMember, removeItems, removeMember, replaceMember } from './members.js';
import { type Colon, colonOf, deeper, innerShape, render, type Shape, shapeOf } from './shape.js';
import { applySplices, type Splice } from './splice.js';

/** All that is to change in one entry. Indexes are those of `EntryText.relations`. */
export interface EntryChange {
  /** Go to the end of `related[]`, in this order; `destUuid` in the case of the entry that it names. */
  readonly add: readonly Relation[];
  readonly remove: ReadonlySet<number>;
  /** Given another type and other tags where they stand; unknown keys of the relation stay. */
  readonly retype: ReadonlyMap<number, Pick<Relation, 'type' | 'tags'>>;
  /** JSON text of `revoked`: null takes the key out. Without it the flag stays as it is. */
  readonly revoked?: string | null;
  /** JSON text of a `related` that is left without items: null takes the key out. */
  readonly emptied: string | null;
}

/**
 * The text of an entry after `change`. Only what the change names is touched. `entry.refusal` must be null.
 */
export function editEntry(entry: EntryText, change: EntryChange): string {
  const text = applySplices(entry.text, editRelated(entry, change));
  return change.revoked === undefined ? text : applySplices(text, editRevoked(text, change.revoked));
}

function editRevoked(text: string, revoked: string | null): Splice[] {
  const whole: Span = { start: 0, end: text.length };
  const member = membersOf(text, 0).find((m) => m.key === 'revoked');
  if (revoked === null) return member ? removeMember(text, whole, 'revoked') : [];
  if (member) return [replaceMember(member, revoked)];
  return [insertMember(text, whole, 'revoked', revoked, colonOf(text, whole))];
}

function insertRelated(text: string, whole: Span, colon: Colon, add: readonly Relation[]): Splice[] {
  if (add.length === 0) return [];
  return [insertMember(text, whole, 'related', renderRelated(text, whole, colon, add), colon)];
}

function editRelated({ text }: EntryText, change: EntryChange): Splice[] {
  const whole: Span = { start: 0, end: text.length };
  const colon = colonOf(text, whole);
  const related = membersOf(text, 0).find((m) => m.key === 'related');
  if (!related) return insertRelated(text, whole, colon, change.add);
  const items = itemsOf(text, related.value.start);
  const removed = change.remove;
  const keptAny = items.some((_, index) => !removed.has(index));
  if (!keptAny && change.add.length === 0) {
    if (items.length === 0) return [];
    return change.emptied === null
      ? removeMember(text, whole, 'related')
      : [replaceMember(related, change.emptied)];
  }
  if (!keptAny) return [replaceMember(related, renderRelated(text, whole, colon, change.add))];
  return [
    ...removeItems(items, (index) => removed.has(index)),
    ...items.flatMap((item, index) => {
      const to = change.retype.get(index);
      return to ? retype(text, item, to) : [];
    }),
    ...append(text, related.value, items, colon, change.add),
  ];
}

function retype(text: string, item: Span, to: Pick<Relation, 'type' | 'tags'>): Splice[] {
  const members = membersOf(text, item.start);
  const colon = colonOf(text, item);
  const type = members.find((m) => m.key === 'type');
  const tags = members.find((m) => m.key === 'tags');
  const splices: Splice[] = type ? [replaceMember(type, JSON.stringify(to.type))] : [];
  const shape = shapeOf(text, item, colon);
  if (tags && to.tags.length === 0) return [...splices, ...removeMember(text, item, 'tags')];
  if (to.tags.length === 0 || !shape) return splices;
  const shown = tags && isArray(text, tags.value) ? shapeOf(text, tags.value, colon) : null;
  const list = renderStrings(to.tags, shown ?? deeper(shape));
  return [...splices, tags ? replaceMember(tags, list) : insertMember(text, item, 'tags', list, colon)];
}

function append(
  text: string,
  array: Span,
  items: readonly Span[],
  colon: Colon,
  add: readonly Relation[],
): Splice[] {
  const last = items.at(-1);
  const shape = shapeOf(text, array, colon);
  if (add.length === 0 || !last || !shape) return [];
  const model = items.filter((item) => isObject(text, item) && membersOf(text, item.start).length > 0).at(-1);
  const itemColon = model ? colonOf(text, model) : colon;
  const itemShape = (model && shapeOf(text, model, itemColon)) ?? deeper(shape);
  const tagShape = shapeOfTags(text, items) ?? deeper(itemShape);
  const texts = add.map((relation) => renderRelation(relation, itemShape, tagShape, itemColon));
  return [{ start: last.end, end: last.end, insert: texts.map((item) => shape.separator + item).join('') }];
}

/** The shape of the last `tags` that shows one. */
function shapeOfTags(text: string, items: readonly Span[]): Shape | null {
  for (const item of [...items].reverse()) {
    if (!isObject(text, item)) continue;
    const tags = membersOf(text, item.start).find((m) => m.key === 'tags');
    const shape = tags && isArray(text, tags.value) ? shapeOf(text, tags.value, ': ') : null;
    if (shape) return shape;
  }
  return null;
}

/** A whole `related` for an entry that has none, or an empty one. */
function renderRelated(text: string, whole: Span, colon: Colon, add: readonly Relation[]): string {
  const own = shapeOf(text, whole, colon) ?? { open: '', separator: ',', close: '' };
  const list = innerShape(text, whole, colon) ?? deeper(own);
  const item = deeper(list);
  const texts = add.map((relation) => renderRelation(relation, item, deeper(item), colon));
  return render('[]', list, texts);
}

/** Keys in the order in which sorted files have them; no `tags` when there are none. */
function renderRelation(relation: Relation, shape: Shape, tagShape: Shape, colon: Colon): string {
  const members = [
    `"dest-uuid"${colon}${JSON.stringify(relation.destUuid)}`,
    ...(relation.tags.length > 0 ? [`"tags"${colon}${renderStrings(relation.tags, tagShape)}`] : []),
    `"type"${colon}${JSON.stringify(relation.type)}`,
  ];
  return render('{}', shape, members);
}

function renderStrings(strings: readonly string[], shape: Shape): string {
  return render(
    '[]',
    shape,
    strings.map((text) => JSON.stringify(text)),
  );
}
