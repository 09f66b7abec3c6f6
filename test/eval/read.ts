import type { Galaxy } from '../../src/galaxy/galaxy.js';
import type { Cluster } from '../../src/galaxy/types.js';
import { buildIndex, type MatchIndex } from '../../src/matcher/match-index.js';
import { profileClusters } from '../../src/matcher/profile.js';
import { readGalaxy } from '../../src/shell/read-galaxy.js';

/** The galaxy and the labelled pairs that a script works on: its arguments, else those beside `$RELATA_GALAXY`. */
export function inputsOf(argv: readonly string[]): { galaxy: Galaxy; labels: string } {
  const root = argv[2] ?? process.env.RELATA_GALAXY;
  if (!root) throw new Error('name a galaxy, or set RELATA_GALAXY');
  return { galaxy: readGalaxy(root), labels: argv[3] ?? `${root}/../eval/labelled-pairs.tsv` };
}

export const MORE_LABELS = new URL('./more-labels.tsv', import.meta.url).pathname;

export function indexOf(clusters: readonly Cluster[]): MatchIndex {
  return buildIndex(profileClusters(clusters));
}

/** The clusters without any `similar` relation that leads into another cluster. */
export function hideSimilar({ clusters, find }: Galaxy): Cluster[] {
  return clusters.map((cluster) => ({
    ...cluster,
    entries: cluster.entries.map((entry) => ({
      ...entry,
      related: entry.related.filter(
        ({ type, destUuid }) => type !== 'similar' || find(destUuid)?.cluster.name === cluster.name,
      ),
    })),
  }));
}
