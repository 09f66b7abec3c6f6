import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fileOf, MANUAL } from '../../src/ledger/rows.js';
import { emptyDocument, lineOf, readDocument, renderDocument } from '../../src/ledger/sssom/document.js';
import { COLUMNS } from '../../src/ledger/sssom/row-out.js';
import type { LedgerRow } from '../../src/ledger/types.js';
import { anyRow } from './arbitrary.js';
import { BOB, row, u } from './make.js';

const write = (...rows: LedgerRow[]) => {
  const empty = emptyDocument('positive');
  return renderDocument({ ...empty, lines: rows.map((r) => lineOf(r, empty.columns)) });
};
const read = (text: string) => readDocument({ path: 'curation/x.sssom.tsv', text });
const rowsIn = (text: string) => read(text).document.lines.map(({ row: r }) => r);
const file = (header: string, columns: string, ...lines: string[]) =>
  [header + columns, ...lines, ''].join('\n');

describe('a ledger file', () => {
  it('looks like this', () => {
    const first = row(1, 2, { tags: ['estimative-language:likelihood-probability="likely"'], wrote: 'both' });
    const second = row(3, 4, {
      verdict: 'rejected',
      type: 'uses',
      author: BOB,
      note: 'a\nb',
      confidence: 0.9,
    });
    expect(write(first, second)).toMatchInlineSnapshot(`
      "#sssom_version: "1.1"
      #curie_map:
      #  IAO: http://purl.obolibrary.org/obo/IAO_
      #  misp: https://github.com/MISP/misp-objects/blob/main/relationships/definition.json#
      #  misp.cluster: https://www.misp-galaxy.org/
      #  misp.galaxy: https://www.misp-galaxy.org/uuid/
      #  orcid: https://orcid.org/
      #  semapv: https://w3id.org/semapv/vocab/
      #  skos: http://www.w3.org/2004/02/skos/core#
      #mapping_set_id: https://www.misp-galaxy.org/curation/positive.sssom.tsv
      #license: https://creativecommons.org/publicdomain/zero/1.0/
      #extension_definitions:
      #  - slot_name: misp_fingerprint
      #    property: misp.cluster:curation#fingerprint
      #    type_hint: xsd:string
      #  - slot_name: misp_tags
      #    property: misp.cluster:curation#tags
      #    type_hint: xsd:string
      #  - slot_name: misp_wrote
      #    property: misp.cluster:curation#wrote
      #    type_hint: xsd:string
      subject_id	subject_label	predicate_id	predicate_label	predicate_modifier	object_id	object_label	mapping_justification	author_id	author_label	reviewer_id	reviewer_label	subject_source	object_source	mapping_tool	mapping_tool_version	mapping_date	review_date	confidence	reviewer_agreement	comment	misp_fingerprint	misp_tags	misp_wrote
      misp.galaxy:00000000-0000-4000-8000-000000000001	Entry 1	skos:closeMatch	similar		misp.galaxy:00000000-0000-4000-8000-000000000002	Entry 2	semapv:ManualMappingCuration		Alice Doe <alice@example.org>			misp.cluster:left	misp.cluster:right	relata	1.2.3	2026-05-04						"estimative-language:likelihood-probability=""likely"""	both
      misp.galaxy:00000000-0000-4000-8000-000000000003	Entry 3	misp:uses	uses	Not	misp.galaxy:00000000-0000-4000-8000-000000000004	Entry 4	semapv:ManualMappingCuration	orcid:0000-0002-1825-0097				misp.cluster:left	misp.cluster:right	relata	1.2.3	2026-05-04		0.9		a\\nb			none
      "
    `);
  });

  it('is read as it was written, whatever is in it', () => {
    fc.assert(
      fc.property(fc.array(anyRow, { minLength: 1, maxLength: 4 }), (rows) => {
        const text = write(...rows);
        const { document, problems } = read(text);
        expect(problems).toEqual([]);
        expect(document.lines.map((line) => line.row)).toEqual(rows);
        expect(document.lines.map((line) => line.line)).toEqual(rows.map((_, at) => 23 + at));
        expect(renderDocument(document)).toBe(text);
      }),
    );
  });
});

describe('reading is generous', () => {
  const ids = `misp.galaxy:${u(1)}\tmisp.galaxy:${u(2)}`;

  it('takes the least that says something', () => {
    const [r] = rowsIn(file('', 'subject_id\tobject_id\tpredicate_id', `${ids}\tmisp:uses`));
    expect(r).toMatchObject({
      verdict: 'accepted',
      type: 'uses',
      tags: [],
      justification: MANUAL,
      wrote: 'none',
    });
  });

  it('takes quotes inside an unquoted cell', () => {
    const tag = 'estimative-language:likelihood-probability="likely"';
    const columns = 'subject_id\tobject_id\tpredicate_id\tmisp_tags\tsubject_label';
    const [r] = rowsIn(file('', columns, `${ids}\tskos:closeMatch\t${tag}|x:y="z"\tThe "A" team`));
    expect(r).toMatchObject({ tags: [tag, 'x:y="z"'], subject: { value: 'The "A" team' } });
  });

  it.each([
    ['another prefix', '#curie_map:\n#  g: https://www.misp-galaxy.org/uuid/\n', `g:${u(1)}`],
    ['spaces after the hash', '# curie_map:\n#   g: "https://www.misp-galaxy.org/uuid/"\n', `g:${u(1)}`],
    ['a full IRI', '', `https://www.misp-galaxy.org/uuid/${u(1)}`],
    ['a bare UUID in capitals', '', u(1).toUpperCase()],
    ['a flow header', '#{curie_map: {g: https://www.misp-galaxy.org/uuid/}}\n', `g:${u(1)}`],
  ])('takes %s', (_, header, id) => {
    const text = file(header, 'subject_id\tobject_id\tpredicate_id', `${id}\tmisp.galaxy:${u(2)}\tmisp:uses`);
    expect(rowsIn(text)[0]?.subject.uuid).toBe(u(1));
  });

  it('takes values that the header gives for all rows', () => {
    const header =
      '#mapping_tool: Splink\n#mapping_date: 2026-01-31\n#subject_source: misp.cluster:threat-actor\n';
    const [r] = rowsIn(file(header, 'subject_id\tobject_id\tpredicate_id', `${ids}\tmisp:uses`));
    expect(r).toMatchObject({ tool: 'Splink', date: '2026-01-31', subject: { cluster: 'threat-actor' } });
  });

  it.each([
    ['skos:exactMatch', '', 'same-as'],
    ['skos:closeMatch', 'close match', 'similar'],
    ['skos:closeMatch', 'similar', 'similar'],
    ['http://www.w3.org/2004/02/skos/core#narrowMatch', '', 'contains'],
    ['misp:Co-worker', '', 'Co-worker'],
    ['misp:is%20a', 'is a', 'is a'],
    ['skos:closeMatch', 'uses', 'uses'],
  ])('reads %s labelled %j as %s', (predicate, label, type) => {
    const text = file(
      '',
      'subject_id\tobject_id\tpredicate_id\tpredicate_label',
      `${ids}\t${predicate}\t${label}`,
    );
    expect(rowsIn(text)[0]?.type).toBe(type);
  });

  it('keeps what it does not know: columns, comments, order, several authors', () => {
    const text = file(
      '#sssom_version: "1.1"\n#see_also: x\n',
      'ticket\tobject_id\tsubject_id\tpredicate_id\tauthor_id\tauthor_label\tconfidence',
      `T-1\tmisp.galaxy:${u(2)}\tmisp.galaxy:${u(1)}\tmisp:uses\torcid:0000-0002-1825-0097|github:x\tA|B\t0.90`,
      '# by hand',
      '',
      'torn',
    );
    const { document, problems } = read(text);
    expect(renderDocument(document)).toBe(text);
    expect(document.lines[0]?.row).toMatchObject({
      author: { label: 'A', orcid: 'orcid:0000-0002-1825-0097' },
      extra: { ticket: 'T-1', author_id: 'orcid:0000-0002-1825-0097|github:x', author_label: 'A|B' },
    });
    expect(problems).toMatchObject([{ severity: 'error', line: 7 }]);
  });

  it('renders any text again as it was', () => {
    const part = fc.constantFrom(
      '#',
      'a: b',
      '\n',
      '\t',
      '"',
      'subject_id',
      'object_id',
      'misp.galaxy:x',
      'é',
      '\r',
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 30 }), (parts) => {
        const text = parts.join('');
        const whole = text.endsWith('\n') ? text : `${text}\n`;
        expect(renderDocument(read(whole).document).trimEnd()).toBe(whole.trimEnd());
      }),
    );
  });
});

describe('what is wrong is said with its line', () => {
  const columns = COLUMNS.join('\t');
  const good = write(row(1, 2)).split('\n').at(-2) ?? '';
  const change = (column: (typeof COLUMNS)[number], cell: string) =>
    good
      .split('\t')
      .map((old, at) => (at === COLUMNS.indexOf(column) ? cell : old))
      .join('\t');

  it.each<[string, string, 'error' | 'warning', RegExp]>([
    ['no subject', change('subject_id', ''), 'error', /subject_id names no entry: \(empty\)/],
    [
      'a foreign object',
      change('object_id', 'wikidata:Q1'),
      'error',
      /object_id names no entry: wikidata:Q1/,
    ],
    ['one entry twice', change('object_id', `misp.galaxy:${u(1)}`), 'error', /the same entry/],
    ['no modifier', change('predicate_modifier', 'not'), 'error', /predicate_modifier not/],
    ['too many cells', `${good}\tmore`, 'error', /more cells than columns/],
    ['confidence', change('confidence', '95 %'), 'warning', /confidence is no number from 0 to 1: 95 %/],
    [
      'agreement',
      change('reviewer_agreement', '2'),
      'warning',
      /reviewer_agreement is no number from -1 to 1/,
    ],
    ['a date', change('mapping_date', '4 May'), 'warning', /mapping_date is no YYYY-MM-DD: 4 May/],
    ['sides', change('misp_wrote', 'left'), 'warning', /misp_wrote is none of/],
    ['an ORCID', change('author_id', 'orcid:0000-0002-1825-0098'), 'warning', /author_id is no ORCID/],
    ['a foreign author', change('author_id', 'github:x'), 'warning', /author_id is no ORCID: github:x/],
  ])('%s', (_, line, severity, message) => {
    const { document, problems } = read(file('', columns, good, line));
    expect(problems).toMatchObject([{ severity, line: 3, file: 'curation/x.sssom.tsv' }]);
    expect(problems[0]?.message).toMatch(message);
    expect(document.lines[1]?.row === null).toBe(severity === 'error');
    expect(document.lines[1]?.raw).toBe(line);
  });

  it('a header that is no YAML', () => {
    const { problems, document } = read(file('#a: [\n#b\n', columns, good));
    expect(problems).toMatchObject([{ severity: 'warning', message: expect.stringContaining('no YAML') }]);
    expect(document.lines[0]?.row).not.toBeNull();
  });

  it('no columns', () => {
    expect(read('hello\nworld\n').problems[0]).toMatchObject({ severity: 'error', line: 1 });
  });
});

it('knows the file of every row', () => {
  expect(fileOf(row(1, 2))).toBe('positive');
  expect(fileOf(row(1, 2, { verdict: 'rejected' }))).toBe('negative');
  expect(fileOf(row(1, 2, { verdict: 'unsure' }))).toBe('unsure');
  expect(fileOf(row(1, 2, { justification: 'semapv:LexicalMatching' }))).toBe('predictions');
});
