import type { Galaxy } from '../../galaxy/galaxy.js';
import type { EntryRef } from '../../galaxy/types.js';
import type { LedgerRow } from '../../ledger/types.js';
import type { CandidatePair } from '../../matcher/types.js';
import { relationsWrittenBy } from '../../plan/relation-sides.js';
import type { Draft } from './draft.js';

/** One relation that accepting adds, or that is there already. */
export interface WrittenRelation {
  readonly from: EntryRef;
  readonly type: string;
  readonly to: EntryRef;
  readonly there: boolean;
}

/** What accepting would write. */
export interface Writes {
  readonly direction: 'symmetric' | 'with-opposite' | 'one-way';
  readonly relations: readonly WrittenRelation[];
  /** Types of relations between the two that are there and stay, other than those of `relations`. */
  readonly others: readonly string[];
  /** Types of those that an earlier decision has written, and that go. */
  readonly replaced: readonly string[];
}

/** What accepting `draft` on `pair` in the place of `earlier` decisions would write, relation by relation. */
export function writesOf(
  pair: Pick<CandidatePair, 'subject' | 'object'>,
  draft: Draft,
  galaxy: Galaxy,
  earlier: readonly LedgerRow[] = [],
): Writes {
  const [from, to] = draft.subject === 'subject' ? [pair.subject, pair.object] : [pair.object, pair.subject];
  const { vocabulary } = galaxy;
  const type = draft.type.trim();
  const direction = vocabulary.direction(type);
  const back = direction === 'symmetric' ? type : vocabulary.opposite(type);
  const forth = { from, type, to, there: existing(galaxy, from, to).includes(type) };
  const relations =
    back === null
      ? [forth]
      : [forth, { from: to, type: back, to: from, there: existing(galaxy, to, from).includes(back) }];
  const written = earlier.map((row) => relationsWrittenBy(row, vocabulary));
  const others = [from, to].flatMap((entry) =>
    existing(galaxy, entry, entry === from ? to : from)
      .filter((other) => !relations.some((relation) => relation.type === other))
      .map((other) => ({ type: other, goes: written.some((own) => own.get(entry.uuid)?.type === other) })),
  );
  const typesOf = (goes: boolean) => [...new Set(others.filter((o) => o.goes === goes).map((o) => o.type))];
  return { direction, relations, others: typesOf(false), replaced: typesOf(true) };
}

function existing(galaxy: Galaxy, from: EntryRef, to: EntryRef): string[] {
  const related = galaxy.find(from.uuid)?.entry.related ?? [];
  return related.filter((relation) => relation.destUuid === to.uuid).map((relation) => relation.type);
}
