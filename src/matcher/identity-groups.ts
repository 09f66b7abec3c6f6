import { pairKey } from '../galaxy/galaxy.js';
import type { Uuid } from '../galaxy/types.js';

/** An accepted relation that says that two entries are the same thing. */
export interface IdentityLink {
  readonly a: Uuid;
  readonly b: Uuid;
  /** Match weight of the pair in log2 units: how much speaks for it. */
  readonly weight: number;
}

/** Two entries of one framework that accepted links make the same thing, though their framework tells them apart. */
export interface Contradiction {
  readonly cluster: string;
  readonly entries: readonly [Uuid, Uuid];
  /** The weakest link of the strongest chain between them: the one to look at first. */
  readonly weakest: IdentityLink;
}

/**
 * Finds the contradictions among accepted links. The links are taken from the strongest to the weakest, as Kruskal
 * grows a spanning tree: the link that first brings two groups together is the weakest on the strongest chain between
 * any of the one and any of the other. So where both hold an entry of one framework, it is the one to name.
 *
 *     APT28 ──12── Sofacy ──9── Fancy Bear ──2── Sednit (malware list) ──11── Seduploader
 *     the last two and the first three are groups of their own; the link of 2 joins them, and is named
 *
 * One contradiction for each two groups and framework: with the first entries of both, by UUID. Sorted from the
 * weakest link on; links of one weight in the order of their UUIDs.
 */
export function contradictions(
  links: readonly IdentityLink[],
  clusterOf: (uuid: Uuid) => string | undefined,
): Contradiction[] {
  const found: Contradiction[] = [];
  growGroups(links, (link, one, other) => {
    const byCluster = firstPerCluster(one, clusterOf);
    for (const [cluster, entry] of firstPerCluster(other, clusterOf)) {
      const rival = byCluster.get(cluster);
      if (rival === undefined) continue;
      const entries: [Uuid, Uuid] = rival < entry ? [rival, entry] : [entry, rival];
      found.push({ cluster, entries, weakest: link });
    }
  });
  return found.sort((x, y) => strongestFirst(y.weakest, x.weakest) || (x.cluster < y.cluster ? -1 : 1));
}

/** The groups of entries that links join, each sorted, those with the smallest UUIDs first. */
export function identityGroups(links: readonly IdentityLink[]): Uuid[][] {
  const groups = growGroups(links, () => undefined);
  return [...new Set(groups.values())]
    .map((group) => [...group].sort())
    .sort((x, y) => ((x[0] ?? '') < (y[0] ?? '') ? -1 : 1));
}

type Group = Set<Uuid>;

/** Joins groups link by link, strongest first, and tells of each joining before it happens. */
function growGroups(
  links: readonly IdentityLink[],
  onJoin: (link: IdentityLink, one: Group, other: Group) => void,
): Map<Uuid, Group> {
  const groupOf = new Map<Uuid, Group>();
  const find = (uuid: Uuid): Group => {
    const known = groupOf.get(uuid);
    if (known) return known;
    const alone = new Set([uuid]);
    groupOf.set(uuid, alone);
    return alone;
  };
  for (const link of [...links].sort(strongestFirst)) {
    const [one, other] = [find(link.a), find(link.b)];
    if (one === other) continue;
    onJoin(link, one, other);
    const [larger, smaller] = one.size >= other.size ? [one, other] : [other, one];
    for (const uuid of smaller) {
      larger.add(uuid);
      groupOf.set(uuid, larger);
    }
  }
  return groupOf;
}

function strongestFirst(x: IdentityLink, y: IdentityLink): number {
  if (x.weight !== y.weight) return y.weight - x.weight;
  const [left, right] = [pairKey(x.a, x.b), pairKey(y.a, y.b)];
  return left < right ? -1 : left > right ? 1 : 0;
}

function firstPerCluster(group: Group, clusterOf: (uuid: Uuid) => string | undefined): Map<string, Uuid> {
  const first = new Map<string, Uuid>();
  for (const uuid of group) {
    const cluster = clusterOf(uuid);
    if (cluster === undefined) continue;
    const known = first.get(cluster);
    if (known === undefined || uuid < known) first.set(cluster, uuid);
  }
  return first;
}
