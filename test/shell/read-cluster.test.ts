import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseCluster } from '../../src/galaxy/cluster.js';
import { parseClusterParts } from '../../src/galaxy/cluster-parts.js';
import { clusterReader } from '../../src/shell/read-cluster.js';
import { jsonFilesIn, readText } from '../../src/shell/read-text.js';
import { splitCluster } from '../../src/shell/split-cluster.js';
import { realGalaxy } from '../support/real-galaxy.js';
import { TempGalaxy } from '../support/temp-galaxy.js';

const PATH = 'clusters/x.json';
const HEAD = {
  authors: ['A'],
  category: 'c',
  description: 'd',
  name: 'n',
  source: 's',
  type: 't',
  uuid: 'u',
};

function inParts(text: string) {
  const parts = splitCluster(Buffer.from(text));
  return parts && parseClusterParts(PATH, parts);
}

const entry = fc.record(
  {
    value: fc.oneof(fc.string({ unit: 'grapheme', minLength: 1 }), fc.constant('\n    {')),
    uuid: fc.uuid(),
    description: fc.oneof(fc.string(), fc.constant('long '.repeat(10_000))),
    meta: fc.dictionary(fc.string({ minLength: 1 }), fc.oneof(fc.string(), fc.constant([{ a: [{}] }]))),
    related: fc.array(fc.record({ 'dest-uuid': fc.uuid(), type: fc.constant('similar') }), { maxLength: 2 }),
  },
  { requiredKeys: ['value', 'uuid'] },
);
const cluster = fc
  .record({ values: fc.array(entry, { maxLength: 8 }), other: fc.array(entry, { maxLength: 2 }) })
  .map(({ values, other }) => ({ ...HEAD, values, version: 1, zother: other }));

describe('a cluster read in parts', () => {
  test('is what it is as a whole, or is refused', () => {
    const spoil = fc.record({ at: fc.nat(), by: fc.constantFrom('', '{', ']', ',', '0', '"', '\n    {') });
    fc.assert(
      fc.property(cluster, fc.constantFrom(0, 2, 4), fc.option(spoil), (json, indent, change) => {
        let text = `${JSON.stringify(json, null, indent)}\n`;
        if (change) {
          const at = change.at % text.length;
          // A file holds no half of a surrogate pair.
          text = Buffer.from(text.slice(0, at) + change.by + text.slice(at + 1)).toString();
        }
        const whole = parseCluster({ path: PATH, text });
        const parts = inParts(text);
        if (parts !== null) expect({ cluster: parts, problems: [] }).toEqual(whole);
      }),
      { numRuns: 300 },
    );
  });

  test('is not refused in the usual style', () => {
    fc.assert(
      fc.property(cluster, (json) => {
        fc.pre(json.values.length > 0 && json.zother.length === 0);
        expect(inParts(JSON.stringify(json, null, 2))).not.toBeNull();
      }),
    );
  });

  test.each([
    ['doubled values', `{"values": [\n    {\n    }\n  ],\n  "values": [\n    {\n    }\n  ]}`],
    ['entries elsewhere', `{"values": [],\n  "z": [\n    {\n    }\n  ]}`],
    ['numbers for entries', `{"values": [0, \n    {\n    }\n  ]}`],
    ['an entry cut in two', `{"values": [\n    {\n    }, "a": \n    {\n    }\n  ]}`],
  ])('is refused with %s', (_, text) => {
    expect(inParts(text)).toBeNull();
  });
});

describe('the reader of clusters', () => {
  test('gives the same for parts and whole, problems included', () => {
    const broken = JSON.stringify({ ...HEAD, values: [{ value: 1 }, { value: 'a' }], version: 1 }, null, 2);
    const galaxy = new TempGalaxy({ 'clusters/x.json': broken, 'clusters/y.json': '\ufeff{"values": [}' });
    const read = clusterReader(galaxy.root);
    expect(read(PATH)).toEqual(parseCluster({ path: PATH, text: broken }));
    expect(read('clusters/y.json').problems).toHaveLength(1);
    expect(read('clusters/none.json').problems[0]?.message).toMatch(/cannot be read/);
  });

  test('does not mix up what was read before', () => {
    const text = (value: string) =>
      JSON.stringify({ ...HEAD, values: [{ value, uuid: 'u' }], version: 1 }, null, 2);
    const galaxy = new TempGalaxy({ 'clusters/a.json': text('a'.repeat(200)), 'clusters/b.json': text('b') });
    const read = clusterReader(galaxy.root);
    const first = read('clusters/a.json');
    expect(read('clusters/b.json').cluster?.entries[0]?.value).toBe('b');
    expect(first.cluster?.entries[0]?.value).toBe('a'.repeat(200));
  });

  test.skipIf(realGalaxy === null)('reads every cluster of the real galaxy like the whole', () => {
    const root = realGalaxy ?? '';
    const read = clusterReader(root);
    for (const path of jsonFilesIn(root, 'clusters')) {
      const whole = readText(root, path);
      if ('problem' in whole) throw new Error(whole.problem.message);
      expect(read(path)).toEqual(parseCluster(whole.source));
    }
  });
});
