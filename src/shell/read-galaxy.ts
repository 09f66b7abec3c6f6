import { assembleGalaxy, type Galaxy } from '../galaxy/galaxy.js';
import { parseGalaxyFile, withDeprecation } from '../galaxy/galaxy-file.js';
import type { Problem } from '../galaxy/problem.js';
import { parseTaxonomy } from '../galaxy/taxonomy.js';
import type { SourceText } from '../galaxy/types.js';
import { clusterReader } from './read-cluster.js';
import { jsonFilesIn, readText } from './read-text.js';
import { taxonomyFiles } from './taxonomy-files.js';

/** Reads a whole galaxy. Broken files are left out and reported in `problems`; the rest goes on. */
export function readGalaxy(root: string): Galaxy {
  const problems: Problem[] = [];
  const readOne = clusterReader(root);
  const clusterFiles = jsonFilesIn(root, 'clusters').flatMap((path) => {
    const { cluster, problems: found } = readOne(path);
    problems.push(...found);
    return cluster === null ? [] : [cluster];
  });
  const galaxies = readAll(root, jsonFilesIn(root, 'galaxies'), problems, (source) => {
    const result = parseGalaxyFile(source);
    return { value: result.galaxy, problems: result.problems };
  });
  const taxonomies = readTaxonomies(root, problems);
  return assembleGalaxy({
    clusters: clusterFiles.map((c) => withDeprecation(c, galaxies)),
    taxonomies,
    problems,
  });
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
