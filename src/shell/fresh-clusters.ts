import { type OpenedCluster, openCluster } from '../galaxy/edit/cluster-text.js';
import type { Galaxy } from '../galaxy/galaxy.js';
import type { EntryRef, Uuid } from '../galaxy/types.js';
import type { FreshCluster } from '../plan/desk.js';
import { sha256 } from './digest.js';
import type { GalaxyMemo } from './galaxy-memo.js';
import { readBytes, reusedMemory } from './read-text.js';

/** The clusters that some references mean, as they are on disk now. */
export interface FreshClusters {
  readonly clusters: ReadonlyMap<string, FreshCluster>;
  readonly homeOf: (ref: EntryRef) => string | undefined;
  /** False when one of the references is not where the galaxy had it. */
  readonly complete: boolean;
}

export interface FreshReader {
  /** Reads the clusters in which `galaxy` has the entries of `refs`, one in each step. */
  read(galaxy: Galaxy, refs: readonly EntryRef[]): Generator<void, FreshClusters>;
  /** SHA-256 of the file at `path`, if `text` is what was read of it last. */
  digestOf(path: string, text: string): string | null;
}

/**
 * Reads the clusters of `refs`. When one of those is not where it was, the galaxy is read again first: somebody else may
 * have moved it.
 */
export function* readFresh(
  reader: FreshReader,
  memo: GalaxyMemo,
  refs: readonly EntryRef[],
): Generator<void, FreshClusters & { readonly galaxy: Galaxy }> {
  const known = memo.get();
  const fresh = yield* reader.read(known, refs);
  if (fresh.complete) return { ...fresh, galaxy: known };
  const galaxy = memo.reload();
  return { ...(yield* reader.read(galaxy, refs)), galaxy };
}

/**
 * Makes a reader that reads the files each time, and opens those anew whose bytes are not as they were the last time:
 * a commit comes right after the preview of the same files.
 */
export function freshReader(root: string): FreshReader {
  const memory = reusedMemory();
  let known = new Map<string, KnownCluster>();
  const read = function* (galaxy: Galaxy, refs: readonly EntryRef[]): Generator<void, FreshClusters> {
    const homeOf = homes(galaxy);
    const now = new Map<string, KnownCluster>();
    const clusters = new Map<string, FreshCluster>();
    let complete = true;
    for (const ref of refs) {
      const name = homeOf(ref);
      if (name !== undefined && !clusters.has(name)) {
        const path = `clusters/${name}.json`;
        const cluster = readCluster(root, path, known.get(path), memory);
        now.set(path, cluster);
        const deprecated = galaxy.clusters.find((c) => c.name === name)?.deprecated ?? false;
        clusters.set(name, { opened: cluster.opened, deprecated });
        yield;
      }
      const opened = name === undefined ? undefined : clusters.get(name)?.opened;
      const found = opened && 'cluster' in opened && opened.cluster.byUuid.has(ref.uuid.toLowerCase());
      complete &&= found === true;
    }
    known = now;
    return { clusters, homeOf, complete };
  };
  return {
    read,
    digestOf(path, text) {
      const cluster = known.get(path);
      return cluster && 'cluster' in cluster.opened && cluster.opened.cluster.text === text
        ? cluster.digest
        : null;
    },
  };
}

/** A cluster that was opened, and the digest of its bytes; null when it could not be read. */
interface KnownCluster {
  readonly digest: string | null;
  readonly opened: OpenedCluster;
}

function readCluster(
  root: string,
  path: string,
  known: KnownCluster | undefined,
  memory: (size: number) => Buffer,
): KnownCluster {
  const read = readBytes(root, path, memory);
  if ('problem' in read) return { digest: null, opened: read };
  const digest = sha256(read.bytes);
  if (digest === known?.digest) return known;
  return { digest, opened: openCluster({ path, text: read.bytes.toString('utf8') }) };
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
