import { describe, expect, it } from 'vitest';
import type { Entry } from '../../../src/galaxy/types.js';
import type { LedgerRow } from '../../../src/ledger/types.js';
import type { CandidatePair } from '../../../src/matcher/types.js';
import { formatMarkdown } from '../../../src/plan/review/markdown.js';
import { pairsOfChanges, summarise } from '../../../src/plan/review/summary.js';
import { formatSummaryJson } from '../../../src/plan/review/summary-json.js';
import type { RangeInput } from '../../../src/plan/review/types.js';
import { ALICE, BOB, row, u } from '../../ledger/make.js';
import { cluster, entry, galaxy } from './make.js';

function input(before: [Entry[], Entry[]], after: [Entry[], Entry[]], rows: LedgerRow[] = []): RangeInput {
  const state = ([left, right]: [Entry[], Entry[]]) => [cluster('left', ...left), cluster('right', ...right)];
  return {
    range: 'main..curation/alice',
    before: state(before),
    after: state(after),
    galaxy: galaxy(...state(after)),
    rowsBefore: [],
    rowsAfter: rows,
    history: [],
    problems: [],
  };
}

const none: [Entry[], Entry[]] = [
  [entry(1), entry(3), entry(5)],
  [entry(2), entry(4), entry(6)],
];
const summary = (range: RangeInput) => summarise(range, new Map());

describe('summarise', () => {
  it.each<[string, Entry[], Entry[], LedgerRow[], RegExp]>([
    [
      'a revoked entry',
      [entry(1, ['similar 2'])],
      [entry(2, [], { revoked: true })],
      [],
      /Entry 2 \(right\) is revoked/,
    ],
    ['a relation to nowhere', [entry(1, ['similar 9'])], [entry(2)], [], /is no entry of this galaxy/],
    [
      'a type that nobody used before',
      [entry(1, ['similiar 2'])],
      [entry(2)],
      [],
      /similiar is no known relation/,
    ],
    ['a malformed tag', [entry(1, ['similar 2 likely'])], [entry(2)], [], /malformed tag likely/],
    [
      'a pair that is rejected',
      [entry(1, ['similar 2'])],
      [entry(2)],
      [row(1, 2, { verdict: 'rejected' })],
      /^the ledger rejects this pair$/,
    ],
    [
      'a decision that was sent back',
      [entry(1, ['similar 2'])],
      [entry(2)],
      [row(1, 2, { reviewer: BOB, reviewerAgreement: -1 })],
      /a reviewer sent it back/,
    ],
    [
      'two of one framework made one',
      [entry(1, ['similar 2']), entry(3, ['similar 2'])],
      [entry(2)],
      [],
      /makes Entry [13] and Entry [13] of left one, by way of Entry 2/,
    ],
  ])('warns of %s', (_, left, right, rows, warning) => {
    const { changes } = summary(input(none, [left, right], rows));
    expect(changes.find(({ kind }) => kind === 'added')?.warnings.join('\n')).toMatch(warning);
  });

  it('knows a type that this galaxy has used before', () => {
    const before: [Entry[], Entry[]] = [[entry(1, ['seen-with 4'])], [entry(2), entry(4)]];
    const after: [Entry[], Entry[]] = [[entry(1, ['seen-with 4', 'seen-with 2'])], before[1]];
    expect(summary(input(before, after)).changes).toMatchObject([{ type: 'seen-with', warnings: [] }]);
  });

  it('tells what was reviewed from what was decided', () => {
    const approved = row(1, 2, {
      reviewer: BOB,
      reviewDate: '2026-05-05',
      reviewerAgreement: 1,
      note: 'fine',
    });
    const anew = row(3, 4, { verdict: 'rejected', author: BOB });
    const before = { ...input(none, none), rowsBefore: [row(1, 2), row(3, 4)] };
    const { decisions, reviewed, byCurator } = summary({ ...before, rowsAfter: [approved, anew] });
    expect(decisions).toEqual({ positive: 0, negative: 1, unsure: 0, predictions: 0 });
    expect(reviewed).toBe(1);
    expect(byCurator).toEqual([
      { curator: 'orcid:0000-0002-1825-0097', accepted: 0, rejected: 1, unsure: 0, reviewed: 1 },
    ]);
    expect(formatMarkdown(summary({ ...before, rowsAfter: [approved, anew] }))).toContain(
      '1 new decision in the ledger: 0 accepted, 1 rejected, 0 unsure; 1 reviewed.',
    );
  });

  it('finds nothing wrong with a revoked entry that says where to go', () => {
    const left = [entry(1, ['revoked-by 2'], { revoked: true })];
    expect(summary(input(none, [left, [entry(2)]])).changes[0]?.warnings).toEqual([]);
  });

  it('puts warnings first, then the least certain', () => {
    const left = [entry(1, ['similar 2']), entry(3, ['similar 4']), entry(5, ['uses 6 likely'])];
    const range = input(
      none,
      [left, [entry(2), entry(4), entry(6)]],
      [row(1, 2, { confidence: 0.9 }), row(3, 4, { confidence: 0.6 })],
    );
    expect(summary(range).changes.map(({ subject }) => subject.value)).toEqual([
      'Entry 5',
      'Entry 3',
      'Entry 1',
    ]);
  });

  it('asks the matcher where the curator has said nothing', () => {
    const range = input(none, [[entry(1, ['similar 2', 'uses 4'])], [entry(2), entry(4)]]);
    expect(pairsOfChanges(range)).toEqual([
      [u(1), u(2)],
      [u(1), u(4)],
    ]);
    const score = (b: number, type: string): [string, CandidatePair] => [
      `${u(1)} ${u(b)}`,
      {
        subject: { uuid: u(1), value: '', cluster: 'left' },
        object: { uuid: u(b), value: '', cluster: 'right' },
        matchWeight: 0,
        matchProbability: 0.25,
        relation: { type, subject: 'subject', probability: 0.75 },
        tags: [],
        linked: 'none',
        evidence: [],
      },
    ];
    const { changes } = summarise(range, new Map([score(2, 'similar'), score(4, 'uses')]));
    expect(changes.map(({ type, certainty }) => [type, certainty])).toEqual([
      ['similar', 0.25],
      ['uses', 0.75],
    ]);
  });
});

const example = () => {
  const name = { value: '<b>@evil</b> | *#1*' };
  const after: [Entry[], Entry[]] = [
    [
      entry(1, ['similar 2 estimative-language:likelihood-probability="likely"']),
      entry(3, ['uses 4']),
      entry(5),
    ],
    [entry(2, [], name), entry(4, [], { revoked: true }), entry(6)],
  ];
  const before: [Entry[], Entry[]] = [
    [entry(1), entry(3, ['similar 4']), entry(5, ['similar 6'])],
    [entry(2), entry(4), entry(6)],
  ];
  const rows = [
    row(1, 2, { confidence: 0.85, reviewer: BOB, reviewerAgreement: 1, note: 'sure', author: ALICE }),
    row(7, 8, { verdict: 'rejected', author: BOB }),
  ];
  return summary(input(before, after, rows));
};

describe('formatMarkdown', () => {
  it('looks like this', () => {
    expect(formatMarkdown(example())).toMatchInlineSnapshot(`
      "## Relations: 1 added, 1 retyped, 1 removed

      \`main..curation/alice\`. 2 new decisions in the ledger: 1 accepted, 1 rejected, 0 unsure; 1 reviewed. Of the changes, 1 has no decision there.

      ### Look at these first

      - **Entry 3** (left) ~~similar~~ uses **Entry 4** (right) · retyped · no decision
        - ⚠ Entry 4 (right) is revoked

      ### Added, the least certain first

      - **Entry 1** (left) similar **&lt;b&gt;&#64;evil&lt;/b&gt; \\| \\*&#35;1\\*** (right) · likely · 85 % · Alice Doe · reviewed by orcid:0000-0002-1825-0097 · “sure”

      ### Removed

      - **Entry 5** (left) similar **Entry 6** (right) · no decision

      ### By framework

      | frameworks | added | retyped | removed | other tags |
      |---|--:|--:|--:|--:|
      | left – right | 1 | 1 | 1 | 0 |

      ### By curator

      | curator | accepted | rejected | unsure | reviewed |
      |---|--:|--:|--:|--:|
      | orcid:0000-0002-1825-0097 | 0 | 1 | 0 | 1 |
      | Alice Doe | 1 | 0 | 0 | 0 |

      ### Agreement between curators

      | frameworks | judged twice | agree | Cohen's κ |
      |---|--:|--:|--:|
      | all | 1 | 100 % | – |
      | left – right | 1 | 100 % | – |
      "
    `);
  });

  it('stays short, whatever changed', () => {
    const many = Array.from({ length: 500 }, (_, n) => entry(2 * n + 1, [`similar ${2 * n + 2}`]));
    const text = formatMarkdown(summary(input([[], []], [many, many.map((_, n) => entry(2 * n + 2))])));
    expect(text).toContain('- … and 440 more');
    expect(text.length).toBeLessThan(30_000);
  });

  it('fits a comment, however long names and notes are', () => {
    const some = Array.from({ length: 70 }, (_, n) => entry(2 * n + 1, [`similar ${2 * n + 2}`, 'uses 400']));
    const others = some.map((_, n) => entry(2 * n + 2, [], { value: 'x'.repeat(900) }));
    const text = formatMarkdown(summary(input([[], []], [some, others])));
    expect(text.length).toBeLessThan(65_536);
    expect(text).toMatch(/\n… and more: `relata review --summary --format json` has all of it\.\n$/);
  });

  it('names an end that is no entry', () => {
    const text = formatMarkdown(summary(input(none, [[entry(1, ['similar 9'])], []])));
    expect(text).toContain(`similar **${u(9)}** (no entry)`);
  });

  it('says so when nothing changed', () => {
    expect(formatMarkdown(summary(input(none, none)))).toContain('## Relations: none changed');
  });
});

describe('formatSummaryJson', () => {
  it('has the keys that scripts rely on', () => {
    const json = JSON.parse(formatSummaryJson(example()));
    expect(Object.keys(json)).toEqual([
      'range',
      'relations',
      'byFrameworks',
      'byCurator',
      'decisions',
      'reviewed',
      'agreement',
      'problems',
    ]);
    expect(Object.keys(json.relations[0])).toEqual([
      'kind',
      'subject',
      'object',
      'type',
      'tags',
      'was',
      'certainty',
      'warnings',
      'decision',
    ]);
    expect(json.decisions).toEqual({ positive: 1, negative: 1, unsure: 0, predictions: 0 });
  });
});
