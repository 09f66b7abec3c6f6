import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatSssomTsv } from '../../src/ledger/exchange/sssom-tsv.js';
import { NO_LEDGER, readLedger } from '../../src/ledger/open.js';
import { LEDGER_FILES } from '../../src/ledger/rows.js';
import { readDocument } from '../../src/ledger/sssom/document.js';
import { asWritten } from '../../src/ledger/sssom/row-out.js';
import { upsertRows } from '../../src/ledger/update.js';
import { checkSssom } from '../support/sssom-rules.js';
import { anyRow } from './arbitrary.js';
import { row, u } from './make.js';

describe('what relata writes is SSSOM 1.1', () => {
  it('in all four files, whatever is in the rows', () => {
    fc.assert(
      fc.property(fc.array(anyRow, { minLength: 1, maxLength: 6 }), (rows) => {
        const { texts } = upsertRows(NO_LEDGER, rows);
        for (const file of LEDGER_FILES)
          expect(checkSssom(texts[file] ?? '').complaints.filter(() => texts[file])).toEqual([]);
      }),
    );
  });

  it('and says to another reader what it says to relata', () => {
    const rows = [
      row(1, 2, { tags: ['estimative-language:likelihood-probability="likely"', 'x:y'], confidence: 0.25 }),
      row(3, 4, { verdict: 'rejected', type: 'uses', note: 'two\nlines' }),
      row(5, 6, { verdict: 'unsure', type: 'Co-worker' }),
    ].map(asWritten);
    const { complaints, rows: read } = checkSssom(formatSssomTsv(rows));
    expect(complaints).toEqual([]);
    const bySubject = new Map(read.map((r) => [r.subject_id, r]));
    expect(bySubject.get(`misp.galaxy:${u(1)}`)).toMatchObject({
      predicate_id: 'skos:closeMatch',
      misp_tags: 'estimative-language:likelihood-probability="likely"|x:y',
      confidence: '0.25',
      predicate_modifier: '',
    });
    expect(bySubject.get(`misp.galaxy:${u(3)}`)).toMatchObject({
      predicate_id: 'misp:uses',
      predicate_modifier: 'Not',
      comment: 'two\\nlines',
    });
    expect(bySubject.get(`misp.galaxy:${u(5)}`)).toMatchObject({
      predicate_id: 'misp:Co-worker',
      reviewer_agreement: '0',
      reviewer_label: 'Alice Doe <alice@example.org>',
    });
  });
});

describe('the checker itself complains', () => {
  const good = upsertRows(NO_LEDGER, [row(1, 2, { tags: ['x:y="z"'] })]).texts.positive ?? '';
  it.each([
    [
      'a lost prefix',
      good.replace('#  orcid: https://orcid.org/\n', '').replace('Alice Doe <alice@example.org>', ''),
      [],
    ],
    ['an undeclared prefix', good.replace('\nmisp.galaxy:', '\nother:'), ['subject_id other:']],
    ['a raw quote', good.replace('"x:y=""z"""', 'x:y="z"'), ['a cell with quotes']],
    ['a wrong version', good.replace('"1.1"', '1.1'), ['sssom_version']],
    ['an unknown column', good.replace('misp_wrote\n', 'wrote\n'), ['wrote is a slot']],
    ['a wrong justification', good.replace('ManualMappingCuration', 'Manual'), ['mapping_justification']],
  ])('of %s', (_, text, expected) => {
    const { complaints } = checkSssom(text);
    if (expected.length === 0) expect(complaints).toEqual([]);
    for (const part of expected) expect(complaints.join('\n')).toContain(part);
  });
});

describe('shapes that the specification shows are read', () => {
  const ids = `misp.galaxy:${u(1)}\tmisp.galaxy:${u(2)}`;
  const read = (text: string) => readDocument({ path: 'x', text });
  it.each<[string, string, object]>([
    [
      'a header with spaces, values for all rows, and a list in one line',
      '# sssom_version: "1.1"\n# curie_map:\n#   g: https://www.misp-galaxy.org/uuid/\n# creator_id: "orcid:0000-0002-7356-1779"\n# mapping_tool: T\n',
      { tool: 'T' },
    ],
    ['a folded text in the header', '#comment: >-\n#  one\n#  two\n', {}],
    ['several authors, with escaped bars', '', { author: { label: 'A|B' } }],
    ['a review that disagrees', '', { reviewerAgreement: -0.99 }],
  ])('%s', (_, header, expected) => {
    const columns = 'subject_id\tobject_id\tpredicate_id\tauthor_label\treviewer_label\treviewer_agreement';
    const { document, problems } = read(`${header}${columns}\n${ids}\tskos:exactMatch\tA\\|B|C\tD\t-0.99\n`);
    expect(problems).toEqual([]);
    expect(document.lines[0]?.row).toMatchObject({ type: 'same-as', ...expected });
  });

  it('external metadata leave a file without a header, and relata’s own prefixes hold', () => {
    expect(
      readLedger({
        ...NO_LEDGER,
        positive: `subject_id\tobject_id\tpredicate_id\n${ids}\tskos:relatedMatch\n`,
      }),
    ).toMatchObject({
      problems: [],
      rows: [{ type: 'related-to' }],
    });
  });
});
