import { describe, expect, test } from 'vitest';
import { assembleGalaxy, namesOf, pairKey, refOf } from '../../src/galaxy/galaxy.js';
import { parseGalaxyFile, withDeprecation } from '../../src/galaxy/galaxy-file.js';
import type { Cluster, Entry } from '../../src/galaxy/types.js';

function entry(uuid: string | null, value: string, more: Partial<Entry> = {}): Entry {
  return {
    uuid,
    value,
    synonyms: [],
    description: '',
    revoked: false,
    refs: [],
    meta: {},
    related: [],
    ...more,
  };
}

function cluster(name: string, entries: Entry[], deprecated = false): Cluster {
  return { name, type: name, title: name, category: '', description: '', version: 1, deprecated, entries };
}

function galaxyOf(...clusters: Cluster[]) {
  return assembleGalaxy({ clusters, taxonomies: [], problems: [] });
}

describe('find', () => {
  test('takes a UUID in any case', () => {
    const galaxy = galaxyOf(cluster('a', [entry('ab', 'x')]));
    expect(galaxy.find('AB')?.entry.value).toBe('x');
    expect(galaxy.find('zz')).toBeUndefined();
  });

  test.each([true, false])('means the live one of two clusters, whichever is read first: %s', (liveFirst) => {
    const clusters = [
      cluster('live', [entry('u', 'live')]),
      cluster('a-deprecated', [entry('u', 'old')], true),
    ];
    const galaxy = galaxyOf(...(liveFirst ? clusters : clusters.reverse()));
    expect(galaxy.find('u')?.entry.value).toBe('live');
    expect(galaxy.doubled.size).toBe(0);
  });

  test('a UUID doubled inside one file is the first one, and is known as doubled', () => {
    const galaxy = galaxyOf(cluster('a', [entry('u', 'first'), entry('u', 'second')]));
    expect(galaxy.find('u')?.entry.value).toBe('first');
    expect(galaxy.doubled).toEqual(new Set(['u']));
  });
});

test('clusters are sorted by name, so that the order of files decides nothing', () => {
  expect(galaxyOf(cluster('b', []), cluster('a', [])).clusters.map((c) => c.name)).toEqual(['a', 'b']);
});

test('types that the galaxy uses are in its vocabulary', () => {
  const related = [{ destUuid: 'v', type: 'haunts', tags: [] }];
  expect(galaxyOf(cluster('a', [entry('u', 'x', { related })])).vocabulary.find('haunts')).toBeDefined();
});

test('an entry without UUID cannot be named', () => {
  expect(() => refOf({ cluster: cluster('a', []), entry: entry(null, 'x') })).toThrow(TypeError);
});

test('names are the value and the synonyms, once each', () => {
  expect(namesOf(entry('u', 'x', { synonyms: ['y', 'x', 'y'] }))).toEqual(['x', 'y']);
});

test('the key of a pair knows no order', () => {
  expect(pairKey('a', 'b')).toBe('a b');
  expect(pairKey('b', 'a')).toBe('a b');
});

describe('galaxies/*.json', () => {
  const parse = (json: unknown) => parseGalaxyFile({ path: 'galaxies/a.json', text: JSON.stringify(json) });

  test('deprecates the clusters of its type', () => {
    const { galaxy } = parse({ type: 'a', name: 'A', namespace: 'deprecated' });
    expect(galaxy).toEqual({ type: 'a', title: 'A', namespace: 'deprecated' });
    const galaxies = galaxy ? [galaxy] : [];
    expect(withDeprecation(cluster('a', []), galaxies).deprecated).toBe(true);
    expect(withDeprecation(cluster('b', []), galaxies).deprecated).toBe(false);
  });

  test.each([[{}], [null], [{ type: 3 }]])('without a type is left out: %j', (json) => {
    const { galaxy, problems } = parse(json);
    expect(galaxy).toBeNull();
    expect(problems).toMatchObject([{ severity: 'error', file: 'galaxies/a.json' }]);
  });
});
