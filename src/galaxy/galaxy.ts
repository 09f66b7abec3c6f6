import type { Problem } from './problem.js';
import { type RelationVocabulary, relationVocabulary } from './relation-vocabulary.js';
import { finish } from './steps.js';
import type { Taxonomy } from './taxonomy.js';
import type { Cluster, Entry, EntryRef, Uuid } from './types.js';

/** An entry and the cluster that holds it. */
export interface Located {
  readonly cluster: Cluster;
  readonly entry: Entry;
}

/** Everything that was read, and what was wrong with it. */
export interface Galaxy {
  readonly clusters: readonly Cluster[];
  readonly taxonomies: readonly Taxonomy[];
  readonly vocabulary: RelationVocabulary;
  readonly problems: readonly Problem[];
  /** Finds entries by UUID in any case; a live cluster wins over a deprecated one, the first in a file over a double. */
  find(uuid: Uuid): Located | undefined;
  /** UUIDs that stand twice inside one file: decisions that name them are refused. */
  readonly doubled: ReadonlySet<Uuid>;
}

/** What was read, file by file. */
export type GalaxyParts = Pick<Galaxy, 'clusters' | 'taxonomies' | 'problems'>;

/** Joins what was read into a galaxy. `clusters` are sorted by name, so that nothing depends on the order of files. */
export function assembleGalaxy(parts: GalaxyParts): Galaxy {
  return finish(assembleInSteps(parts));
}

/** The same, a cluster in each step. */
export function* assembleInSteps(parts: GalaxyParts): Generator<void, Galaxy> {
  const clusters = [...parts.clusters].sort((a, b) => (a.name < b.name ? -1 : 1));
  const byUuid = new Map<Uuid, Located>();
  const doubled = new Set<Uuid>();
  const types = new Set<string>();
  for (const cluster of clusters) {
    for (const entry of cluster.entries) {
      for (const relation of entry.related) types.add(relation.type);
      if (entry.uuid === null) continue;
      const known = byUuid.get(entry.uuid);
      if (known?.cluster === cluster) doubled.add(entry.uuid);
      else if (!known || (known.cluster.deprecated && !cluster.deprecated))
        byUuid.set(entry.uuid, { cluster, entry });
    }
    yield;
  }
  return {
    clusters,
    taxonomies: parts.taxonomies,
    vocabulary: relationVocabulary(types),
    problems: parts.problems,
    find: (uuid) => byUuid.get(uuid.toLowerCase()),
    doubled,
  };
}

/** How an entry is named outside the galaxy. Throws for an entry without UUID, which can never be named. */
export function refOf({ cluster, entry }: Located): EntryRef {
  if (entry.uuid === null) throw new TypeError(`${entry.value} in ${cluster.name} has no UUID`);
  return { uuid: entry.uuid, value: entry.value, cluster: cluster.name };
}

/** `value` and synonyms, without repetition. */
export function namesOf(entry: Entry): readonly string[] {
  return [...new Set([entry.value, ...entry.synonyms])];
}

/** The key of an unordered pair: the smaller UUID, a space, the larger one. */
export function pairKey(a: Uuid, b: Uuid): string {
  return a < b ? `${a} ${b}` : `${b} ${a}`;
}
