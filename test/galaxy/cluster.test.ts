import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseCluster } from '../../src/galaxy/cluster.js';

const valid = {
  authors: ['A'],
  category: 'actor',
  description: 'd',
  name: 'Actors',
  source: 's',
  type: 'threat-actor',
  uuid: '00000000-0000-4000-8000-000000000000',
  values: [
    {
      description: 'An actor.',
      meta: { country: 'VN', refs: ['https://a.example'], synonyms: ['OceanLotus'] },
      related: [
        { 'dest-uuid': 'AAAAAAAA-0000-4000-8000-000000000001', tags: ['x:y="z"'], type: 'is-allied-with ' },
      ],
      uuid: 'BBBBBBBB-0000-4000-8000-000000000002',
      value: 'APT32',
    },
  ],
  version: 7,
};

function parse(json: unknown) {
  return parseCluster({ path: 'clusters/threat-actor.json', text: JSON.stringify(json, null, 2) });
}

function withEntry(entry: unknown) {
  return { ...valid, values: [...valid.values, entry] };
}

test('a valid file becomes plain data: UUIDs lower case, types trimmed, unknown meta kept', () => {
  const { cluster, problems } = parse(valid);
  expect(problems).toEqual([]);
  expect(cluster).toMatchObject({
    name: 'threat-actor',
    type: 'threat-actor',
    title: 'Actors',
    version: 7,
    deprecated: false,
  });
  expect(cluster?.entries).toEqual([
    {
      uuid: 'bbbbbbbb-0000-4000-8000-000000000002',
      value: 'APT32',
      synonyms: ['OceanLotus'],
      description: 'An actor.',
      revoked: false,
      refs: ['https://a.example'],
      meta: valid.values[0]?.meta,
      related: [
        { destUuid: 'aaaaaaaa-0000-4000-8000-000000000001', type: 'is-allied-with', tags: ['x:y="z"'] },
      ],
    },
  ]);
});

describe('what departs from the format is a warning with its place, and is read as far as it goes', () => {
  const uuid = 'cccccccc-0000-4000-8000-000000000003';
  test.each([
    { name: 'no uuid', entry: { value: 'x' }, path: 'values[1].uuid', read: { uuid: null } },
    {
      name: 'a number among synonyms',
      entry: { value: 'x', uuid, meta: { synonyms: ['a', 3, 'b'] } },
      path: 'values[1].meta.synonyms[1]',
      read: { synonyms: ['a', 'b'] },
    },
    {
      name: 'synonyms as one string',
      entry: { value: 'x', uuid, meta: { synonyms: 'a' } },
      path: 'values[1].meta.synonyms',
      read: { synonyms: ['a'] },
    },
    {
      name: 'an empty dest-uuid',
      entry: { value: 'x', uuid, related: [{ 'dest-uuid': '', type: 'similar' }] },
      path: 'values[1].related[0].dest-uuid',
      read: { related: [{ destUuid: '', type: 'similar', tags: [] }] },
    },
    {
      name: 'related is no list',
      entry: { value: 'x', uuid, related: {} },
      path: 'values[1].related',
      read: { related: [] },
    },
    {
      name: 'meta is no object',
      entry: { value: 'x', uuid, meta: [] },
      path: 'values[1].meta',
      read: { synonyms: [], refs: [] },
    },
    {
      name: 'revoked is a word',
      entry: { value: 'x', uuid, revoked: 'yes' },
      path: 'values[1].revoked',
      read: { revoked: false },
    },
  ])('$name', ({ entry, path, read }) => {
    const { cluster, problems } = parse(withEntry(entry));
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ severity: 'warning', file: 'clusters/threat-actor.json', path });
    expect(problems[0]?.line).toBeGreaterThan(20);
    expect(cluster?.entries[1]).toMatchObject(read);
  });

  test('a float version', () => {
    const { cluster, problems } = parse({ ...valid, version: 1.5 });
    expect(problems).toMatchObject([{ severity: 'warning', path: 'version' }]);
    expect(cluster?.version).toBeNull();
  });

  test('a missing top-level key', () => {
    const { authors: _, ...rest } = valid;
    expect(parse(rest).problems).toMatchObject([{ severity: 'warning', path: 'authors' }]);
  });
});

describe('only three things leave something out', () => {
  test('unreadable JSON, with the line where reading stopped', () => {
    const text = '{\n  "values": [\n    {"value": "x"},\n  ]\n}\n';
    const { cluster, problems } = parseCluster({ path: 'clusters/a.json', text });
    expect(cluster).toBeNull();
    expect(problems).toMatchObject([{ severity: 'error', file: 'clusters/a.json', line: 4 }]);
  });

  test('JSON that ends too early names its last line', () => {
    const { problems } = parseCluster({ path: 'clusters/a.json', text: '{\n"values": [' });
    expect(problems).toMatchObject([{ severity: 'error', line: 2 }]);
  });

  test.each([
    ['no values', { ...valid, values: undefined }],
    ['values is an object', { ...valid, values: {} }],
    ['a list', []],
    ['a number', 3],
    ['null', null],
  ])('%s', (_, json) => {
    const { cluster, problems } = parse(json);
    expect(cluster).toBeNull();
    expect(problems.some((p) => p.severity === 'error')).toBe(true);
  });

  test.each([[{}], [{ value: 3 }], [null], ['x'], [[]]])('an entry without a string value: %j', (entry) => {
    const { cluster, problems } = parse(withEntry(entry));
    expect(cluster?.entries).toHaveLength(1);
    expect(problems).toContainEqual(expect.objectContaining({ severity: 'error' }));
  });
});

test('any JSON gives an answer: a cluster, or at least one error', () => {
  fc.assert(
    fc.property(fc.json(), (text) => {
      const { cluster, problems } = parseCluster({ path: 'clusters/a.json', text });
      expect(cluster !== null || problems.some((p) => p.severity === 'error')).toBe(true);
    }),
  );
});

test('a byte-order mark is no obstacle', () => {
  const { cluster } = parseCluster({ path: 'clusters/a.json', text: `\ufeff${JSON.stringify(valid)}` });
  expect(cluster?.entries).toHaveLength(1);
});
