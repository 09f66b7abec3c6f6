import { type Galaxy, pairKey } from '../../src/galaxy/galaxy.js';
import type { Cluster, Uuid } from '../../src/galaxy/types.js';
import { type PairFacts, pairFacts } from '../../src/matcher/facts/facts.js';
import { buildIndex, type MatchIndex } from '../../src/matcher/match-index.js';
import { type Finding, findingsOf } from '../../src/matcher/model.js';
import { profileClusters } from '../../src/matcher/profile.js';
import { type LabelledPair, readLabels, withoutThose } from './labels.js';
import type { Options } from './options.js';

export function indexOf(clusters: readonly Cluster[]): MatchIndex {
  return buildIndex(profileClusters(clusters));
}

/** A labelled pair with all that the matcher finds on it. */
export interface Example {
  readonly pair: LabelledPair;
  readonly facts: PairFacts;
  readonly findings: readonly Finding[];
}

/** What is found on each pair; pairs that experts were unsure of, or that the galaxy does not have, are left out. */
export function examplesOf(pairs: readonly LabelledPair[], index: MatchIndex): Example[] {
  return pairs.flatMap((pair): Example[] => {
    const [a, b] = [index.find(pair.subject), index.find(pair.object)];
    if (a === undefined || b === undefined || pair.label === 'unsure') return [];
    const facts = pairFacts(index, a, b);
    return [{ pair, facts, findings: findingsOf(facts, index) }];
  });
}

/** The pairs to test, and those that are only there to train on. */
export function readPairs({ labels, more }: Options): { tested: LabelledPair[]; more: LabelledPair[] } {
  const tested = readLabels(labels);
  return { tested, more: more === null ? [] : withoutThose(readLabels(more), tested) };
}

/**
 * The `similar` relations that curators have made between entries of two live clusters, as unordered pairs by their
 * keys. Clusters that `unjudged` names are left out.
 */
export function curatedPairs(
  { clusters, find }: Galaxy,
  unjudged: ReadonlySet<string>,
): Map<string, readonly [Uuid, Uuid]> {
  const found = new Map<string, readonly [Uuid, Uuid]>();
  const counts = (cluster: Cluster) => !cluster.deprecated && !unjudged.has(cluster.name);
  for (const cluster of clusters.filter(counts)) {
    for (const { uuid, related } of cluster.entries) {
      for (const { type, destUuid } of related) {
        const other = type === 'similar' ? find(destUuid) : undefined;
        if (uuid === null || !other?.entry.uuid || other.entry.uuid === uuid) continue;
        if (other.cluster.name === cluster.name || !counts(other.cluster)) continue;
        found.set(pairKey(uuid, other.entry.uuid), [uuid, other.entry.uuid]);
      }
    }
  }
  return found;
}
