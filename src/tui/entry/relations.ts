import type { Galaxy } from '../../galaxy/galaxy.js';
import type { Entry, Uuid } from '../../galaxy/types.js';
import { countOfKind, kindOf } from './kind.js';

/** The relations of an entry of one type, as a person would tell them. */
export interface RelationGroup {
  readonly type: string;
  /** `Lazarus Group (threat-actor)`, or `41 techniques, 12 malware` when there are many. */
  readonly text: string;
  readonly count: number;
  /** One of them leads to the other entry of the pair. */
  readonly shared: boolean;
}

/** Up to so many entries are called by name beside another entry. */
const NAMED = 3;

/**
 * The relations of an entry in words: first what leads to `other`, then types with few relations, since those say the
 * most.
 */
export function relationsInWords(
  entry: Entry,
  galaxy: Galaxy,
  other: Uuid | null,
  named = NAMED,
): RelationGroup[] {
  const byType = new Map<string, string[]>();
  for (const { type, destUuid } of entry.related) add(byType, type, destUuid);
  return [...byType]
    .map(([type, uuids]) => {
      const shared = other !== null && uuids.includes(other);
      const ordered = shared ? [other, ...uuids.filter((uuid) => uuid !== other)] : uuids;
      return { type, text: tell(ordered, galaxy, named), count: uuids.length, shared };
    })
    .sort((a, b) => Number(b.shared) - Number(a.shared) || fewestFirst(a, b));
}

/** The relations that others have to an entry, in words. */
export function relationsToward(uuid: Uuid, galaxy: Galaxy, named: number): RelationGroup[] {
  return [...(sourcesIn(galaxy).get(uuid) ?? [])]
    .map(([type, uuids]) => [type, [...new Set(uuids)]] as const)
    .map(([type, uuids]) => ({ type, text: tell(uuids, galaxy, named), count: uuids.length, shared: false }))
    .sort(fewestFirst);
}

/** Entries that point at an entry, by UUID and type. */
type Sources = ReadonlyMap<Uuid, ReadonlyMap<string, readonly Uuid[]>>;

const sources = new WeakMap<Galaxy, Sources>();

/** Made when it is asked for the first time. */
function sourcesIn(galaxy: Galaxy): Sources {
  const known = sources.get(galaxy);
  if (known) return known;
  const made = new Map<Uuid, Map<string, Uuid[]>>();
  for (const { uuid, related } of galaxy.clusters.flatMap(({ entries }) => entries)) {
    if (uuid === null) continue;
    for (const { type, destUuid } of related) {
      const byType = made.get(destUuid) ?? new Map<string, Uuid[]>();
      made.set(destUuid, byType);
      add(byType, type, uuid);
    }
  }
  sources.set(galaxy, made);
  return made;
}

function add(byType: Map<string, string[]>, type: string, uuid: string): void {
  const known = byType.get(type);
  if (known) known.push(uuid);
  else byType.set(type, [uuid]);
}

function fewestFirst(a: RelationGroup, b: RelationGroup): number {
  return a.count - b.count || (a.type < b.type ? -1 : 1);
}

function tell(uuids: readonly string[], galaxy: Galaxy, named: number): string {
  const found = uuids.map((uuid) => galaxy.find(uuid));
  if (uuids.length <= named) {
    return found
      .map((target, i) =>
        target ? `${target.entry.value} (${target.cluster.name})` : `nothing known as ${uuids[i]}`,
      )
      .join(', ');
  }
  const byKind = new Map<string, number>();
  for (const target of found) {
    const kind = target ? kindOf(target) : 'unknown';
    byKind.set(kind, (byKind.get(kind) ?? 0) + 1);
  }
  return [...byKind]
    .sort((a, b) => b[1] - a[1])
    .map(([kind, count]) => countOfKind(count, kind))
    .join(', ');
}
