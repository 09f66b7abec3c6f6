import type { Galaxy } from '../../galaxy/galaxy.js';

const counts = new WeakMap<Galaxy, ReadonlyMap<string, number>>();

/** How often each relation type stands in a galaxy. Counted once for each galaxy. */
export function usedTypes(galaxy: Galaxy): ReadonlyMap<string, number> {
  const known = counts.get(galaxy);
  if (known) return known;
  const made = new Map<string, number>();
  for (const { entries } of galaxy.clusters) {
    for (const { related } of entries) {
      for (const { type } of related) made.set(type, (made.get(type) ?? 0) + 1);
    }
  }
  counts.set(galaxy, made);
  return made;
}
