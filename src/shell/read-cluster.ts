import { type ClusterResult, parseCluster } from '../galaxy/cluster.js';
import { parseClusterParts } from '../galaxy/cluster-parts.js';
import { readBytes, reusedMemory } from './read-text.js';
import { splitCluster } from './split-cluster.js';

/** Makes a reader of clusters by their paths; it uses the same memory for each. */
export function clusterReader(root: string): (path: string) => ClusterResult {
  const allocate = reusedMemory();
  return (path) => {
    const read = readBytes(root, path, allocate);
    return 'problem' in read
      ? { cluster: null, problems: [read.problem] }
      : parseClusterBytes(path, read.bytes);
  };
}

/**
 * Reads a cluster from valid UTF-8: a file in the usual style part by part; any other, and one that departs from the
 * format, as a whole, with the same result and all that is wrong with it.
 */
export function parseClusterBytes(path: string, bytes: Buffer): ClusterResult {
  const parts = splitCluster(bytes);
  const cluster = parts && parseClusterParts(path, parts);
  return cluster ? { cluster, problems: [] } : parseCluster({ path, text: bytes.toString('utf8') });
}
