import { type ClusterResult, parseCluster } from '../galaxy/cluster.js';
import { parseClusterParts } from '../galaxy/cluster-parts.js';
import { readBytes, reusedMemory } from './read-text.js';
import { splitCluster } from './split-cluster.js';

/**
 * Makes a reader of clusters by their paths. It reads a file in the usual style part by part; any other, and one that
 * departs from the format, as a whole, with the same result and all that is wrong with it.
 */
export function clusterReader(root: string): (path: string) => ClusterResult {
  const allocate = reusedMemory();
  return (path) => {
    const read = readBytes(root, path, allocate);
    if ('problem' in read) return { cluster: null, problems: [read.problem] };
    const parts = splitCluster(read.bytes);
    const cluster = parts && parseClusterParts(path, parts);
    if (cluster) return { cluster, problems: [] };
    return parseCluster({ path, text: read.bytes.toString('utf8') });
  };
}
