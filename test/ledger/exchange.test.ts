import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { relationVocabulary } from '../../src/galaxy/relation-vocabulary.js';
import { readDecisionFile } from '../../src/ledger/apply-file.js';
import { formatCsv } from '../../src/ledger/exchange/csv.js';
import { readRows } from '../../src/ledger/exchange/decision-file.js';
import { formatGraphml } from '../../src/ledger/exchange/graphml.js';
import { formatSssomJson } from '../../src/ledger/exchange/sssom-json.js';
import { formatSssomTsv } from '../../src/ledger/exchange/sssom-tsv.js';
import { formatStix } from '../../src/ledger/exchange/stix.js';
import { COMPOSITE } from '../../src/ledger/rows.js';
import type { LedgerRow } from '../../src/ledger/types.js';
import { anyRow, text } from './arbitrary.js';
import { ALICE, BOB, row, u } from './make.js';

const vocabulary = relationVocabulary();
const knows = (type: string) => vocabulary.find(type) !== undefined;
const read = (body: string) => readRows({ path: 'decisions', text: body }, knows);
const rowsIn = (body: string) => {
  const { rows, problems } = read(body);
  expect(problems).toEqual([]);
  return rows.map(({ row: r }) => r);
};

/** Rows with cells that only some other tool knows. */
const rowsWithOthers = fc.array(
  fc.tuple(anyRow, text).map(([r, ticket]): LedgerRow => (ticket === '' ? r : { ...r, extra: { ticket } })),
  { minLength: 1, maxLength: 4 },
);

describe('round trips lose nothing', () => {
  it.each<[string, (rows: readonly LedgerRow[]) => string]>([
    ['SSSOM/TSV', formatSssomTsv],
    ['CSV', formatCsv],
    ['SSSOM/JSON', formatSssomJson],
    ['STIX', (rows) => formatStix(rows, () => null)],
    ['GraphML', formatGraphml],
  ])('%s', (_, format) => {
    fc.assert(
      fc.property(rowsWithOthers, (rows) => {
        const byText = (list: readonly LedgerRow[]) => list.map((r) => JSON.stringify(r)).sort();
        expect(byText(rowsIn(format(rows)))).toEqual(byText(rows));
      }),
    );
  });

  it.each([formatCsv, formatSssomJson])('several authors', (format) => {
    const extra = { author_id: 'orcid:0000-0002-1825-0097|orcid:0000-0002-7356-1779' };
    expect(rowsIn(format([row(1, 2, { author: BOB, extra })]))).toEqual([row(1, 2, { author: BOB, extra })]);
  });
});

describe('CSV', () => {
  it('looks like this', () => {
    expect(
      formatCsv([row(1, 2, { note: 'a "b"\nc', tags: ['x:y="z"', 'p:q'], wrote: 'both' })]),
    ).toMatchInlineSnapshot(`
      "subject_uuid,subject_value,subject_cluster,object_uuid,object_value,object_cluster,verdict,type,tags,note,author,author_orcid,date,confidence,reviewer,reviewer_orcid,review_date,reviewer_agreement,justification,tool,tool_version,fingerprint,wrote
      00000000-0000-4000-8000-000000000001,Entry 1,left,00000000-0000-4000-8000-000000000002,Entry 2,right,accepted,similar,"x:y=""z""|p:q","a ""b""
      c",Alice Doe <alice@example.org>,,2026-05-04,,,,,,semapv:ManualMappingCuration,relata,1.2.3,,both
      "
    `);
  });

  it('is read from the least that says something', () => {
    const [r] = rowsIn(`subject_uuid,object_uuid,type\n${u(1)},${u(2)},uses\n`);
    expect(r).toMatchObject({
      verdict: 'accepted',
      type: 'uses',
      subject: { uuid: u(1) },
      object: { uuid: u(2) },
    });
  });

  it('of a scan is a prediction until someone writes a verdict', () => {
    const head =
      'subject_uuid,subject_value,subject_cluster,object_uuid,object_value,object_cluster,type,type_subject';
    const line = `${u(1)},Mirai,malpedia,${u(2)},Someone,threat-actor,uses,object,0.08,0.87,x:y,none`;
    const columns = `${head},match_probability,relation_probability,tags,linked`;
    expect(rowsIn(`${columns}\n${line}\n`)[0]).toMatchObject({
      subject: { uuid: u(2), cluster: 'threat-actor' },
      object: { uuid: u(1), value: 'Mirai' },
      justification: COMPOSITE,
      confidence: 0.87,
      extra: {},
    });
    expect(rowsIn(`${columns},verdict\n${line},rejected\n`)[0]).toMatchObject({
      verdict: 'rejected',
      confidence: null,
    });
  });

  it('may have the columns of SSSOM', () => {
    const [r] = rowsIn(
      `subject_id,predicate_id,object_id\nmisp.galaxy:${u(1)},skos:broadMatch,misp.galaxy:${u(2)}\n`,
    );
    expect(r?.type).toBe('contained-by');
  });

  it.each([
    [
      'verdict',
      `subject_uuid,object_uuid,type,verdict\n${u(1)},${u(2)},uses,maybe\n`,
      2,
      /verdict is none of/,
    ],
    ['entry', `subject_uuid,object_uuid,type\n"a\nb",${u(2)},uses\n`, 2, /subject_uuid names no entry/],
    ['columns', 'hello,world\n', 1, /no line of column names/],
    ['type', `subject_uuid,object_uuid\n${u(1)},${u(2)}\n`, 2, /unknown predicate/],
    ['quotes', `subject_uuid,object_uuid,type\n${u(1)},${u(2)},a"b"\n`, 2, /not readable as CSV/],
  ])('complains of a bad %s with its line', (_, body, line, message) => {
    expect(read(body).problems).toMatchObject([
      { severity: 'error', line, message: expect.stringMatching(message) },
    ]);
  });
});

describe('SSSOM/JSON', () => {
  it('takes a bare list, other prefixes and numbers', () => {
    const mapping = {
      subject_id: `g:${u(1)}`,
      object_id: `g:${u(2)}`,
      predicate_id: 'skos:exactMatch',
      confidence: 0.5,
    };
    const set = { curie_map: { g: 'https://www.misp-galaxy.org/uuid/' }, mappings: [mapping] };
    expect(rowsIn(JSON.stringify(set))[0]).toMatchObject({ type: 'same-as', confidence: 0.5 });
    expect(rowsIn(JSON.stringify([{ ...mapping, subject_id: u(1), object_id: u(2) }]))).toHaveLength(1);
  });

  it('names the line of a mapping that it cannot read', () => {
    const body = `{\n "mappings": [\n  {"subject_id": "${u(1)}", "object_id": "${u(2)}", "predicate_id": "misp:uses"},\n  {}\n ]\n}`;
    expect(read(body)).toMatchObject({ rows: [{ line: 3 }], problems: [{ line: 4, severity: 'error' }] });
  });

  it.each(['{', '{}', '{"mappings": 1}', '{"mappings": [1]}'])('refuses %s', (body) => {
    expect(read(body)).toMatchObject({ rows: [], problems: [{ severity: 'error', file: 'decisions' }] });
  });
});

describe('readDecisionFile', () => {
  const defaults = { curator: ALICE, today: '2026-05-04', tool: { name: 'relata', version: '1.2.3' } };
  const apply = (lines: string[], acceptPredictions = false, path = 'x.tsv') =>
    readDecisionFile(
      {
        path,
        text: [
          'subject_id\tobject_id\tpredicate_id\tpredicate_modifier\tmapping_justification\treviewer_agreement\tmisp_tags',
          ...lines,
          '',
        ].join('\n'),
      },
      knows,
      defaults,
      acceptPredictions,
    );
  const ids = `misp.galaxy:${u(1)}\tmisp.galaxy:${u(2)}`;

  it.each([
    ['Not', `${ids}\tmisp:uses\tNot\tsemapv:LexicalMatching\t0`, 'rejected', 'semapv:LexicalMatching'],
    ['agreement 0', `${ids}\tmisp:uses\t\tsemapv:LexicalMatching\t0.0`, 'unsure', 'semapv:LexicalMatching'],
    [
      'manual',
      `${ids}\tmisp:uses\t\tsemapv:ManualMappingCuration\t`,
      'accepted',
      'semapv:ManualMappingCuration',
    ],
    ['nothing', `${ids}\tmisp:uses`, 'accepted', 'semapv:ManualMappingCuration'],
    ['a matcher', `${ids}\tmisp:uses\t\tsemapv:LexicalMatching`, 'accepted', 'semapv:LexicalMatching'],
  ])('%s', (_, line, verdict, justification) => {
    expect(apply([line]).rows).toMatchObject([{ line: 2, row: { verdict, justification, tags: [] } }]);
  });

  it.each([
    ['curation/predictions.sssom.tsv', 1],
    ['/home/x/galaxy/curation/predictions.sssom.tsv', 1],
    ['curation/positive.sssom.tsv', 0],
    ['my-predictions.sssom.tsv', 0],
  ])('takes no prediction of the ledger that is marked as decided by a person: %s', (path, refused) => {
    const lines = [`${ids}\tmisp:uses`, `${ids}\tmisp:uses\t\tsemapv:LexicalMatching`];
    const result = apply(lines, true, path);
    expect(result.refused).toBe(refused);
    expect(result.rows).toHaveLength(lines.length - refused);
  });

  it('fills in who and when, and takes predictions only when told to', () => {
    expect(apply([`${ids}\tmisp:uses`]).rows[0]?.row).toMatchObject({
      author: ALICE,
      date: '2026-05-04',
      tool: 'relata',
    });
    const prediction = `${ids}\tmisp:uses\t\tsemapv:LexicalMatching`;
    expect(apply([prediction]).rows[0]?.row.author.label).toBe('');
    expect(apply([prediction], true).rows[0]?.row).toMatchObject({
      author: ALICE,
      justification: 'semapv:ManualMappingCuration',
    });
  });

  it.each([
    ['an unknown type', [`${ids}\tmisp:similiar`], [2]],
    ['a foreign predicate', [`${ids}\tex:same`], [2]],
    ['a malformed tag', [`${ids}\tmisp:uses\t\t\t\tlikely`], [2]],
    [
      'a contradiction',
      [`${ids}\tmisp:uses`, `misp.galaxy:${u(3)}\tmisp.galaxy:${u(4)}\tmisp:uses`, `${ids}\tmisp:uses\tNot`],
      [2, 4],
    ],
    ['two relations of one pair', [`${ids}\tmisp:uses`, `${ids}\tskos:closeMatch`], [2, 3]],
    [
      'the same, but not what a matcher makes of it',
      [`${ids}\tmisp:uses`, `${ids}\tskos:closeMatch`, `${ids}\tmisp:uses\t\tsemapv:LexicalMatching`],
      [2, 3],
    ],
  ])('refuses %s with its line', (_, lines, refused) => {
    const result = apply(lines);
    expect(result.problems.map((p) => p.line)).toEqual(refused);
    expect(result.refused).toBe(refused.length);
    expect(result.rows).toHaveLength(lines.length - refused.length);
  });
});
