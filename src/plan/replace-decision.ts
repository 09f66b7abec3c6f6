import type { RelationVocabulary } from '../galaxy/relation-vocabulary.js';
import type { Relation, Uuid } from '../galaxy/types.js';
import type { Decision, LedgerRow, WrittenSides } from '../ledger/types.js';
import { type Desk, draftAt, putDraft, type Refusal, refusalToEdit, type Seat } from './desk.js';
import {
  addRelation,
  type EntryDraft,
  holds,
  isRevoked,
  removeRelation,
  retypeRelation,
  setRevoked,
} from './entry-draft.js';
import {
  REVOKED_BY,
  relationsOf,
  relationsWrittenBy,
  type SideRelations,
  sidesOf,
} from './relation-sides.js';

/** The two entries of a decision, found in the texts on disk. */
export interface Seats {
  readonly subject: Seat;
  readonly object: Seat;
}

/** What became of the clusters: which of the relations that now stand there are the decision's own. */
export interface Replaced {
  readonly wrote: WrittenSides;
  readonly changed: boolean;
}

/**
 * Puts `next` in the place of `previous` in the clusters: what `previous` wrote and `next` does not ask for is taken
 * out, what both have is retyped where it stands, and what is missing goes to the end. A relation that was there
 * before either of them stays as it is. All of it is done, or nothing is and the reason comes back.
 */
export function replaceDecision(
  desk: Desk,
  seats: Seats,
  previous: LedgerRow | null,
  next: Decision | null,
  vocabulary: RelationVocabulary,
): Replaced | Refusal {
  const pair = next ?? previous;
  if (!pair) return { wrote: 'none', changed: false };
  const seatOf = new Map<Uuid, Seat>([
    [pair.subject.uuid, seats.subject],
    [pair.object.uuid, seats.object],
  ]);
  const owned: SideRelations = previous ? relationsWrittenBy(previous, vocabulary) : new Map();
  const wanted: SideRelations =
    next?.verdict === 'accepted' ? relationsOf(next, vocabulary) : new Map<Uuid, Relation>();

  const drafts = new Map<Uuid, EntryDraft>();
  const ours = new Set<Uuid>();
  for (const [uuid, seat] of seatOf) {
    const other = seatOf.get(uuid === pair.subject.uuid ? pair.object.uuid : pair.subject.uuid) ?? seat;
    const side = replaceSide(draftAt(desk, seat), owned.get(uuid), wanted.get(uuid), spelling(desk, other));
    drafts.set(uuid, side.draft);
    if (side.ours) ours.add(uuid);
  }
  if (next?.verdict === 'accepted' && next.type.trim() === REVOKED_BY) {
    const refusal = revoke(desk, seats, drafts, next);
    if (refusal) return refusal;
  }

  const changed = [...seatOf].filter(([uuid, seat]) => drafts.get(uuid) !== draftAt(desk, seat));
  for (const [, seat] of changed) {
    const refusal = refusalToEdit(desk, seat);
    if (refusal) return refusal;
  }
  for (const [uuid, seat] of changed) {
    const draft = drafts.get(uuid);
    if (draft) putDraft(desk, seat, draft);
  }
  return { wrote: sidesOf(pair, ours), changed: changed.length > 0 };
}

/** One side: `owned` is what the earlier decision wrote there, `wanted` what the new one asks for. */
function replaceSide(
  draft: EntryDraft,
  owned: Relation | undefined,
  wanted: Relation | undefined,
  destUuid: string,
): { draft: EntryDraft; ours: boolean } {
  const stands = owned !== undefined && holds(draft, owned);
  if (!wanted) return { draft: stands ? removeRelation(draft, owned) : draft, ours: false };
  if (stands && sameTagsAndType(owned, wanted)) return { draft, ours: true };
  if (stands && owned.type !== wanted.type && holds(draft, wanted))
    return { draft: removeRelation(draft, owned), ours: false };
  if (stands) return { draft: retypeRelation(draft, owned, wanted), ours: true };
  if (holds(draft, wanted)) return { draft, ours: false };
  return { draft: addRelation(draft, wanted, destUuid), ours: true };
}

/** Marks the subject as revoked; only a live entry can stand in for it. */
function revoke(desk: Desk, seats: Seats, drafts: Map<Uuid, EntryDraft>, decision: Decision): Refusal | null {
  const subject = drafts.get(decision.subject.uuid);
  if (!subject) return null;
  const done = subject === draftAt(desk, seats.subject) && isRevoked(subject);
  if (!done && (seats.object.deprecated || isRevoked(draftAt(desk, seats.object)))) {
    const why = seats.object.deprecated
      ? `stands in ${seats.object.cluster}, which is deprecated`
      : 'is revoked';
    return {
      reason: `${decision.object.value || decision.object.uuid} ${why} itself`,
      remedy: '`revoked-by` points at a live entry: choose the one that took its place',
    };
  }
  if (!isRevoked(subject)) drafts.set(decision.subject.uuid, setRevoked(subject, 'true'));
  return null;
}

function sameTagsAndType(a: Relation, b: Relation): boolean {
  return (
    a.type === b.type && a.tags.length === b.tags.length && a.tags.every((tag, at) => tag === b.tags[at])
  );
}

function spelling(desk: Desk, seat: Seat): string {
  return draftAt(desk, seat).entry.uuid;
}
