import type { Galaxy } from '../galaxy/galaxy.js';
import { readGalaxy } from './read-galaxy.js';

/** The galaxy as it was read last. */
export interface GalaxyMemo {
  /** Reads it at the first question. */
  get(): Galaxy;
  /** Reads it again. */
  reload(): Galaxy;
}

export function galaxyMemo(root: string): GalaxyMemo {
  let known: Galaxy | null = null;
  const reload = () => {
    known = readGalaxy(root);
    return known;
  };
  return { get: () => known ?? reload(), reload };
}
