import type { Galaxy } from '../galaxy/galaxy.js';
import type { ReadingHooks } from '../plan/ports.js';
import { readGalaxy, readGalaxyInTurns } from './read-galaxy.js';

/** The galaxy as it was read last. */
export interface GalaxyMemo {
  /** Reads it at the first question. */
  get(): Galaxy;
  /** Reads it again. */
  reload(): Galaxy;
  /** Reads it again in turns, while other things happen. */
  reloadInTurns(hooks?: ReadingHooks): Promise<Galaxy>;
}

/** Makes a memo that has read nothing yet. */
export function galaxyMemo(root: string): GalaxyMemo {
  let known: Galaxy | null = null;
  const keep = (galaxy: Galaxy) => {
    known = galaxy;
    return galaxy;
  };
  const reload = () => keep(readGalaxy(root));
  return {
    get: () => known ?? reload(),
    reload,
    reloadInTurns: async (hooks) => keep(await readGalaxyInTurns(root, hooks)),
  };
}
