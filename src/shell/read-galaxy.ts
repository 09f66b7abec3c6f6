import { assembleInSteps, type Galaxy } from '../galaxy/galaxy.js';
import { parseGalaxyFile, withDeprecation } from '../galaxy/galaxy-file.js';
import type { Problem } from '../galaxy/problem.js';
import { finish } from '../galaxy/steps.js';
import { parseTaxonomy } from '../galaxy/taxonomy.js';
import type { Cluster, SourceText } from '../galaxy/types.js';
import type { ReadingHooks } from '../plan/ports.js';
import { inTurns } from './in-turns.js';
import { clusterReader } from './read-cluster.js';
import { jsonFilesIn, readText } from './read-text.js';
import { taxonomyFiles } from './taxonomy-files.js';

/** Reads a whole galaxy. Broken files are left out and reported in `problems`; the rest goes on. */
export function readGalaxy(root: string): Galaxy {
  return finish(galaxySteps(root));
}

/**
 * The same in turns of the event loop, so that other things happen meanwhile. `onProgress` is told the share of the
 * clusters that are read, 0..1. Rejects with the reason of `signal` when that is aborted.
 */
export function readGalaxyInTurns(root: string, { onProgress, signal }: ReadingHooks = {}): Promise<Galaxy> {
  return inTurns(galaxySteps(root), {
    before: (done) => onProgress?.(done),
    after: () => signal?.throwIfAborted(),
  });
}

/** Reads one file in each step, and says which share of the clusters is read. */
function* galaxySteps(root: string): Generator<number, Galaxy> {
  const problems: Problem[] = [];
  const readOne = clusterReader(root);
  const paths = jsonFilesIn(root, 'clusters');
  const clusterFiles: Cluster[] = [];
  for (const [index, path] of paths.entries()) {
    const { cluster, problems: found } = readOne(path);
    problems.push(...found);
    if (cluster !== null) clusterFiles.push(cluster);
    yield (index + 1) / paths.length;
  }
  const galaxies = readAll(root, jsonFilesIn(root, 'galaxies'), problems, (source) => {
    const result = parseGalaxyFile(source);
    return { value: result.galaxy, problems: result.problems };
  });
  yield 1;
  const taxonomies = readTaxonomies(root, problems);
  yield 1;
  const clusters = clusterFiles.map((c) => withDeprecation(c, galaxies));
  const assembling = assembleInSteps({ clusters, taxonomies, problems });
  for (;;) {
    const step = assembling.next();
    if (step.done) return step.value;
    yield 1;
  }
}

function readTaxonomies(galaxy: string, problems: Problem[]) {
  const { root, paths } = taxonomyFiles(galaxy);
  return readAll(root, paths, problems, (source) => {
    const result = parseTaxonomy(source);
    return { value: result.taxonomy, problems: result.problems };
  });
}

function readAll<T>(
  root: string,
  paths: readonly string[],
  problems: Problem[],
  parse: (source: SourceText) => { value: T | null; problems: readonly Problem[] },
): T[] {
  return paths.flatMap((path) => {
    const read = readText(root, path);
    if ('problem' in read) {
      problems.push(read.problem);
      return [];
    }
    const { value, problems: found } = parse(read.source);
    problems.push(...found);
    return value === null ? [] : [value];
  });
}
