import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type ClusterText,
  editCluster,
  entryAt,
  openCluster,
} from '../../../src/galaxy/edit/cluster-text.js';
import type { EntryChange } from '../../../src/galaxy/edit/edit-entry.js';
import type { Relation } from '../../../src/galaxy/types.js';
import { awkwardCluster, uuidOf } from './awkward.js';
import { naiveAdd, parseText } from './naive.js';

const NOTHING: EntryChange = { add: [], remove: new Set(), retype: new Map(), emptied: null };
const TWO: Relation[] = [
  { destUuid: uuidOf(7), type: 'similar', tags: ['estimative-language:likelihood-probability="likely"'] },
  { destUuid: uuidOf(8), type: 'a "quoted" type\\', tags: [] },
];

function open(text: string): ClusterText {
  const opened = openCluster({ path: 'clusters/x.json', text });
  if ('problem' in opened) throw new Error(opened.problem.message);
  return opened.cluster;
}

function change(text: string, index: number, what: Partial<EntryChange>): string {
  return editCluster(open(text), new Map([[index, { ...NOTHING, ...what }]]));
}

/** The text with its version set to 0, so that only the other edits show. */
function unversioned(text: string): string {
  const { version } = open(text);
  return version ? `${text.slice(0, version.span.start)}0${text.slice(version.span.end)}` : text;
}

/** What stands between the common head and the common tail of two texts. */
function difference(before: string, after: string): { gone: string; come: string } {
  let head = 0;
  while (head < before.length && before[head] === after[head]) head += 1;
  let tail = 0;
  while (tail < before.length - head && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  return { gone: before.slice(head, before.length - tail), come: after.slice(head, after.length - tail) };
}

describe('editing any valid JSON', () => {
  const anEntry = awkwardCluster.chain(({ text, entries }) =>
    fc.record({ text: fc.constant(text), index: fc.nat(entries - 1) }),
  );

  it('adds relations as a parser sees them', () => {
    fc.assert(
      fc.property(anEntry, ({ text, index }) => {
        expect(parseText(change(text, index, { add: TWO }))).toEqual(naiveAdd(text, index, TWO));
      }),
      { numRuns: 500 },
    );
  });

  it('adds them in one place and takes nothing away but the brackets of an empty list', () => {
    fc.assert(
      fc.property(anEntry, ({ text, index }) => {
        const { gone } = difference(unversioned(text), unversioned(change(text, index, { add: TWO })));
        expect(gone).toMatch(/^(\[?\s*\]?)$/);
      }),
      { numRuns: 500 },
    );
  });

  it('gives every byte back when what was added is taken out', () => {
    fc.assert(
      fc.property(anEntry, ({ text, index }) => {
        const before = entryAt(open(text), index).text;
        const added = change(text, index, { add: TWO, revoked: 'true' });
        const { relations } = entryAt(open(added), index);
        const remove = new Set([relations.length - 2, relations.length - 1]);
        const emptied = /"related"[\s:]*(\[\s*\])/.exec(before)?.[1] ?? null;
        const revoked = /"revoked"[\s:]*(true|false)/.exec(before)?.[1] ?? null;
        expect(unversioned(change(added, index, { remove, emptied, revoked }))).toBe(unversioned(text));
      }),
      { numRuns: 500 },
    );
  });

  it('retypes a relation where it stands, and back', () => {
    fc.assert(
      fc.property(anEntry, fc.nat(2), ({ text, index }, pick) => {
        const { relations } = entryAt(open(text), index);
        const at = relations.length === 0 ? 0 : pick % relations.length;
        const old = relations[at];
        if (!old) return;
        const to = { type: 'uses', tags: ['x:y'] };
        const retyped = change(text, index, { retype: new Map([[at, to]]) });
        const now = entryAt(open(retyped), index).relations;
        expect(now).toEqual(relations.map((r, i) => (i === at ? { ...r, ...to } : r)));
        const other = (list: readonly Relation[]) => list.filter((_, i) => i !== at);
        expect(other(now)).toEqual(other(relations));
      }),
      { numRuns: 300 },
    );
  });

  it('removes any set of relations, and adds others, in one edit', () => {
    fc.assert(
      fc.property(anEntry, fc.array(fc.nat(2)), fc.boolean(), ({ text, index }, picks, add) => {
        const { relations } = entryAt(open(text), index);
        const remove = new Set(picks.filter((at) => at < relations.length));
        const after = change(text, index, { remove, add: add ? TWO : [] });
        const expected = [...relations.filter((_, at) => !remove.has(at)), ...(add ? TWO : [])];
        expect(entryAt(open(after), index).relations).toEqual(expected);
      }),
      { numRuns: 500 },
    );
  });
});

describe('an edit looks like its surroundings', () => {
  const cases: readonly (readonly [string, string, string])[] = [
    [
      'jq',
      '{\n  "uuid": "u",\n  "value": "v"\n}',
      '{\n  "related": [\n    {\n      "dest-uuid": "d",\n      "type": "t"\n    }\n  ],\n  "uuid": "u",\n  "value": "v"\n}',
    ],
    [
      'tabs',
      '{\n\t"uuid": "u"\n}',
      '{\n\t"related": [\n\t\t{\n\t\t\t"dest-uuid": "d",\n\t\t\t"type": "t"\n\t\t}\n\t],\n\t"uuid": "u"\n}',
    ],
    [
      'compact',
      '{"uuid":"u","value":"v"}',
      '{"related":[{"dest-uuid":"d","type":"t"}],"uuid":"u","value":"v"}',
    ],
    [
      'one line',
      '{"uuid": "u", "value": "v"}',
      '{"related": [{"dest-uuid": "d", "type": "t"}], "uuid": "u", "value": "v"}',
    ],
    ['one line, one key', '{"uuid": "u"}', '{"related": [{"dest-uuid": "d", "type": "t"}], "uuid": "u"}'],
    [
      'keys that sort before',
      '{"meta":{},"uuid":"u"}',
      '{"meta":{},"related":[{"dest-uuid":"d","type":"t"}],"uuid":"u"}',
    ],
    [
      'no key that sorts after',
      '{"aaa":1,"Uuid":2}',
      '{"aaa":1,"Uuid":2,"related":[{"dest-uuid":"d","type":"t"}]}',
    ],
    ['unsorted', '{"zzz":1,"aaa":2}', '{"related":[{"dest-uuid":"d","type":"t"}],"zzz":1,"aaa":2}'],
    [
      'an empty list',
      '{\n  "related": [],\n  "uuid": "u"\n}',
      '{\n  "related": [\n    {\n      "dest-uuid": "d",\n      "type": "t"\n    }\n  ],\n  "uuid": "u"\n}',
    ],
    [
      'a brace after the bracket',
      '{\n  "related": [{\n    "dest-uuid": "c",\n    "type": "t"\n  }]\n}',
      '{\n  "related": [{\n    "dest-uuid": "c",\n    "type": "t"\n  }, {\n    "dest-uuid": "d",\n    "type": "t"\n  }]\n}',
    ],
    [
      'relations of one line in a block',
      '{\n  "related": [\n    {"dest-uuid": "c", "type": "t"}\n  ]\n}',
      '{\n  "related": [\n    {"dest-uuid": "c", "type": "t"},\n    {"dest-uuid": "d", "type": "t"}\n  ]\n}',
    ],
    [
      'a comma first',
      '{ "related":\n  [ {"type":"t"}\n  , {"type":"u"}\n  ]\n}',
      '{ "related":\n  [ {"type":"t"}\n  , {"type":"u"}\n  , {"dest-uuid":"d","type":"t"}\n  ]\n}',
    ],
    [
      'items that are no relations',
      '{"related":[1,"x"]}',
      '{"related":[1,"x",{"dest-uuid":"d","type":"t"}]}',
    ],
  ];

  it.each(cases)('%s', (_, before, after) => {
    const wrap = (entry: string, version: number) => `{"values":[${entry}],"version":${version}}`;
    const add = [{ destUuid: 'd', type: 't', tags: [] }];
    expect(change(wrap(before, 1), 0, { add })).toBe(wrap(after, 2));
  });
});

describe('the version', () => {
  it.each([
    ['1', '2'],
    ['-1', '0'],
    ['123456789012345678901234567890', '123456789012345678901234567891'],
    ['1.0', '2'],
    ['1e3', '1001'],
  ])('%s becomes %s', (before, after) => {
    const wrap = (version: string) => `{"version": ${version} , "values":[{"uuid":"u"}]}`;
    expect(change(wrap(before), 0, { revoked: 'true' })).toBe(
      `{"version": ${after} , "values":[{"revoked":true,"uuid":"u"}]}`,
    );
  });

  it.each(['"1"', '1.5', '1e400', 'null', '9'.repeat(1000)])('%s cannot be raised', (version) => {
    expect(open(`{"values":[],"version":${version}}`).version).toBeNull();
  });
});

describe('what cannot be edited safely', () => {
  it.each([
    ['{"values":[],"values":[],"version":1}', 'two keys `values`'],
    ['{"values":[],"version":1,"version":2}', 'two keys `version`'],
    ['{"values":[],"v\\u0065rsion":1,"version":2}', 'two keys `version`'],
    ['{"values":{},"version":1}', 'no array `values`'],
    ['[]', 'no array `values`'],
    ['{"values":[],}', 'not readable as JSON'],
  ])('the file %s', (text, reason) => {
    const opened = openCluster({ path: 'clusters/x.json', text });
    expect('problem' in opened ? opened.problem.message : '').toContain(reason);
  });

  it.each([
    ['{"uuid":"u","related":[],"related":[]}', 'it has two keys `related`'],
    ['{"uuid":"u","related":[],"r\\u0065lated":[]}', 'it has two keys `related`'],
    ['{"uuid":"u","revoked":true,"revoked":false}', 'it has two keys `revoked`'],
    ['{"uuid":"u","related":{}}', 'its `related` is no array'],
    ['{"uuid":"u","related":null}', 'its `related` is no array'],
    ['{"uuid":"u","x":1,"x":2,"meta":{"related":1,"related":2}}', null],
  ])('the entry %s', (entry, reason) => {
    expect(entryAt(open(`{"values":[${entry}],"version":1}`), 0).refusal).toBe(reason);
  });

  it('a UUID that stands twice is found twice, in any case', () => {
    const text = '{"values":[{"uuid":"AB"},{"value":"none"},{"uuid":"ab"}],"version":1}';
    expect(open(text).byUuid).toEqual(new Map([['ab', [0, 2]]]));
  });
});

describe('hostile files', () => {
  const wrap = (meta: string, related: string, version: number) =>
    `{"values":[{"meta":${meta},${related}"uuid":"u"}],"version":${version}}`;

  it.each([
    ['ten thousand levels of lists', `${'['.repeat(10_000)}${']'.repeat(10_000)}`],
    ['ten thousand levels of objects', `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`],
    ['a number of a million digits', `{"n":${'9'.repeat(1_000_000)}}`],
    ['a hundred thousand synonyms', JSON.stringify({ synonyms: Array(100_000).fill('name') })],
    ['a string of backslashes', `"${'\\\\'.repeat(100_000)}"`],
    ['keys of the prototype', '{"__proto__":{"related":1},"constructor":{"prototype":{}}}'],
  ])('%s are edited around', (_, meta) => {
    const edited = change(wrap(meta, '', 1), 0, { add: [{ destUuid: 'd', type: 't', tags: [] }] });
    // Compared here, because a failure would print a million characters.
    expect(edited === wrap(meta, '"related":[{"dest-uuid":"d","type":"t"}],', 2)).toBe(true);
  });
});
