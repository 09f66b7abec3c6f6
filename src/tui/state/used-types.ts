import type { Galaxy, Located } from '../../galaxy/galaxy.js';
import { kindOf } from '../entry/kind.js';
import { inAdvance } from './in-advance.js';

/** How often relation types stand in a galaxy. */
export interface UsedTypes {
  readonly all: ReadonlyMap<string, number>;
  /** Between entries of two kinds, whichever is the subject. */
  between(a: Located, b: Located): ReadonlyMap<string, number>;
}

/** Counted once for each galaxy. */
export const usedTypes = inAdvance(countTypes);

function* countTypes(galaxy: Galaxy): Generator<void, UsedTypes> {
  const all = new Map<string, number>();
  const byKinds = new Map<string, Map<string, number>>();
  const add = (map: Map<string, number>, type: string) => map.set(type, (map.get(type) ?? 0) + 1);
  for (const cluster of galaxy.clusters) {
    for (const entry of cluster.entries) {
      for (const { type, destUuid } of entry.related) {
        add(all, type);
        const target = galaxy.find(destUuid);
        if (target === undefined) continue;
        const kinds = kindsKey({ cluster, entry }, target);
        const counted = byKinds.get(kinds) ?? new Map<string, number>();
        byKinds.set(kinds, counted);
        add(counted, type);
      }
    }
    yield;
  }
  return { all, between: (a, b) => byKinds.get(kindsKey(a, b)) ?? new Map() };
}

function kindsKey(a: Located, b: Located): string {
  return [kindOf(a), kindOf(b)].sort().join(' ');
}
