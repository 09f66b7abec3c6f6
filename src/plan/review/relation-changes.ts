import { pairKey } from '../../galaxy/galaxy.js';
import type { RelationVocabulary } from '../../galaxy/relation-vocabulary.js';
import type { Cluster, Uuid } from '../../galaxy/types.js';

/** What one relation is, whichever of its two sides it was read from. */
export interface LogicalRelation {
  readonly subject: Uuid;
  readonly object: Uuid;
  readonly type: string;
  readonly tags: readonly string[];
}

/** A relation that is another after than before. `before` is null for a new one, `after` for one that is gone. */
export interface RelationChange {
  readonly kind: 'added' | 'removed' | 'retyped' | 'retagged';
  readonly before: LogicalRelation | null;
  readonly after: LogicalRelation | null;
  /** On how many of the two entries something changed. */
  readonly sides: 1 | 2;
}

/**
 * The changes to relations between two states of the same clusters. The two sides of a relation count as one change,
 * and a relation that goes while another comes between the same two entries counts as retyped.
 */
export function relationChanges(
  before: readonly Cluster[],
  after: readonly Cluster[],
  vocabulary: RelationVocabulary,
): RelationChange[] {
  const old = sidesIn(before);
  const now = sidesIn(after);
  const added = fold(
    [...now].filter(([key]) => !old.has(key)),
    vocabulary,
  );
  const removed = fold(
    [...old].filter(([key]) => !now.has(key)),
    vocabulary,
  );
  const retagged = fold(
    [...now].filter(([key, side]) => old.has(key) && old.get(key)?.tags.join('|') !== side.tags.join('|')),
    vocabulary,
  );
  const changes: RelationChange[] = [];
  const gone = new Map<string, Folded[]>();
  for (const relation of removed) {
    const key = pairKey(relation.subject, relation.object);
    gone.set(key, [...(gone.get(key) ?? []), relation]);
  }
  for (const { sides, ...relation } of added) {
    const replaced = takeNearest(gone.get(pairKey(relation.subject, relation.object)) ?? [], relation);
    const before = replaced && withoutSides(replaced);
    const kind = before === null ? 'added' : isSameRelation(before, relation) ? 'retagged' : 'retyped';
    // A cluster may have got another name: its relations are what they were.
    const isMoved = kind === 'retagged' && before?.tags.join('|') === relation.tags.join('|');
    if (!isMoved) changes.push({ kind, before, after: relation, sides });
  }
  for (const { sides, ...relation } of [...gone.values()].flat()) {
    changes.push({ kind: 'removed', before: relation, after: null, sides });
  }
  for (const { sides, ...relation } of retagged) {
    const tags = earlierTags(relation, old, vocabulary);
    changes.push({ kind: 'retagged', before: { ...relation, tags }, after: relation, sides });
  }
  return changes;
}

/** The relations of some clusters that lack nothing, both sides as one, in the order of the clusters. */
export function completeRelations(
  clusters: readonly Cluster[],
  vocabulary: RelationVocabulary,
): LogicalRelation[] {
  return fold([...sidesIn(clusters)], vocabulary)
    .filter(({ sides, type }) => sides === 2 || vocabulary.direction(type) === 'one-way')
    .map(withoutSides);
}

/** Takes the same relation out of those between the same entries, if it is among them, else the first. */
function takeNearest(gone: Folded[], relation: LogicalRelation): Folded | null {
  const same = gone.findIndex((other) => isSameRelation(other, relation));
  return gone.splice(Math.max(same, 0), 1)[0] ?? null;
}

function isSameRelation(a: LogicalRelation, b: LogicalRelation): boolean {
  return a.subject === b.subject && a.object === b.object && a.type === b.type;
}

interface Side {
  readonly holder: Uuid;
  readonly dest: Uuid;
  readonly type: string;
  readonly tags: readonly string[];
}
type Folded = LogicalRelation & { readonly sides: 1 | 2 };

function sidesIn(clusters: readonly Cluster[]): Map<string, Side> {
  const sides = new Map<string, Side>();
  for (const cluster of clusters) {
    for (const { uuid, related } of cluster.entries) {
      if (uuid === null) continue;
      for (const { destUuid, type, tags } of related) {
        const key = `${cluster.name} ${uuid} ${destUuid} ${type}`;
        if (destUuid) sides.set(key, { holder: uuid, dest: destUuid, type, tags });
      }
    }
  }
  return sides;
}

/** Joins the two sides of each relation. */
function fold(sides: readonly (readonly [string, Side])[], vocabulary: RelationVocabulary): Folded[] {
  const relations = new Map<string, Folded>();
  for (const [, side] of sides) {
    const relation = readFrom(side, vocabulary);
    const key = `${relation.subject} ${relation.type} ${relation.object}`;
    relations.set(key, { ...relation, sides: relations.has(key) ? 2 : 1 });
  }
  return [...relations.values()];
}

/** One reading of a relation, the same from either side: `uses` rather than `used-by`. */
function readFrom({ holder, dest, type, tags }: Side, vocabulary: RelationVocabulary): LogicalRelation {
  const forward = { subject: holder, object: dest, type, tags };
  const opposite = vocabulary.direction(type) === 'symmetric' ? type : vocabulary.opposite(type)?.trim();
  if (!opposite) return forward;
  const backward = { subject: dest, object: holder, type: opposite, tags };
  if (opposite === type) return holder <= dest ? forward : backward;
  return rank(type) <= rank(opposite) ? forward : backward;
}

function rank(type: string): string {
  return `${/-(by|from|of)$/.test(type) ? 1 : 0} ${type}`;
}

function withoutSides({ sides: _, ...relation }: Folded): LogicalRelation {
  return relation;
}

function earlierTags(
  relation: LogicalRelation,
  old: ReadonlyMap<string, Side>,
  vocabulary: RelationVocabulary,
): readonly string[] {
  for (const side of old.values()) {
    const candidate = readFrom(side, vocabulary);
    const same =
      candidate.subject === relation.subject &&
      candidate.object === relation.object &&
      candidate.type === relation.type;
    if (same && candidate.tags.join('|') !== relation.tags.join('|')) return candidate.tags;
  }
  return [];
}
