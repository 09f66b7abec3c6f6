import { isDeprecated } from '../../galaxy/galaxy-file.js';
import { buildIndex, type MatchIndex } from '../../matcher/match-index.js';
import type { ReadingReport } from '../../plan/ports.js';
import { type Counter, dealt } from './counter.js';
import { type PackedProfile, packProfile, unpackProfile } from './packed-profile.js';
import type { Peers } from './peers.js';
import { digestOfAll, type Reading, sourceReader } from './read-source.js';
import type { Source } from './sources.js';

export interface OpenedIndex {
  readonly index: MatchIndex;
  readonly report: ReadingReport;
  /** Of all that was read. */
  readonly digest: string;
}

/** A reading on its way to another thread; `place` is that of its source. */
type Told = Omit<Reading, 'cluster'> & {
  readonly place: number;
  readonly cluster: { readonly type: string; readonly profile: PackedProfile } | null;
};

/**
 * Reads a galaxy together with other threads: each takes the next file in `order`, and tells the others what it has made
 * of it. All end with the same index.
 */
export async function openIndex(
  sources: readonly Source[],
  order: readonly number[],
  counter: Counter,
  peers: Peers,
): Promise<OpenedIndex> {
  const readings = new Map<number, Reading>();
  const read = sourceReader();
  for (const place of dealt(order, counter)) {
    const source = sources[place];
    if (!source) continue;
    const reading = read(source);
    readings.set(place, reading);
    if (peers.isAlone) continue;
    const { cluster } = reading;
    const packed = cluster && { ...cluster, profile: packProfile(cluster.profile) };
    peers.tell({ ...reading, place, cluster: packed } satisfies Told);
  }
  for (const { place, ...told } of await peers.gather<Told>()) {
    const { cluster } = told;
    readings.set(place, {
      ...told,
      cluster: cluster && { ...cluster, profile: unpackProfile(cluster.profile) },
    });
  }
  return assemble(sources.flatMap((_, place) => readings.get(place) ?? []));
}

function assemble(readings: readonly Reading[]): OpenedIndex {
  const galaxies = readings.flatMap(({ galaxy }) => galaxy ?? []);
  const profiles = readings.flatMap(({ cluster }) =>
    cluster ? [{ ...cluster.profile, deprecated: isDeprecated(cluster.type, galaxies) }] : [],
  );
  return {
    index: buildIndex(profiles),
    report: { clusters: profiles.length, problems: readings.flatMap(({ problems }) => problems) },
    digest: digestOfAll(readings.map(({ digest }) => digest)),
  };
}
