import type { Galaxy } from '../galaxy/galaxy.js';
import { clusterName } from '../galaxy/parsed.js';
import { shardOf } from '../ledger/shard.js';
import { buildIndex, type MatchIndex } from '../matcher/match-index.js';
import { profileClusters } from '../matcher/profile.js';
import { scanIndex } from '../matcher/scan.js';
import { scorePair } from '../matcher/score.js';
import type { Scanner } from '../plan/ports.js';
import { readGalaxy } from './read-galaxy.js';
import { jsonFilesIn } from './read-text.js';

/** The scanner of one galaxy on disk. It reads the galaxy at the first question and keeps what matching needs. */
export function createScanner(root: string): Scanner {
  let opened: { galaxy: Galaxy; index: MatchIndex } | null = null;
  const open = () => {
    if (opened) return opened;
    const galaxy = readGalaxy(root);
    opened = { galaxy, index: buildIndex(profileClusters(galaxy.clusters)) };
    return opened;
  };
  return {
    clusterNames: () => jsonFilesIn(root, 'clusters').map(clusterName),

    reading: () => ({
      clusters: opened?.galaxy.clusters.length ?? 0,
      problems: opened?.galaxy.problems ?? [],
    }),

    async scan(request, hooks = {}) {
      const { galaxy, index } = open();
      hooks.signal?.throwIfAborted();
      const { shard } = request;
      const pairs = scanIndex(
        index,
        {
          ...request,
          decided: request.includeDecided ? new Set() : (hooks.decided ?? new Set()),
          isInShard: (a, b) => shard === null || shardOf(a, b, shard.of) === shard.index,
        },
        galaxy.vocabulary.direction,
      );
      hooks.onBatch?.(pairs, 1);
      return pairs;
    },
    async score(pairs) {
      const { galaxy, index } = open();
      return pairs.map(([subject, object]) => {
        const [a, b] = [index.find(subject), index.find(object)];
        if (a !== undefined && b !== undefined) {
          return { pair: scorePair(index, a, b, galaxy.vocabulary.direction).pair };
        }
        return { unknown: [...(a === undefined ? [subject] : []), ...(b === undefined ? [object] : [])] };
      });
    },
  };
}
