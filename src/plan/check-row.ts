import { checkTag, parseMachineTag } from '../galaxy/machine-tag.js';
import type { RelationVocabulary } from '../galaxy/relation-vocabulary.js';
import type { Taxonomy } from '../galaxy/taxonomy.js';
import type { EntryRef } from '../galaxy/types.js';
import type { LedgerRow } from '../ledger/types.js';
import { type Desk, draftAt, type Refusal, type Seat } from './desk.js';
import { relationsTo } from './entry-draft.js';
import { relationsOf } from './relation-sides.js';
import type { Seats } from './replace-decision.js';

/** What is wrong with a row by itself, or null. */
export function checkRow(row: LedgerRow): Refusal | null {
  if (row.subject.uuid === row.object.uuid) {
    return { reason: 'subject and object are the same entry', remedy: 'a relation needs two entries' };
  }
  if (row.type.trim() === '' || /\p{Cc}/u.test(row.type)) {
    return { reason: 'it has no usable relation type', remedy: 'give it one, such as `similar`' };
  }
  const malformed = row.tags.find((tag) => parseMachineTag(tag) === null);
  if (malformed !== undefined) {
    const status = checkTag(malformed, []);
    const why = status.status === 'malformed' ? status.reason : '';
    return { reason: `the tag ${malformed} is malformed: ${why}`, remedy: 'correct it or leave it out' };
  }
  return null;
}

/** A curator decided on an entry of another name; null when both are still called as they were. */
export function checkNames(row: LedgerRow, desk: Desk, seats: Seats): Refusal | null {
  for (const [ref, seat] of [
    [row.subject, seats.subject],
    [row.object, seats.object],
  ] as const) {
    const now = draftAt(desk, seat).entry.value;
    if (now !== ref.value) {
      return {
        reason: `${ref.value} in ${seat.cluster} is called ${now} now`,
        remedy: 'look at the pair again and decide anew',
      };
    }
  }
  return null;
}

/** Things to know about a row that stop nothing. `placed` is the row with the names that the entries have now. */
export function notesOn(
  row: LedgerRow,
  placed: LedgerRow,
  known: { readonly vocabulary: RelationVocabulary; readonly taxonomies: readonly Taxonomy[] },
): string[] {
  const notes: string[] = [];
  for (const [given, now] of [
    [row.subject, placed.subject],
    [row.object, placed.object],
  ] as const) {
    if (given.value !== '' && given.value !== now.value)
      notes.push(`${given.value} is called ${now.value} now`);
  }
  if (row.verdict !== 'accepted') return notes;
  if (!known.vocabulary.find(row.type)) notes.push(`${row.type} is no known relation type`);
  for (const tag of row.tags) {
    const status = checkTag(tag, known.taxonomies);
    if (status.status === 'unknown') notes.push(`the tag ${tag} is unknown: ${status.reason}`);
  }
  return notes;
}

/** Relations of other types between the entries of an accepted row, as the desk has them now. */
export function notesOnOthers(
  placed: LedgerRow,
  desk: Desk,
  seats: Seats,
  { vocabulary }: { readonly vocabulary: RelationVocabulary },
): string[] {
  if (placed.verdict !== 'accepted') return [];
  const wanted = relationsOf(placed, vocabulary);
  return [
    ...otherTypes(desk, seats.subject, placed.subject, placed.object, wanted.get(placed.subject.uuid)?.type),
    ...otherTypes(desk, seats.object, placed.object, placed.subject, wanted.get(placed.object.uuid)?.type),
  ];
}

/** An existing half of another type stays, and the new relation stands beside it. */
function otherTypes(
  desk: Desk,
  seat: Seat,
  from: EntryRef,
  to: EntryRef,
  type: string | undefined,
): string[] {
  return relationsTo(draftAt(desk, seat), to.uuid)
    .filter((relation) => relation.type !== type)
    .map((relation) => `${from.value} already has ${relation.type} to ${to.value}, which stays`);
}
