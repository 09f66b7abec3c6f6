import type { Located } from '../../galaxy/galaxy.js';
import type { Cluster } from '../../galaxy/types.js';
import { clusterKind, entryKind, type Kind } from '../../matcher/kind.js';

/** Worked out from the words of a cluster, so once for each. */
const kinds = new WeakMap<Cluster, Kind>();

/** What an entry is, as the matcher sees it: actor, malware, technique, … */
export function kindOf({ cluster, entry }: Located): Kind {
  const known = kinds.get(cluster);
  if (known !== undefined) return entryKind(entry, known);
  const kind = clusterKind(cluster);
  kinds.set(cluster, kind);
  return entryKind(entry, kind);
}

const UNCOUNTABLE: ReadonlySet<string> = new Set(['malware', 'equipment', 'workforce', 'unknown']);

/** `41 techniques`, `1 actor`, `12 malware`. */
export function countOfKind(count: number, kind: string): string {
  return `${count} ${count === 1 || UNCOUNTABLE.has(kind) ? kind : plural(kind)}`;
}

function plural(kind: string): string {
  return kind.endsWith('y') ? `${kind.slice(0, -1)}ies` : `${kind}s`;
}
