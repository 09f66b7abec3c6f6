import { isIdentity } from '../../galaxy/relation-vocabulary.js';
import type { CandidatePair } from '../../matcher/types.js';
import type { Identities } from '../../plan/review/identity-groups.js';
import { commonNeighbours } from '../entry/identity.js';
import { keyOfPair } from './pairs.js';
import type { Comparison } from './queue.js';

/** The orders in which a queue can be asked, the first one to begin with. */
export const ORDERS = [
  { name: 'best', title: 'best first', help: 'The most probable relations first, as `scan` prints them.' },
  {
    name: 'uncertain',
    title: 'least certain first',
    help: 'What is nearest to even odds: each answer teaches most.',
  },
  {
    name: 'frameworks',
    title: 'by frameworks',
    help: 'All pairs of two frameworks in a row, the largest lot first.',
  },
  { name: 'groups', title: 'by identity group', help: 'All names of one thing in a row.' },
  {
    name: 'one-way',
    title: 'missing halves first',
    help: 'Relations that stand on one side alone and belong on both.',
  },
  { name: 'triangles', title: 'triangles first', help: 'Both entries are similar to a third one already.' },
  {
    name: 'contradictions',
    title: 'contradictions first',
    help: 'Accepting would join what was rejected, or two entries of one framework.',
  },
] as const;

export type OrderName = (typeof ORDERS)[number]['name'];

/** What an order is called on screen. */
export function titleOfOrder(name: OrderName): string {
  return ORDERS.find((order) => order.name === name)?.title ?? name;
}

/** Best first: by the probability that the proposed relation is accepted, as `scan` orders. */
export const byProbability: Comparison = (a, b) =>
  b.relation.probability - a.relation.probability ||
  b.matchWeight - a.matchWeight ||
  compare(a.subject.uuid, b.subject.uuid) ||
  compare(a.object.uuid, b.object.uuid);

/** What orders go by beyond the pairs themselves. */
export interface Surroundings {
  readonly pairs: readonly CandidatePair[];
  readonly identities: Identities;
  /** Whether accepting the pair as proposed contradicts what is known. */
  contradicts(pair: CandidatePair): boolean;
}

/** The comparison of an order. `surroundings` are only asked for by orders that go by more than the pair itself. */
export function comparisonOf(order: OrderName, surroundings: () => Surroundings): Comparison {
  switch (order) {
    case 'best':
      return byProbability;
    case 'uncertain':
      return smallestFirst((pair) => Math.abs(pair.relation.probability - 0.5));
    case 'one-way':
      return smallestFirst((pair) => (isHalf(pair) ? 0 : 1));
    case 'frameworks':
      return byFrameworks(surroundings().pairs);
    case 'groups':
      return byGroups(surroundings());
    case 'triangles': {
      const { pairs, identities } = surroundings();
      return smallestFirst(known(pairs, (pair) => (closesTriangle(pair, identities) ? 0 : 1)));
    }
    case 'contradictions': {
      const { pairs, contradicts } = surroundings();
      return smallestFirst(known(pairs, (pair) => (contradicts(pair) ? 0 : 1)));
    }
  }
}

/** One way stands already. */
export function isHalf({ linked }: CandidatePair): boolean {
  return linked === 'subject-to-object' || linked === 'object-to-subject';
}

/** How many third entries both are similar to says little: two that are called `Unknown` have dozens. */
function closesTriangle({ relation, subject, object }: CandidatePair, { graph }: Identities): boolean {
  return isIdentity(relation.type) && commonNeighbours(subject.uuid, object.uuid, graph).length > 0;
}

/** By a number of the pair, and best first among equals. */
function smallestFirst(rank: (pair: CandidatePair) => number): Comparison {
  return (a, b) => rank(a) - rank(b) || byProbability(a, b);
}

/** The same numbers, worked out once for each pair instead of once for each comparison. */
function known(pairs: readonly CandidatePair[], rank: (pair: CandidatePair) => number) {
  const ranks = new Map(pairs.map((pair) => [keyOfPair(pair), rank(pair)]));
  return (pair: CandidatePair) => ranks.get(keyOfPair(pair)) ?? 0;
}

/** `malpedia threat-actor`: both frameworks of a pair, whichever is the subject. */
function frameworksOf({ subject, object }: CandidatePair): string {
  return [subject.cluster, object.cluster].sort().join(' ');
}

function byFrameworks(pairs: readonly CandidatePair[]): Comparison {
  const sizes = new Map<string, number>();
  for (const pair of pairs) sizes.set(frameworksOf(pair), (sizes.get(frameworksOf(pair)) ?? 0) + 1);
  return (a, b) => {
    const [x, y] = [frameworksOf(a), frameworksOf(b)];
    return (sizes.get(y) ?? 0) - (sizes.get(x) ?? 0) || compare(x, y) || byProbability(a, b);
  };
}

/** Proposals above this join two entries into one group. */
const JOINS = 0.5;

/**
 * Entries that are, or are probably, one thing stand together, those with the best pair first. Pairs of other relations
 * stand with the group of their subject.
 */
function byGroups({ pairs, identities }: Surroundings): Comparison {
  const groups = new Groups();
  for (const { subject, object, relation } of pairs) {
    if (isIdentity(relation.type) && relation.probability >= JOINS) groups.join(subject.uuid, object.uuid);
    for (const { uuid } of [subject, object]) {
      for (const other of identities.graph.neighbours(uuid)) groups.join(uuid, other);
    }
  }
  const groupOf = ({ relation, subject, object }: CandidatePair) =>
    groups.of(relation.subject === 'subject' ? subject.uuid : object.uuid);
  const places = new Map<string, number>();
  for (const pair of [...pairs].sort(byProbability)) {
    if (!places.has(groupOf(pair))) places.set(groupOf(pair), places.size);
  }
  return smallestFirst((pair) => places.get(groupOf(pair)) ?? places.size);
}

/** Disjoint sets of entries, each called by one of its members. */
class Groups {
  private readonly parents = new Map<string, string>();

  of(uuid: string): string {
    let root = uuid;
    for (let up = this.parents.get(root); up !== undefined; up = this.parents.get(root)) root = up;
    for (let at = uuid; at !== root; ) {
      const up = this.parents.get(at) ?? root;
      this.parents.set(at, root);
      at = up;
    }
    return root;
  }

  join(a: string, b: string): void {
    const [x, y] = [this.of(a), this.of(b)];
    if (x !== y) this.parents.set(x, y);
  }
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
