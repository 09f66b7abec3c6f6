import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { listFolder } from './read-text.js';

/** Found from `dist/`, from its chunks, and from `src/shell/` alike. */
const PACKAGE_ROOTS = ['..', '../..'].map((up) => fileURLToPath(new URL(`${up}/`, import.meta.url)));

/** The taxonomies of a galaxy, or the package's own for one that brings none: their paths relative to `root`. */
export function taxonomyFiles(galaxy: string): { readonly root: string; readonly paths: readonly string[] } {
  for (const root of [galaxy, ...PACKAGE_ROOTS]) {
    const paths = listFolder(join(root, 'tags')).map((name) => `tags/${name}/machinetag.json`);
    if (paths.length > 0) return { root, paths };
  }
  return { root: galaxy, paths: [] };
}
