import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assembleGalaxy } from '../../src/galaxy/galaxy.js';
import { fixLedger } from '../../src/ledger/check/fix.js';
import { inspectLedger } from '../../src/ledger/check/inspect.js';
import { NO_LEDGER, openLedger, readLedger } from '../../src/ledger/open.js';
import { fileOf, keyOf, LEDGER_FILES } from '../../src/ledger/rows.js';
import { COLUMNS, formatRow } from '../../src/ledger/sssom/row-out.js';
import type { LedgerRow, LedgerTexts } from '../../src/ledger/types.js';
import { upsertRows } from '../../src/ledger/update.js';
import { anyRow } from './arbitrary.js';
import { BOB, row, u } from './make.js';

const head = (upsertRows(NO_LEDGER, [row(1, 2)]).texts.positive ?? '').split('\n').slice(0, 22).join('\n');
const line = (r: LedgerRow) => formatRow(r, COLUMNS);
const text = (...lines: string[]) => `${[head.replaceAll('positive', 'x'), ...lines].join('\n')}\n`;
const body = (t: string | null) => (t ?? '').split('\n').slice(22, -1);
const inspect = (texts: LedgerTexts) => inspectLedger(openLedger(texts).ledger, null);
const prediction = { justification: 'semapv:LexicalMatching' };

describe('fixLedger', () => {
  it('finds nothing to mend in what relata writes, and changes nothing', () => {
    fc.assert(
      fc.property(fc.array(anyRow, { maxLength: 6 }), (rows) => {
        const { texts } = upsertRows(NO_LEDGER, rows);
        expect(inspect(texts)).toMatchObject({ mechanical: [] });
        expect(fixLedger(texts, null)).toMatchObject({ changed: [], texts });
      }),
    );
  });

  it.each<[string, LedgerTexts, Partial<Record<keyof LedgerTexts, string[]>>, RegExp]>([
    [
      'order',
      { ...NO_LEDGER, positive: text(line(row(3, 4)), '# on 1 and 2', line(row(1, 2)), '# last') },
      { positive: ['# on 1 and 2', line(row(1, 2)), line(row(3, 4)), '# last'] },
      /positive.sssom.tsv:25: rows are not sorted/,
    ],
    [
      'a row in the wrong file',
      { ...NO_LEDGER, positive: text(line(row(1, 2, { verdict: 'rejected' }))) },
      { positive: [], negative: [line(row(1, 2, { verdict: 'rejected' }))] },
      /rejected row in the wrong file/,
    ],
    [
      'the larger UUID first',
      { ...NO_LEDGER, positive: text(line(row(2, 1, { wrote: 'subject' }))) },
      { positive: [line(row(1, 2, { wrote: 'object' }))] },
      /similar row with the larger UUID first/,
    ],
    [
      'a row twice',
      { ...NO_LEDGER, positive: text(line(row(1, 2)), line(row(1, 2))) },
      { positive: [line(row(1, 2))] },
      /:24: second row for Entry 1 – Entry 2; the first is curation\/positive.sssom.tsv:23/,
    ],
    [
      'two who say the same: the later row, and what both wrote and noted',
      {
        ...NO_LEDGER,
        positive: text(
          line(row(1, 2, { date: '2026-01-01', note: 'first', wrote: 'subject' })),
          line(row(1, 2, { date: '2026-02-02', author: BOB, note: 'second', wrote: 'object' })),
        ),
      },
      {
        positive: [
          line(row(1, 2, { date: '2026-02-02', author: BOB, note: 'first · second', wrote: 'both' })),
        ],
      },
      /second row/,
    ],
    [
      'a reviewed row beside its old self',
      {
        ...NO_LEDGER,
        negative: text(
          line(row(1, 2, { verdict: 'rejected', type: 'uses', reviewer: BOB, reviewDate: '2026-05-05' })),
          line(row(1, 2, { verdict: 'rejected', type: 'uses' })),
        ),
      },
      {
        negative: [
          line(row(1, 2, { verdict: 'rejected', type: 'uses', reviewer: BOB, reviewDate: '2026-05-05' })),
        ],
      },
      /second row/,
    ],
    [
      'a prediction of a decided pair',
      {
        ...NO_LEDGER,
        unsure: text(line(row(1, 2, { verdict: 'unsure' }))),
        predictions: text(line(row(2, 1, prediction))),
      },
      { unsure: [line(row(1, 2, { verdict: 'unsure' }))], predictions: [] },
      /second row/,
    ],
    [
      'what a merge left over',
      {
        ...NO_LEDGER,
        positive: text(
          '<<<<<<< HEAD',
          line(row(1, 2)),
          '=======',
          COLUMNS.join('\t'),
          line(row(3, 4)),
          '>>>>>>> bob',
          '# mine',
        ),
      },
      { positive: [line(row(1, 2)), line(row(3, 4)), '# mine'] },
      /:23: left over from a merge/,
    ],
  ])('mends %s', (_, texts, expected, complaint) => {
    const fix = fixLedger(texts, null);
    for (const file of LEDGER_FILES) {
      if (expected[file]) expect(body(fix.texts[file])).toEqual(expected[file]);
    }
    expect(fix.mended.map((p) => `${p.file}:${p.line}: ${p.message}`).join('\n')).toMatch(complaint);
    expect(fix.remaining).toEqual([]);
    expect(fixLedger(fix.texts, null)).toMatchObject({ changed: [], mended: [] });
  });

  it('leaves different words on a pair to people, and says where they stand', () => {
    const texts = {
      ...NO_LEDGER,
      positive: text(line(row(1, 2)), line(row(1, 2, { type: 'uses', author: BOB }))),
      negative: text(line(row(1, 2, { verdict: 'rejected' }))),
    };
    const fix = fixLedger(texts, null);
    expect(readLedger(fix.texts).rows).toHaveLength(3);
    expect(fix.remaining).toMatchObject([
      {
        severity: 'error',
        file: 'curation/negative.sssom.tsv',
        line: 23,
        remedy: '`relata review` asks which holds',
      },
    ]);
    expect(fix.remaining[0]?.message).toContain('accepted similar by Alice Doe, accepted uses by orcid');
  });

  it.each<[string, LedgerTexts, RegExp]>([
    [
      'a prediction marked as manual',
      { ...NO_LEDGER, predictions: text(line(row(1, 2))) },
      /marked as decided/,
    ],
    [
      'a decision of a matcher',
      { ...NO_LEDGER, positive: text(line(row(1, 2, prediction))) },
      /no decision of a person/,
    ],
    [
      'a decision of nobody',
      { ...NO_LEDGER, positive: text(line(row(1, 2, { author: { label: '', orcid: null } }))) },
      /of nobody/,
    ],
    ['a line that cannot be read', { ...NO_LEDGER, positive: text('torn') }, /subject_id names no entry/],
    [
      'an ancestor of diff3',
      { ...NO_LEDGER, positive: text('<<<<<<< a', '||||||| b', '=======', '>>>>>>> c') },
      /names no entry/,
    ],
  ])('leaves alone, and says: %s', (_, texts, complaint) => {
    const fix = fixLedger(texts, null);
    expect(fix.changed).toEqual([]);
    expect(fix.remaining.map((p) => p.message).join('\n')).toMatch(complaint);
  });

  it('names entries that the galaxy does not have', () => {
    const entry = {
      uuid: u(1),
      value: 'E',
      synonyms: [],
      description: '',
      revoked: false,
      refs: [],
      meta: {},
      related: [],
    };
    const cluster = {
      name: 'left',
      type: 'left',
      title: '',
      category: '',
      description: '',
      version: 1,
      deprecated: false,
      entries: [entry],
    };
    const galaxy = assembleGalaxy({ clusters: [cluster], taxonomies: [], problems: [] });
    const { remaining } = fixLedger({ ...NO_LEDGER, positive: text(line(row(1, 2))) }, galaxy);
    expect(remaining).toMatchObject([{ line: 23, message: `Entry 2 (${u(2)}) is not in this galaxy` }]);
  });

  it('does not miss the entries of a cluster that cannot be read', () => {
    const problems = [{ severity: 'error', file: 'clusters/right.json', message: 'no JSON' }] as const;
    const galaxy = assembleGalaxy({ clusters: [], taxonomies: [], problems });
    const { remaining } = fixLedger({ ...NO_LEDGER, positive: text(line(row(1, 2))) }, galaxy);
    expect(remaining).toMatchObject([{ line: 23, message: `Entry 1 (${u(1)}) is not in this galaxy` }]);
  });

  it('mends a header, and keeps what others have put into it', () => {
    const mine = `#mapping_set_title: Ours # really\n#curie_map:\n#  ex: https://example.org/\n${COLUMNS.slice(0, -1).join('\t')}\n`;
    const fix = fixLedger({ ...NO_LEDGER, positive: mine }, null);
    expect(fix.mended.map((p) => p.message)).toEqual([
      'header lacks sssom_version, mapping_set_id, license, extension_definitions',
      'curie_map lacks IAO, misp, misp.cluster, misp.galaxy, orcid, semapv, skos',
      'columns missing: misp_wrote',
    ]);
    expect(fix.texts.positive).toMatchInlineSnapshot(`
      "#sssom_version: "1.1"
      #curie_map:
      #  ex: https://example.org/
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
      #mapping_set_title: Ours # really
      subject_id	subject_label	predicate_id	predicate_label	predicate_modifier	object_id	object_label	mapping_justification	author_id	author_label	reviewer_id	reviewer_label	subject_source	object_source	mapping_tool	mapping_tool_version	mapping_date	review_date	confidence	reviewer_agreement	comment	misp_fingerprint	misp_tags	misp_wrote
      "
    `);
    expect(fixLedger(fix.texts, null).changed).toEqual([]);
  });

  it('declares a prefix again that somebody has taken out', () => {
    const positive = text(line(row(1, 2)));
    const without = positive.replace(/^# {2}misp\.cluster:.*\n/m, '');
    expect(inspect({ ...NO_LEDGER, positive: without }).mechanical).toMatchObject([
      { line: 1, message: 'curie_map lacks misp.cluster' },
    ]);
    const { texts } = fixLedger({ ...NO_LEDGER, positive: without }, null);
    expect(texts.positive).toContain('#  misp.cluster: https://www.misp-galaxy.org/\n');
    expect(body(texts.positive)).toEqual(body(positive));
  });

  it('keeps a header that is no YAML as comments', () => {
    const fix = fixLedger(
      { ...NO_LEDGER, positive: `#a: [\n${COLUMNS.join('\t')}\n${line(row(1, 2))}\n` },
      null,
    );
    expect(fix.texts.positive).toContain('\n## a: [\n');
    expect(readLedger(fix.texts)).toMatchObject({ problems: [], rows: [{ verdict: 'accepted' }] });
  });

  it('loses no row, whatever order and file rows are in', () => {
    const texts = fc.record({
      positive: fc.array(anyRow, { maxLength: 4 }),
      negative: fc.array(anyRow, { maxLength: 4 }),
      unsure: fc.array(anyRow, { maxLength: 4 }),
      predictions: fc.array(anyRow, { maxLength: 4 }),
    });
    fc.assert(
      fc.property(texts, (rows) => {
        const before = Object.fromEntries(
          LEDGER_FILES.map((f) => [f, text(...rows[f].map(line))]),
        ) as unknown as LedgerTexts;
        const fix = fixLedger(before, null);
        const [old, now] = [readLedger(before).rows, readLedger(fix.texts).rows];
        const said = (list: readonly LedgerRow[]) => new Set(list.map((r) => `${keyOf(r)} ${r.verdict}`));
        const decided = new Set(old.filter((r) => fileOf(r) !== 'predictions').map(keyOf));
        const weighed = old.filter((r) => fileOf(r) !== 'predictions' || !decided.has(keyOf(r)));
        expect(said(now)).toEqual(said(weighed));
        expect(fixLedger(fix.texts, null)).toMatchObject({ changed: [], mended: [] });
      }),
    );
  });
});
