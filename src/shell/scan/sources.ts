import { statSync } from 'node:fs';
import { join } from 'node:path';
import { jsonFilesIn } from '../read-text.js';
import { taxonomyFiles } from '../taxonomy-files.js';

/** A file that a scan reads. */
export interface Source {
  readonly kind: 'cluster' | 'galaxy' | 'taxonomy';
  /** The galaxy, or the package for its own taxonomies. */
  readonly root: string;
  readonly path: string;
}

/** All files of a galaxy that a scan reads, in the order in which their problems are told. */
export function sourcesOf(root: string): Source[] {
  const taxonomies = taxonomyFiles(root);
  return [
    ...jsonFilesIn(root, 'clusters').map((path): Source => ({ kind: 'cluster', root, path })),
    ...jsonFilesIn(root, 'galaxies').map((path): Source => ({ kind: 'galaxy', root, path })),
    ...taxonomies.paths.map((path): Source => ({ kind: 'taxonomy', root: taxonomies.root, path })),
  ];
}

/** Bytes of each file; 0 where there is none any more. */
export function sizesOf(sources: readonly Source[]): number[] {
  return sources.map(({ root, path }) => statSync(join(root, path), { throwIfNoEntry: false })?.size ?? 0);
}

/** The order in which sources are best read by several threads: the largest first, so that all end together. */
export function largestFirst(sizes: readonly number[]): number[] {
  return sizes.map((_, i) => i).sort((a, b) => (sizes[b] ?? 0) - (sizes[a] ?? 0) || a - b);
}
