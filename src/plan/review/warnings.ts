import type { Galaxy } from '../../galaxy/galaxy.js';
import { checkTag } from '../../galaxy/machine-tag.js';
import type { Uuid } from '../../galaxy/types.js';
import type { LedgerRow } from '../../ledger/types.js';
import { contradictionsOf, type IdentityGraph } from './identity-groups.js';
import type { LogicalRelation } from './relation-changes.js';

/** What is needed to judge a relation. */
export interface Surroundings {
  readonly galaxy: Galaxy;
  readonly graph: IdentityGraph;
  /** Keys of the pairs that the ledger has as not the same thing. */
  readonly rejected: ReadonlySet<string>;
}

/** Why to look at a relation before others, one clause each. `row` is what the ledger says of its pair. */
export function warningsOn(
  relation: LogicalRelation,
  row: LedgerRow | null,
  { galaxy, graph, rejected }: Surroundings,
): string[] {
  return [
    ...(row?.verdict === 'rejected' ? ['the ledger rejects this pair'] : []),
    ...((row?.reviewerAgreement ?? 0) < 0 ? ['a reviewer sent it back'] : []),
    ...deadEnds(relation, galaxy),
    ...badTags(relation, galaxy),
    ...(galaxy.vocabulary.find(relation.type) ? [] : [`${relation.type} is no known relation type`]),
    ...(['similar', 'same-as'].includes(relation.type)
      ? contradictionsOf(relation.subject, relation.object, graph, galaxy, rejected)
          .filter(
            ({ why, chain }) => why !== 'rejected' || !(chain.length === 2 && row?.verdict === 'rejected'),
          )
          .map(({ why, chain }) => explainChain(why, chain, galaxy))
      : []),
  ];
}

function deadEnds({ subject, object, type }: LogicalRelation, galaxy: Galaxy): string[] {
  return [subject, object].flatMap((uuid) => {
    const found = galaxy.find(uuid);
    if (!found) return [`${uuid} is no entry of this galaxy`];
    if (type === 'revoked-by' && uuid === subject) return [];
    const { cluster, entry } = found;
    if (entry.revoked) return [`${entry.value} (${cluster.name}) is revoked`];
    return cluster.deprecated ? [`${cluster.name} is deprecated`] : [];
  });
}

export function badTags({ tags }: LogicalRelation, galaxy: Galaxy): string[] {
  return tags.flatMap((tag) => {
    const status = checkTag(tag, galaxy.taxonomies);
    return status.status === 'malformed' ? [`malformed tag ${tag}`] : [];
  });
}

function explainChain(why: 'rejected' | 'same-framework', chain: readonly Uuid[], galaxy: Galaxy): string {
  const names = chain.map((uuid) => galaxy.find(uuid)?.entry.value ?? uuid);
  const ends = `${names[0]} and ${names.at(-1)}`;
  const via = names.length > 2 ? `, by way of ${names.slice(1, -1).join(', ')}` : '';
  const cluster = galaxy.find(chain[0] ?? '')?.cluster.name ?? '';
  return why === 'rejected'
    ? `makes ${ends} one, which the ledger rejects${via}`
    : `makes ${ends} of ${cluster} one${via}`;
}
