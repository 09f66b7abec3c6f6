import type { EntryChange } from '../galaxy/edit/edit-entry.js';
import type { EntryText } from '../galaxy/edit/entry-text.js';
import type { Relation, Uuid } from '../galaxy/types.js';

/** A relation of a draft. */
interface Item {
  readonly relation: Relation;
  /** Its index in the file's `related[]`; null for a new one. */
  readonly origin: number | null;
  readonly retyped: boolean;
  /** `destUuid` as the file of the other entry has it. */
  readonly spelling: string;
}

/** An entry with the changes collected for it so far. Each step gives a new draft, or the same one when it changes nothing. */
export interface EntryDraft {
  readonly entry: EntryText;
  readonly items: readonly Item[];
  /** JSON text of `revoked`: null takes the key out, undefined leaves it alone. */
  readonly revoked: string | null | undefined;
}

/** Finds a relation: `destUuid` in lower case, `type` trimmed. */
export type RelationKey = Pick<Relation, 'destUuid' | 'type'>;

/** A draft in which nothing is changed yet. */
export function draftOf(entry: EntryText): EntryDraft {
  const items = entry.relations.map((relation, origin) => ({
    relation,
    origin,
    retyped: false,
    spelling: relation.destUuid,
  }));
  return { entry, items, revoked: undefined };
}

/** Whether the draft has a relation of this type to this entry. */
export function holds(draft: EntryDraft, key: RelationKey): boolean {
  return indexOf(draft, key) !== -1;
}

/** The relations to one entry, as they will be. */
export function relationsTo(draft: EntryDraft, uuid: Uuid): readonly Relation[] {
  return draft.items.map((item) => item.relation).filter((relation) => relation.destUuid === uuid);
}

/** Whether the entry will be revoked. */
export function isRevoked(draft: EntryDraft): boolean {
  return draft.revoked === undefined ? draft.entry.revoked : draft.revoked === 'true';
}

/** `spelling` is `relation.destUuid` as the file of the other entry has it, in whatever case. */
export function addRelation(draft: EntryDraft, relation: Relation, spelling: string): EntryDraft {
  return { ...draft, items: [...draft.items, { relation, origin: null, retyped: false, spelling }] };
}

/** The draft without a relation; the same draft when it has none such. */
export function removeRelation(draft: EntryDraft, key: RelationKey): EntryDraft {
  const index = indexOf(draft, key);
  return index === -1 ? draft : { ...draft, items: draft.items.filter((_, at) => at !== index) };
}

/** Gives a relation another type and other tags where it stands. */
export function retypeRelation(draft: EntryDraft, from: RelationKey, to: Relation): EntryDraft {
  const index = indexOf(draft, from);
  if (index === -1) return draft;
  const items = draft.items.map((item, at) =>
    at === index ? { ...item, relation: to, retyped: true } : item,
  );
  return { ...draft, items };
}

/** Sets the flag `revoked`, as JSON text; null takes the key out. */
export function setRevoked(draft: EntryDraft, revoked: string | null): EntryDraft {
  return { ...draft, revoked };
}

/** How many relations the draft adds, takes out or retypes. */
export function countChanges(draft: EntryDraft): number {
  const { add, remove, retype } = changeOf(draft);
  return add.length + remove.size + retype.size;
}

/** Whether the entry's text changes at all. */
export function isChanged(draft: EntryDraft): boolean {
  return draft.revoked !== undefined || countChanges(draft) > 0;
}

/**
 * What the draft asks of the entry's text. `emptied` is the JSON text of a `related` that is left without items, null
 * to take the key out.
 */
export function changeOf(draft: EntryDraft, emptied: string | null = null): EntryChange {
  const kept = new Set(draft.items.map((item) => item.origin));
  const remove = new Set([...draft.entry.relations.keys()].filter((index) => !kept.has(index)));
  const retype = new Map<number, Relation>();
  const add: Relation[] = [];
  for (const { relation, origin, retyped, spelling } of draft.items) {
    if (origin === null) add.push({ ...relation, destUuid: spelling });
    else if (retyped && !isSame(relation, draft.entry.relations[origin])) retype.set(origin, relation);
  }
  return { add, remove, retype, emptied, ...(draft.revoked === undefined ? {} : { revoked: draft.revoked }) };
}

/** Whether a relation that was retyped is again as it was. */
function isSame(relation: Relation, original: Relation | undefined): boolean {
  return original?.type === relation.type && original.tags.join('\n') === relation.tags.join('\n');
}

/** A doubled relation is one of ours at the end and one that was there before, so the last one is meant. */
function indexOf(draft: EntryDraft, key: RelationKey): number {
  return draft.items.findLastIndex(
    ({ relation }) => relation.destUuid === key.destUuid && relation.type === key.type,
  );
}
