import { createHash } from 'node:crypto';
import { setImmediate as turn } from 'node:timers/promises';
import { parseGalaxyFile } from '../../galaxy/galaxy-file.js';
import type { Problem } from '../../galaxy/problem.js';
import { parseTaxonomy } from '../../galaxy/taxonomy.js';
import type { GalaxyFile } from '../../galaxy/types.js';
import { type ClusterProfile, ProfileReader, profileCluster } from '../../matcher/profile.js';
import { sha256 } from '../digest.js';
import { parseClusterBytes } from '../read-cluster.js';
import { readBytes, reusedMemory } from '../read-text.js';
import type { Source } from './sources.js';

/** What a scan keeps of one file. */
export interface Reading {
  /** Of path and content. */
  readonly digest: string;
  readonly problems: readonly Problem[];
  readonly cluster: { readonly type: string; readonly profile: ClusterProfile } | null;
  readonly galaxy: GalaxyFile | null;
}

/** Makes a function that reads one file after another. */
export function sourceReader(): (source: Source) => Reading {
  const allocate = reusedMemory();
  const profiles = new ProfileReader();
  return (source) => {
    const { kind, root, path } = source;
    const read = readBytes(root, path, allocate);
    const digest = digestOf(path, read);
    const nothing = { digest, cluster: null, galaxy: null };
    if ('problem' in read) return { ...nothing, problems: [read.problem] };
    if (kind === 'cluster') {
      const { cluster, problems } = parseClusterBytes(path, read.bytes);
      if (cluster === null) return { ...nothing, problems };
      return {
        ...nothing,
        problems,
        cluster: { type: cluster.type, profile: profileCluster(cluster, profiles) },
      };
    }
    const text = { path, text: read.bytes.toString('utf8') };
    if (kind === 'galaxy') return { ...nothing, ...parseGalaxyFile(text) };
    return { ...nothing, problems: parseTaxonomy(text).problems };
  };
}

function digestOf(path: string, read: { bytes: Buffer } | { problem: Problem }): string {
  const hash = createHash('sha256').update(`${path}\0`);
  return hash.update('problem' in read ? JSON.stringify(read.problem) : read.bytes).digest('hex');
}

/** The digest of a whole galaxy from those of its files, in their order. */
export function digestOfAll(digests: readonly string[]): string {
  return sha256(digests.join('\n'));
}

/**
 * The digest of a whole galaxy as it stands, the same that {@link digestOfAll} gives when it is read. It takes a turn of
 * the event loop for each file.
 */
export async function digestOfGalaxy(sources: readonly Source[], signal?: AbortSignal): Promise<string> {
  const allocate = reusedMemory();
  const digests: string[] = [];
  for (const { root, path } of sources) {
    signal?.throwIfAborted();
    digests.push(digestOf(path, readBytes(root, path, allocate)));
    await turn();
  }
  return digestOfAll(digests);
}
