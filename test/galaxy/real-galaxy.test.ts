import { describe, expect, test } from 'vitest';
import { describeProblem } from '../../src/galaxy/problem.js';
import { readGalaxy } from '../../src/shell/read-galaxy.js';
import { jsonFilesIn } from '../../src/shell/read-text.js';
import { realGalaxy } from '../support/real-galaxy.js';

describe.skipIf(realGalaxy === null)('the whole real galaxy', () => {
  const root = realGalaxy ?? '';

  test('every cluster and every galaxy loads; what departs from the format has a place', () => {
    const galaxy = readGalaxy(root);
    expect(galaxy.clusters).toHaveLength(jsonFilesIn(root, 'clusters').length);
    expect(galaxy.problems.filter((p) => p.severity === 'error')).toEqual([]);
    for (const problem of galaxy.problems)
      expect(describeProblem(problem)).toMatch(/^clusters\/.*\.json:\d+: /);
  });

  test('clusters of deprecated galaxies are known, and their live twins are meant', () => {
    const galaxy = readGalaxy(root);
    const deprecated = galaxy.clusters.filter((c) => c.deprecated);
    expect(deprecated.length).toBeGreaterThan(0);
    const live = new Set(
      galaxy.clusters.filter((c) => !c.deprecated).flatMap((c) => c.entries.map((e) => e.uuid)),
    );
    const twins = deprecated.flatMap((c) => c.entries).filter((e) => live.has(e.uuid));
    expect(twins.length).toBeGreaterThan(100);
    for (const { uuid } of twins) expect(galaxy.find(uuid ?? '')?.cluster.deprecated).toBe(false);
  });

  test('UUIDs doubled inside one file are known', () => {
    expect(readGalaxy(root).doubled.size).toBeGreaterThan(0);
  });
});
