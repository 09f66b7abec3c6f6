import { openCluster } from '../galaxy/edit/cluster-text.js';
import type { Galaxy } from '../galaxy/galaxy.js';
import type { EntryRef, Uuid } from '../galaxy/types.js';
import type { FreshCluster } from '../plan/desk.js';
import { readText } from './read-text.js';

/** The clusters that some references mean, as they are on disk now. */
export interface FreshClusters {
  readonly clusters: ReadonlyMap<string, FreshCluster>;
  readonly homeOf: (ref: EntryRef) => string | undefined;
  /** False when one of the references is not where the galaxy had it. */
  readonly complete: boolean;
}

/** Reads the clusters in which `galaxy` has the entries of `refs`. */
export function readFresh(root: string, galaxy: Galaxy, refs: readonly EntryRef[]): FreshClusters {
  const homeOf = homes(galaxy);
  const clusters = new Map<string, FreshCluster>();
  let complete = true;
  for (const ref of refs) {
    const name = homeOf(ref);
    if (name !== undefined && !clusters.has(name)) clusters.set(name, readCluster(root, galaxy, name));
    const opened = name === undefined ? undefined : clusters.get(name)?.opened;
    const found = opened && 'cluster' in opened && opened.cluster.byUuid.has(ref.uuid.toLowerCase());
    complete &&= found === true;
  }
  return { clusters, homeOf, complete };
}

function readCluster(root: string, galaxy: Galaxy, name: string): FreshCluster {
  const read = readText(root, `clusters/${name}.json`);
  const deprecated = galaxy.clusters.find((cluster) => cluster.name === name)?.deprecated ?? false;
  return { opened: 'problem' in read ? read : openCluster(read.source), deprecated };
}

/**
 * The cluster that a reference means: the one that it names, if that is live and has the entry; else wherever the
 * galaxy finds the UUID, which is a live cluster if any has it. While a cluster is left out because it is broken (a merge
 * that is not resolved), it may be the live one: then it is meant rather than a deprecated cluster, and its problem is
 * the answer.
 */
function homes(galaxy: Galaxy): (ref: EntryRef) => string | undefined {
  const leftOut = leftOutClusters(galaxy);
  const liveUuids = new Map<string, ReadonlySet<Uuid | null>>();
  const uuidsOf = (name: string) => {
    const known = liveUuids.get(name);
    if (known) return known;
    const cluster = galaxy.clusters.find((c) => c.name === name && !c.deprecated);
    const uuids = new Set(cluster?.entries.map((entry) => entry.uuid));
    liveUuids.set(name, uuids);
    return uuids;
  };
  return (ref) => {
    const uuid = ref.uuid.toLowerCase();
    if (uuidsOf(ref.cluster).has(uuid)) return ref.cluster;
    const found = galaxy.find(uuid)?.cluster;
    if (found && !found.deprecated) return found.name;
    return leftOut.find((name) => name === ref.cluster) ?? leftOut[0] ?? found?.name;
  };
}

/** Names of the cluster files that are there and could not be read. */
function leftOutClusters(galaxy: Galaxy): string[] {
  const read = new Set(galaxy.clusters.map((cluster) => cluster.name));
  const broken = galaxy.problems.flatMap(({ severity, file }) => {
    const name = severity === 'error' ? /^clusters\/(.+)\.json$/.exec(file)?.[1] : undefined;
    return name === undefined || read.has(name) ? [] : [name];
  });
  return [...new Set(broken)];
}
