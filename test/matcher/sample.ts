import { parseCluster } from '../../src/galaxy/cluster.js';
import type { Cluster } from '../../src/galaxy/types.js';
import { buildIndex, type MatchIndex } from '../../src/matcher/match-index.js';
import { profileClusters } from '../../src/matcher/profile.js';

/** An entry as a test writes it: UUIDs are made from `id`. */
export interface SampleEntry {
  readonly id: string;
  readonly value: string;
  readonly description?: string;
  readonly revoked?: boolean;
  readonly meta?: Record<string, unknown>;
  readonly related?: readonly { readonly to: string; readonly type: string; readonly tags?: string[] }[];
}

/** `1` → `00000000-0000-4000-8000-000000000001` */
export function uuidOf(id: string): string {
  return `00000000-0000-4000-8000-${id.padStart(12, '0')}`;
}

/** A cluster of the given type, called like its type, read as a file would be. */
export function sampleCluster(type: string, entries: readonly SampleEntry[], name = type): Cluster {
  const values = entries.map(({ id, related = [], ...entry }) => ({
    ...entry,
    uuid: uuidOf(id),
    related: related.map(({ to, ...relation }) => ({ 'dest-uuid': uuidOf(to), ...relation })),
  }));
  const file = {
    name: type,
    type,
    uuid: uuidOf('0'),
    description: '',
    version: 1,
    authors: [],
    source: '',
    category: '',
    values,
  };
  const { cluster } = parseCluster({ path: `clusters/${name}.json`, text: JSON.stringify(file) });
  if (!cluster) throw new Error(`${name} is no cluster`);
  return cluster;
}

/** A scan that leaves out nothing. */
export const WITHOUT_FILTER = {
  clusters: [],
  from: [],
  to: [],
  includeDeprecated: true,
  includeLinked: true,
  decided: new Set<string>(),
  isInShard: () => true,
  minProbability: 0,
  limit: Number.POSITIVE_INFINITY,
};

export function indexOf(...clusters: readonly Cluster[]): MatchIndex {
  return buildIndex(profileClusters(clusters));
}
