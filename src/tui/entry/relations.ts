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

/** Up to so many entries are called by name. */
const NAMED = 3;

/**
 * The relations of an entry in words: first what leads to `other`, then types with few relations, since those say the
 * most.
 */
export function relationsInWords(entry: Entry, galaxy: Galaxy, other: Uuid | null): RelationGroup[] {
  const byType = new Map<string, string[]>();
  for (const { type, destUuid } of entry.related) {
    const known = byType.get(type);
    if (known) known.push(destUuid);
    else byType.set(type, [destUuid]);
  }
  return [...byType]
    .map(([type, uuids]) => {
      const shared = other !== null && uuids.includes(other);
      const ordered = shared ? [other, ...uuids.filter((uuid) => uuid !== other)] : uuids;
      return { type, text: tell(ordered, galaxy), count: uuids.length, shared };
    })
    .sort((a, b) => Number(b.shared) - Number(a.shared) || a.count - b.count || (a.type < b.type ? -1 : 1));
}

function tell(uuids: readonly string[], galaxy: Galaxy): string {
  const found = uuids.map((uuid) => galaxy.find(uuid));
  if (uuids.length <= NAMED) {
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
