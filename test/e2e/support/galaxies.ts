import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { TempGalaxy } from '../../support/temp-galaxy.js';

const PACKAGE = fileURLToPath(new URL('../../../', import.meta.url));

/** A UUID for entry `n` of cluster `letter`. */
export function uuid(letter: string, n: number): string {
  return `${letter.repeat(8)}-0000-4000-8000-${String(n).padStart(12, '0')}`;
}

interface EntryJson {
  readonly value: string;
  readonly uuid: string;
  readonly description?: string;
  readonly meta?: object;
  readonly related?: readonly object[];
}

/** The text of a cluster in the format's own style. */
export function clusterText(name: string, values: readonly EntryJson[], version = 7): string {
  const cluster = {
    authors: ['test'],
    category: 'actor',
    description: `Entries of ${name}.`,
    name,
    source: 'test',
    type: 'threat-actor',
    uuid: '33333333-3333-4333-8333-333333333333',
    values,
    version,
  };
  return `${JSON.stringify(cluster, null, 2)}\n`;
}

const NAMES = ['OceanLotus', 'Sandworm', 'Turla Snake', 'Kimsuky'];

/** Two vendors who know the same four actors: four pairs, in a repository. */
export function smallRepository(): TempGalaxy {
  const values = (letter: string) =>
    NAMES.map((value, n) => ({
      description: `${value} is an espionage actor with interests in ${'shipping energy media law'.split(' ')[n]}.`,
      meta: { country: 'VN' },
      uuid: uuid(letter, n),
      value,
    }));
  return new TempGalaxy({
    'clusters/vendor-a.json': clusterText('vendor-a', values('a')),
    'clusters/vendor-b.json': clusterText('vendor-b', values('b')),
  }).init();
}

/** A copy of the galaxy that the package ships, in a repository. */
export function bundledRepository(): TempGalaxy {
  const galaxy = new TempGalaxy({});
  for (const folder of ['clusters', 'tags']) {
    cpSync(join(PACKAGE, folder), join(galaxy.root, folder), { recursive: true });
  }
  return galaxy.init();
}

/** A copy of another galaxy, in a repository. */
export function repositoryOf(root: string): TempGalaxy {
  const galaxy = new TempGalaxy({});
  for (const folder of ['clusters', 'galaxies']) {
    cpSync(join(root, folder), join(galaxy.root, folder), { recursive: true, mode: 0 });
  }
  return galaxy.init();
}
