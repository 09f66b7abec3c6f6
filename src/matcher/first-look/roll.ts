import type { Galaxy } from '../../galaxy/galaxy.js';
import type { Cluster, Entry } from '../../galaxy/types.js';
import { keyHashOf } from '../fold.js';

/** All entries of a galaxy in one row, in the order of clusters and files; an entry is its number. */
export interface Roll {
  readonly clusters: readonly Cluster[];
  readonly entries: readonly Entry[];
  /** Entry → its cluster's number. */
  readonly cluster: Uint32Array;
  /** Empty string: no UUID. */
  readonly uuids: readonly string[];
  /** Entry → {@link keyOf} its value. */
  readonly valueKeys: Float64Array;
}

/** Makes the roll of some clusters. */
export function rollOf({ clusters }: Pick<Galaxy, 'clusters'>): Roll {
  const entries = clusters.flatMap((cluster) => cluster.entries);
  const cluster = new Uint32Array(entries.length);
  let at = 0;
  clusters.forEach((one, number) => {
    cluster.fill(number, at, at + one.entries.length);
    at += one.entries.length;
  });
  return {
    clusters,
    entries,
    cluster,
    uuids: entries.map(({ uuid }) => uuid ?? ''),
    valueKeys: new Float64Array(entries.map(({ value }) => keyOf(value))),
  };
}

/** The hash of a whole name as its key; of very long names the beginning. */
export function keyOf(name: string): number {
  return keyHashOf(name.length > LONGEST ? name.slice(0, LONGEST) : name);
}

const LONGEST = 200;

/** The clusters of a roll with only those entries that are `wanted`; clusters without any are left out. */
export function reduced({ clusters }: Roll, wanted: ReadonlySet<number>): Cluster[] {
  let first = 0;
  return clusters.flatMap((cluster) => {
    const before = first;
    first += cluster.entries.length;
    const entries = cluster.entries.filter((_, i) => wanted.has(before + i));
    return entries.length === 0 ? [] : [{ ...cluster, entries }];
  });
}
