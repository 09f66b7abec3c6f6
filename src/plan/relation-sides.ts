import type { RelationVocabulary } from '../galaxy/relation-vocabulary.js';
import type { Relation, Uuid } from '../galaxy/types.js';
import type { Decision, WrittenSides } from '../ledger/types.js';

/** The type that marks its subject as revoked in favour of its object. */
export const REVOKED_BY = 'revoked-by';

/** The relations of a pair, by the UUID of the entry that holds them. */
export type SideRelations = ReadonlyMap<Uuid, Relation>;

/**
 * The relations that accepting `decision` asks for. Symmetric types stand on both sides; a type with an opposite gets
 * that on the object; any other stands on the subject alone.
 */
export function relationsOf(
  decision: Pick<Decision, 'subject' | 'object' | 'type' | 'tags'>,
  vocabulary: RelationVocabulary,
): SideRelations {
  const { subject, object, tags } = decision;
  const type = decision.type.trim();
  const sides = new Map<Uuid, Relation>([[subject.uuid, { destUuid: object.uuid, type, tags }]]);
  const direction = vocabulary.direction(type);
  const back = direction === 'symmetric' ? type : vocabulary.opposite(type);
  if (back !== null) sides.set(object.uuid, { destUuid: subject.uuid, type: back.trim(), tags });
  return sides;
}

/** Those of the relations of `decision` that it added itself. */
export function relationsWrittenBy(
  decision: Decision & { readonly wrote: WrittenSides },
  vocabulary: RelationVocabulary,
): SideRelations {
  if (decision.verdict !== 'accepted' || decision.wrote === 'none') return new Map();
  const { subject, object, wrote } = decision;
  return new Map(
    [...relationsOf(decision, vocabulary)].filter(
      ([uuid]) =>
        (uuid === subject.uuid && wrote !== 'object') || (uuid === object.uuid && wrote !== 'subject'),
    ),
  );
}

/** Says which sides of `decision` are in `uuids`. */
export function sidesOf(
  decision: Pick<Decision, 'subject' | 'object'>,
  uuids: ReadonlySet<Uuid>,
): WrittenSides {
  const subject = uuids.has(decision.subject.uuid);
  const object = uuids.has(decision.object.uuid);
  if (subject && object) return 'both';
  if (subject) return 'subject';
  return object ? 'object' : 'none';
}
