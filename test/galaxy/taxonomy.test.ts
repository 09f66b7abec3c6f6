import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseTaxonomy } from '../../src/galaxy/taxonomy.js';
import { listFolder } from '../../src/shell/read-text.js';
import { realGalaxy } from '../support/real-galaxy.js';

const parse = (json: unknown) =>
  parseTaxonomy({ path: 'tags/x/machinetag.json', text: JSON.stringify(json) });

test('values stand under their predicate; a predicate without values is a tag of its own', () => {
  const { taxonomy } = parse({
    namespace: 'x',
    expanded: 'Ex',
    predicates: [
      { value: 'level', exclusive: true },
      { value: 'seen', expanded: 'Seen' },
    ],
    values: [{ predicate: 'level', entry: [{ value: 'high', expanded: 'High', description: 'Very' }] }],
  });
  expect(taxonomy?.title).toBe('Ex');
  expect(taxonomy?.exclusive).toEqual(new Set(['level']));
  expect(taxonomy?.tags).toEqual([
    { predicate: 'level', value: 'high', expanded: 'High', description: 'Very' },
    { predicate: 'seen', value: null, expanded: 'Seen', description: '' },
  ]);
});

test('`exclusive` on the taxonomy holds for all its predicates', () => {
  const { taxonomy } = parse({
    namespace: 'x',
    exclusive: true,
    predicates: [{ value: 'a' }, { value: 'b' }],
  });
  expect(taxonomy?.exclusive).toEqual(new Set(['a', 'b']));
});

test.each([[{}], [null], [{ namespace: 'x' }], [{ namespace: 'x', predicates: {} }]])(
  'another shape is left out with one error: %j',
  (json) => {
    const { taxonomy, problems } = parse(json);
    expect(taxonomy).toBeNull();
    expect(problems).toMatchObject([{ severity: 'error', file: 'tags/x/machinetag.json' }]);
  },
);

describe.skipIf(realGalaxy === null)('MISP taxonomies', () => {
  const folder = join(realGalaxy ?? '', '../taxonomies');

  test('all of them load', () => {
    const names = listFolder(folder);
    expect(names.length).toBeGreaterThan(100);
    for (const name of names) {
      const path = `${name}/machinetag.json`;
      const { taxonomy, problems } = parseTaxonomy({ path, text: readFileSync(join(folder, path), 'utf8') });
      expect(problems, name).toEqual([]);
      expect(taxonomy?.tags.length, name).toBeGreaterThan(0);
    }
  });
});
