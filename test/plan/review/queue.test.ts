import { describe, expect, it } from 'vitest';
import { pairKey } from '../../../src/galaxy/galaxy.js';
import { toRow } from '../../../src/ledger/rows.js';
import type { Curator, Decision, LedgerRow } from '../../../src/ledger/types.js';
import type { CandidatePair } from '../../../src/matcher/types.js';
import { reviewDecision, sentBack } from '../../../src/plan/review/decide.js';
import { identityGraph } from '../../../src/plan/review/identity-groups.js';
import { type ReviewInput, type ReviewScope, reviewOf } from '../../../src/plan/review/queue.js';
import { ALICE, BOB, decision, row, u } from '../../ledger/make.js';
import { cluster, entry, galaxy } from './make.js';

const CAROL: Curator = { label: 'Carol <carol@example.org>', orcid: null };
const G = galaxy(
  cluster('left', entry(1, ['similar 2']), entry(3), entry(5, [], { revoked: true }), entry(7)),
  cluster('right', entry(2), entry(4), entry(6), entry(8)),
);
const prediction = {
  justification: 'semapv:LexicalMatching',
  author: { label: '', orcid: null },
  confidence: 0.8,
};

function queue(ledger: LedgerRow[], change: Partial<ReviewInput> = {}, certain: Record<string, number> = {}) {
  const input: ReviewInput = {
    galaxy: G,
    graph: identityGraph(G, []),
    ledger,
    scope: { what: 'ledger' },
    reviewer: CAROL,
    settings: { fourEyes: false },
    ...change,
  };
  const scores = new Map(
    Object.entries(certain).map(([pair, p]): [string, CandidatePair] => {
      const [a = 0, b = 0] = pair.split('-').map(Number);
      return [pairKey(u(a), u(b)), score(a, b, p)];
    }),
  );
  return reviewOf(input)
    .queue(scores)
    .map(({ rank, rows: [r], reasons }) => {
      const pair = [r.subject, r.object].map(({ uuid }) => Number(uuid.slice(-3))).join('-');
      return `${pair} ${rank}: ${reasons.join(', ')}`;
    });
}

function score(a: number, b: number, matchProbability: number): CandidatePair {
  const ref = (n: number) => ({ uuid: u(n), value: '', cluster: '' });
  return {
    subject: ref(a),
    object: ref(b),
    matchWeight: Math.log2(matchProbability / (1 - matchProbability)),
    matchProbability,
    relation: { type: 'similar', subject: 'subject', probability: matchProbability },
    tags: [],
    linked: 'none',
    evidence: [],
  };
}

describe('reviewOf', () => {
  it.each<[string, LedgerRow[], Partial<ReviewInput>, Record<string, number>, string[]]>([
    ['nothing that is plain', [row(3, 4)], {}, { '3-4': 0.9 }, []],
    [
      'disagreements',
      [row(3, 4), row(3, 4, { verdict: 'rejected', author: BOB })],
      {},
      {},
      ['3-4 disagreement: Alice Doe: accepted similar, orcid:0000-0002-1825-0097: rejected similar'],
    ],
    [
      'what the matcher is against',
      [row(3, 4)],
      {},
      { '3-4': 0.01 },
      ['3-4 against-matcher: the matcher gives it 1.0 %'],
    ],
    [
      'what the matcher is for',
      [row(3, 4, { verdict: 'rejected' })],
      {},
      { '3-4': 0.99 },
      ['3-4 against-matcher: rejected, and the matcher gives it 99.0 %'],
    ],
    [
      'the weakest link of what makes two of one framework one',
      [row(3, 2)],
      {},
      { '2-3': 0.7, '1-2': 0.99 },
      [
        '2-3 risk: makes Entry 1 and Entry 3 of left one, by way of Entry 2; the weakest link is Entry 2 and Entry 3',
      ],
    ],
    [
      'no weakest link where a link of the chain has no score',
      [row(3, 2)],
      {},
      { '2-3': 0.7 },
      ['2-3 risk: makes Entry 1 and Entry 3 of left one, by way of Entry 2'],
    ],
    ['revoked entries', [row(5, 6)], {}, {}, ['5-6 risk: Entry 5 (left) is revoked']],
    [
      'a rejected pair that stands',
      [row(1, 2, { verdict: 'rejected' })],
      {},
      {},
      ['1-2 risk: rejected, and stands in left'],
    ],
    ['predictions', [row(3, 4, prediction)], {}, {}, ['3-4 prediction: predicted by relata, 80 %']],
    ['nothing that is approved', [row(5, 6, { reviewer: BOB, reviewerAgreement: 1 })], {}, {}, []],
    [
      'everything of others under four eyes',
      [row(3, 4), row(7, 8, { author: CAROL })],
      { settings: { fourEyes: true } },
      {},
      ['3-4 decision: decided by Alice Doe'],
    ],
    ['nothing about entries that are gone', [row(3, 99), row(3, 99, { verdict: 'rejected' })], {}, {}, []],
  ])('has %s', (_, rows, change, certain, expected) => {
    expect(queue(rows, change, certain)).toEqual(expected);
  });

  it('puts the weightiest first, decisions by doubt and predictions by certainty', () => {
    const scope: ReviewScope = { what: 'since', before: [] };
    const rows = [
      row(1, 2, { confidence: 0.9 }),
      row(3, 4),
      row(3, 4, { verdict: 'rejected' }),
      row(5, 6),
      row(7, 8),
    ];
    expect(queue(rows, { scope }, { '1-2': 0.99, '7-8': 0.5 }).map((line) => line.split(':')[0])).toEqual([
      '3-4 disagreement',
      '5-6 risk',
      '7-8 decision',
      '1-2 decision',
    ]);
    const predictions = [row(3, 4, { ...prediction, confidence: 0.6 }), row(7, 8, prediction)];
    expect(queue(predictions).map((line) => line.split(' ')[0])).toEqual(['7-8', '3-4']);
  });

  it('has since a revision what others decided since', () => {
    const before = [row(1, 2), row(3, 4)];
    const now = [row(1, 2), row(3, 4, { verdict: 'rejected' }), row(7, 8), row(5, 8, { author: CAROL })];
    expect(queue(now, { scope: { what: 'since', before } })).toEqual([
      '3-4 decision: decided by Alice Doe',
      '7-8 decision: decided by Alice Doe',
    ]);
  });

  it('has what is offered, beside what the ledger says of it', () => {
    const rows = [row(3, 4), row(7, 8, { author: BOB })];
    const ledger = [row(7, 8, { verdict: 'unsure' }), row(5, 6)];
    expect(queue(ledger, { scope: { what: 'offered', rows } })).toEqual([
      '7-8 disagreement: orcid:0000-0002-1825-0097: accepted similar, Alice Doe: unsure similar',
      '3-4 decision: decided by Alice Doe',
    ]);
  });
});

it('wants to know the scores of all links of a chain that makes a contradiction', () => {
  const graph = identityGraph(G, []);
  const ledger = [row(3, 2), row(7, 8)];
  const input = { galaxy: G, graph, ledger, reviewer: CAROL, settings: { fourEyes: false } };
  const keys = reviewOf({ ...input, scope: { what: 'ledger' } }).pairs.map((pair) => pairKey(...pair));
  expect(new Set(keys)).toEqual(new Set([pairKey(u(2), u(3)), pairKey(u(1), u(2)), pairKey(u(7), u(8))]));
});

describe('reviewDecision', () => {
  const own = (change: Partial<Decision> = {}) =>
    decision(3, 4, { author: CAROL, date: '2026-06-01', fingerprint: 'now', ...change });
  const item = (...rows: [LedgerRow, ...LedgerRow[]]) => ({
    key: '',
    rows,
    reasons: [],
    rank: 'decision' as const,
    certainty: null,
  });
  const lax = { fourEyes: false };
  const strict = { fourEyes: true };
  const asRow = (d: Decision | { refused: string }) =>
    'refused' in d ? d.refused : toRow(d, { name: 'relata', version: '1.2.3' });

  it('approves a row that says the same, and leaves it to its author', () => {
    expect(asRow(reviewDecision(item(row(3, 4)), own(), strict))).toMatchObject({
      author: ALICE,
      date: '2026-05-04',
      reviewer: CAROL,
      reviewDate: '2026-06-01',
      reviewerAgreement: 1,
      fingerprint: 'now',
    });
    const turned = reviewDecision(
      item(row(3, 4)),
      own({ subject: own().object, object: own().subject }),
      lax,
    );
    expect(asRow(turned)).toMatchObject({ subject: { uuid: u(3) }, author: ALICE });
  });

  it.each<[string, LedgerRow[], Partial<Decision>]>([
    ['another verdict', [row(3, 4)], { verdict: 'rejected' }],
    ['another type', [row(3, 4)], { type: 'uses' }],
    ['other tags', [row(3, 4)], { tags: ['x:y'] }],
    ['a prediction', [row(3, 4, prediction)], {}],
  ])('is a decision of the reviewer for %s', (_, rows, change) => {
    const [first = row(3, 4), ...rest] = rows;
    expect(asRow(reviewDecision(item(first, ...rest), own(change), strict))).toMatchObject({
      author: CAROL,
      reviewer: null,
      reviewerAgreement: null,
    });
  });

  it('settles a disagreement for the one who said the same', () => {
    const disputed = item(row(3, 4, { verdict: 'rejected' }), row(3, 4, { author: BOB }));
    expect(asRow(reviewDecision(disputed, own(), lax))).toMatchObject({ author: BOB, reviewerAgreement: 1 });
    expect(asRow(reviewDecision(disputed, own({ verdict: 'rejected' }), lax))).toMatchObject({
      author: ALICE,
    });
    expect(asRow(reviewDecision(disputed, own({ verdict: 'unsure' }), lax))).toMatchObject({ author: CAROL });
  });

  it('lets nobody approve their own decision where four eyes are required', () => {
    const mine = item(row(3, 4, { author: CAROL }));
    expect(asRow(reviewDecision(mine, own(), strict))).toMatch(/somebody else/);
    expect(asRow(reviewDecision(mine, own(), lax))).toMatchObject({ author: CAROL, reviewer: CAROL });
  });

  it('keeps an unsure decision unsure', () => {
    const unsure = item(row(3, 4, { verdict: 'unsure' }));
    expect(asRow(reviewDecision(unsure, own({ verdict: 'unsure' }), lax))).toMatchObject({
      reviewer: CAROL,
      reviewerAgreement: 0,
    });
  });

  it('sends back with a note, and only what somebody decided', () => {
    expect(asRow(sentBack(item(row(3, 4)), own({ note: 'another group' })))).toMatchObject({
      author: ALICE,
      reviewerAgreement: -1,
      note: 'another group',
      verdict: 'accepted',
    });
    expect(asRow(sentBack(item(row(3, 4)), own()))).toMatch(/say why/);
    expect(asRow(sentBack(item(row(3, 4, prediction)), own({ note: 'x' })))).toMatch(/nobody has decided/);
    expect(asRow(sentBack(item(row(3, 4), row(3, 4, { type: 'uses' })), own({ note: 'x' })))).toMatch(
      /disagree/,
    );
  });
});
