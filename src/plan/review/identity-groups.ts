import { type Galaxy, pairKey } from '../../galaxy/galaxy.js';
import { isIdentity } from '../../galaxy/relation-vocabulary.js';
import type { Uuid } from '../../galaxy/types.js';
import { keyOf } from '../../ledger/rows.js';
import type { Decision, LedgerRow } from '../../ledger/types.js';

/** A chain of `similar` relations that makes one thing of two entries that are not. */
export interface IdentityContradiction {
  readonly why: 'rejected' | 'same-framework';
  /** From the one to the other, both included. */
  readonly chain: readonly Uuid[];
}

/** Chains longer than this are no single curator's doing, and nobody can follow them. */
const LONGEST_CHAIN = 5;

/** Who is called similar to whom. */
export interface IdentityGraph {
  neighbours(uuid: Uuid): ReadonlySet<Uuid>;
}

/** What is known of who is who: relations, ledger, and what was decided since. */
export interface Identities {
  readonly graph: IdentityGraph;
  /** Keys of pairs that are not the same thing. */
  readonly rejected: ReadonlySet<string>;
}

/** The relations of the galaxy and the accepted rows of the ledger, taken as going both ways. */
export function identityGraph(galaxy: Galaxy, rows: readonly LedgerRow[]): IdentityGraph {
  const edges = new Map<Uuid, Set<Uuid>>();
  const join = (a: Uuid, b: Uuid) => {
    edges.set(a, (edges.get(a) ?? new Set()).add(b));
    edges.set(b, (edges.get(b) ?? new Set()).add(a));
  };
  for (const { entries } of galaxy.clusters) {
    for (const { uuid, related } of entries) {
      for (const { type, destUuid } of related) {
        if (uuid !== null && isIdentity(type) && galaxy.find(destUuid)) join(uuid, destUuid);
      }
    }
  }
  for (const row of rows) {
    if (row.verdict === 'accepted' && isIdentity(row.type)) join(row.subject.uuid, row.object.uuid);
  }
  const none: ReadonlySet<Uuid> = new Set();
  return { neighbours: (uuid) => edges.get(uuid) ?? none };
}

/**
 * What is wrong with the identity group of a `similar` relation between `a` and `b`: the shortest chain over that
 * relation that joins two entries of one framework, or a pair that `rejected` has as not the same.
 */
export function contradictionsOf(
  a: Uuid,
  b: Uuid,
  graph: IdentityGraph,
  galaxy: Galaxy,
  rejected: ReadonlySet<string>,
): IdentityContradiction[] {
  const right = chainsFrom(b, a, graph);
  const ways = chainsFrom(a, b, graph)
    .flatMap((left) =>
      right.flatMap((other) => (left.length + other.length <= LONGEST_CHAIN ? [[left, other] as const] : [])),
    )
    .sort((x, y) => x[0].length + x[1].length - y[0].length - y[1].length);
  const joins = {
    rejected: (x: Uuid, y: Uuid) => rejected.has(pairKey(x, y)),
    'same-framework': (x: Uuid, y: Uuid) => isOneFramework(x, y, galaxy),
  };
  return (['rejected', 'same-framework'] as const).flatMap((why) => {
    // Hardly any ends speak against each other: only then is it worth joining the two chains.
    const way = ways.find(
      ([left, other]) =>
        joins[why](lastOf(left), lastOf(other)) && left.every((uuid) => !other.includes(uuid)),
    );
    return way ? [{ why, chain: [...way[0]].reverse().concat(way[1]) }] : [];
  });
}

/** Keys of the pairs that rows of the ledger, or decisions, have as not being the same thing. */
export function rejectedAsSame(
  rows: readonly Pick<Decision, 'verdict' | 'type' | 'subject' | 'object'>[],
): Set<string> {
  return new Set(rows.filter(({ verdict, type }) => verdict === 'rejected' && isIdentity(type)).map(keyOf));
}

/** The links of a chain, each a pair of entries that follow one another. */
export function linksOf(chain: readonly Uuid[]): [Uuid, Uuid][] {
  return chain.slice(1).map((uuid, before) => [chain[before] ?? uuid, uuid]);
}

/** The shortest chain from `start` to each entry around it, without `barred`; `start` comes first in each. */
function chainsFrom(start: Uuid, barred: Uuid, graph: IdentityGraph): Uuid[][] {
  const seen = new Set([start, barred]);
  const chains: Uuid[][] = [[start]];
  for (const chain of chains) {
    if (chain.length >= LONGEST_CHAIN - 1) continue;
    for (const next of graph.neighbours(lastOf(chain))) {
      if (seen.has(next)) continue;
      seen.add(next);
      chains.push([...chain, next]);
    }
  }
  return chains;
}

function lastOf(chain: readonly Uuid[]): Uuid {
  return chain.at(-1) ?? '';
}

function isOneFramework(a: Uuid, b: Uuid, galaxy: Galaxy): boolean {
  const cluster = galaxy.find(a)?.cluster;
  return cluster !== undefined && !cluster.deprecated && cluster === galaxy.find(b)?.cluster;
}
