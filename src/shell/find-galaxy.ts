import { statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { RelataError } from '../galaxy/problem.js';

/**
 * The galaxy to work on: `directory` when given, else the nearest directory upward from `cwd` that holds `clusters/`.
 * Throws a {@link RelataError} when there is none.
 */
export function findGalaxy(cwd: string, directory?: string): string {
  if (directory !== undefined) {
    const root = resolve(cwd, directory);
    if (holdsClusters(root)) return root;
    throw new RelataError(
      `${directory} holds no folder clusters/`,
      'point -C at a checkout of misp-galaxy, or at any folder with clusters/*.json',
    );
  }
  for (let root = resolve(cwd); ; root = dirname(root)) {
    if (holdsClusters(root)) return root;
    if (root === dirname(root)) break;
  }
  throw new RelataError(
    'no galaxy here: neither this folder nor one above it holds clusters/',
    'point -C at a checkout of misp-galaxy, or try `relata demo`',
  );
}

function holdsClusters(root: string): boolean {
  return statSync(join(root, 'clusters'), { throwIfNoEntry: false })?.isDirectory() ?? false;
}
