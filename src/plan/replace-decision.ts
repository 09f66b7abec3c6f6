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

/** The same, where one of them may be gone: good enough to take back what was written. */
export type RemainingSeats = { readonly [side in keyof Seats]: Seat | null };

/** What became of the clusters: which of the relations that now stand there are the decision's own. */
export interface Replaced {
  readonly wrote: WrittenSides;
  readonly changed: boolean;
}

/**
 * Puts `next` in the place of the `earlier` decisions in the clusters: what they wrote and `next` does not ask for is
 * taken out, what the first of them wrote is retyped where it stands, and what is missing goes to the end. There are
 * several where curators disagree. A relation that was there before any of them stays as it is. All of it is done, or
 * nothing is and the reason comes back.
 */
export function replaceDecision(
  desk: Desk,
  seats: Seats,
  earlier: readonly LedgerRow[],
  next: Decision,
  vocabulary: RelationVocabulary,
): Replaced | Refusal {
  const wanted = next.verdict === 'accepted' ? relationsOf(next, vocabulary) : NOTHING;
  const [previous = null, ...others] = earlier;
  const replaced = replaceSides(desk, next, seats, ownedBy(previous, vocabulary), wanted);
  for (const other of others) withdraw(replaced.drafts, ownedBy(other, vocabulary), wanted);
  if (next.verdict === 'accepted' && next.type.trim() === REVOKED_BY) {
    const refusal = revoke(desk, seats, replaced.drafts, next);
    if (refusal) return refusal;
  }
  return put(desk, next, seats, replaced);
}

/**
 * Takes out of the clusters what `previous` wrote there, from whichever of its entries are left, and brings back what
 * `restored` had written when `previous` took its place.
 */
export function retractDecision(
  desk: Desk,
  seats: RemainingSeats,
  previous: LedgerRow,
  restored: LedgerRow | null,
  vocabulary: RelationVocabulary,
): Replaced | Refusal {
  const wanted = seats.subject && seats.object ? ownedBy(restored, vocabulary) : NOTHING;
  const replaced = replaceSides(desk, previous, seats, ownedBy(previous, vocabulary), wanted);
  return put(desk, previous, seats, replaced);
}

const NOTHING: SideRelations = new Map();

function ownedBy(previous: LedgerRow | null, vocabulary: RelationVocabulary): SideRelations {
  return previous ? relationsWrittenBy(previous, vocabulary) : NOTHING;
}

interface ReplacedSides {
  readonly drafts: Map<Uuid, EntryDraft>;
  /** UUIDs of the sides whose relation is the decision's own. */
  readonly ours: Set<Uuid>;
}

function replaceSides(
  desk: Desk,
  pair: Pick<Decision, 'subject' | 'object'>,
  seats: RemainingSeats,
  owned: SideRelations,
  wanted: SideRelations,
): ReplacedSides {
  const drafts = new Map<Uuid, EntryDraft>();
  const ours = new Set<Uuid>();
  for (const side of SIDES) {
    const seat = seats[side];
    if (!seat) continue;
    const { uuid } = pair[side];
    const other = seats[side === 'subject' ? 'object' : 'subject'];
    const destUuid = other ? draftAt(desk, other).entry.uuid : '';
    const replaced = replaceSide(draftAt(desk, seat), owned.get(uuid), wanted.get(uuid), destUuid);
    drafts.set(uuid, replaced.draft);
    if (replaced.ours) ours.add(uuid);
  }
  return { drafts, ours };
}

const SIDES = ['subject', 'object'] as const;

/** Takes out what another decision wrote, unless it is wanted. */
function withdraw(drafts: Map<Uuid, EntryDraft>, owned: SideRelations, wanted: SideRelations): void {
  for (const [uuid, relation] of owned) {
    const draft = drafts.get(uuid);
    if (draft && relation.type !== wanted.get(uuid)?.type) drafts.set(uuid, removeRelation(draft, relation));
  }
}

/** Puts the drafts on the desk, all of them or none. */
function put(
  desk: Desk,
  pair: Pick<Decision, 'subject' | 'object'>,
  seats: RemainingSeats,
  { drafts, ours }: ReplacedSides,
): Replaced | Refusal {
  const changed = SIDES.flatMap((side) => {
    const seat = seats[side];
    const draft = drafts.get(pair[side].uuid);
    return seat && draft && draft !== draftAt(desk, seat) ? [{ seat, draft }] : [];
  });
  for (const { seat } of changed) {
    const refusal = refusalToEdit(desk, seat);
    if (refusal) return refusal;
  }
  for (const { seat, draft } of changed) putDraft(desk, seat, draft);
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
