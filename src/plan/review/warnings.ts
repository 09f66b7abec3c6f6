import { type Galaxy, pairKey } from '../../galaxy/galaxy.js';
import { checkTag } from '../../galaxy/machine-tag.js';
import type { Uuid } from '../../galaxy/types.js';
import type { LedgerRow } from '../../ledger/types.js';
import type { CandidatePair } from '../../matcher/types.js';
import { contradictionsOf, type IdentityGraph, linksOf } from './identity-groups.js';
import type { LogicalRelation } from './relation-changes.js';

/** What is needed to judge a relation. */
export interface Surroundings {
  readonly galaxy: Galaxy;
  readonly graph: IdentityGraph;
  /** Keys of the pairs that the ledger has as not the same thing. */
  readonly rejected: ReadonlySet<string>;
  /** The matcher's scores by pair key, where they are known: they tell the weakest link of a chain. */
  readonly scores?: ReadonlyMap<string, CandidatePair>;
  /** Which relation types are known, where that is not what the galaxy itself uses. */
  readonly knows?: (type: string) => boolean;
}

/** Why to look at a relation before others, one clause each. `row` is what the ledger says of its pair. */
export function warningsOn(
  relation: LogicalRelation,
  row: LedgerRow | null,
  surroundings: Surroundings,
): string[] {
  const { galaxy, graph, rejected } = surroundings;
  const { knows = (type) => galaxy.vocabulary.find(type) !== undefined } = surroundings;
  return [
    ...(row?.verdict === 'rejected' ? ['the ledger rejects this pair'] : []),
    ...((row?.reviewerAgreement ?? 0) < 0 ? ['a reviewer sent it back'] : []),
    ...deadEnds(relation, galaxy),
    ...badTags(relation, galaxy),
    ...(knows(relation.type) ? [] : [`${relation.type} is no known relation type`]),
    ...(['similar', 'same-as'].includes(relation.type)
      ? contradictionsOf(relation.subject, relation.object, graph, galaxy, rejected)
          .filter(
            ({ why, chain }) => why !== 'rejected' || !(chain.length === 2 && row?.verdict === 'rejected'),
          )
          .map(({ why, chain }) => explainChain(why, chain, surroundings))
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

/** What is malformed among the tags of a relation; a tag that no taxonomy knows is none of it. */
export function badTags({ tags }: LogicalRelation, galaxy: Galaxy): string[] {
  return tags.flatMap((tag) => {
    const status = checkTag(tag, galaxy.taxonomies);
    return status.status === 'malformed' ? [`malformed tag ${tag}`] : [];
  });
}

function explainChain(
  why: 'rejected' | 'same-framework',
  chain: readonly Uuid[],
  { galaxy, scores }: Surroundings,
): string {
  const nameOf = (uuid: Uuid) => galaxy.find(uuid)?.entry.value ?? uuid;
  const names = chain.map(nameOf);
  const ends = `${names[0]} and ${names.at(-1)}`;
  const via = names.length > 2 ? `, by way of ${names.slice(1, -1).join(', ')}` : '';
  const link = scores ? weakestLink(chain, scores) : null;
  const weakest = link ? `; the weakest link is ${nameOf(link[0])} and ${nameOf(link[1])}` : '';
  const cluster = galaxy.find(chain[0] ?? '')?.cluster.name ?? '';
  return why === 'rejected'
    ? `makes ${ends} one, which the ledger rejects${via}${weakest}`
    : `makes ${ends} of ${cluster} one${via}${weakest}`;
}

/** The link of a chain with the least match weight; null for a single link, or where one of them has no score. */
function weakestLink(
  chain: readonly Uuid[],
  scores: ReadonlyMap<string, CandidatePair>,
): readonly [Uuid, Uuid] | null {
  const links = linksOf(chain);
  if (links.length < 2) return null;
  const weights = links.map((link) => scores.get(pairKey(...link))?.matchWeight);
  const known = weights.filter((weight) => weight !== undefined);
  if (known.length < links.length) return null;
  return links[weights.indexOf(Math.min(...known))] ?? null;
}
