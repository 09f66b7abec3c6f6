import { describe, expect, it } from 'vitest';
import { encodeRecord, readJournal } from '../../../src/ledger/journal.js';
import { keyOf, toRow } from '../../../src/ledger/rows.js';
import type { Decision, LedgerRow } from '../../../src/ledger/types.js';
import type { ReviewItem } from '../../../src/plan/review/queue.js';
import type { ReviewDesk } from '../../../src/tui/events.js';
import { pairStateOf } from '../../../src/tui/state/arrangement.js';
import { currentKey, currentPair } from '../../../src/tui/state/state.js';
import { toAscii } from '../../../src/tui/theme/ascii.js';
import { Driver } from '../support/driver.js';
import { textFrame } from '../support/frame.js';
import { LIKELY, pairOf, smallGalaxy } from '../support/galaxy.js';

const galaxy = smallGalaxy();
const pairs = [pairOf(galaxy, 1, 11), pairOf(galaxy, 2, 12)];
const [first, second] = pairs;

/** What Bob said of a pair. */
function said(n: 0 | 1, change: Partial<Decision> = {}): LedgerRow {
  const pair = pairs[n] ?? first;
  if (!pair) throw new TypeError('no pair');
  const bob = { label: 'Bob <bob@example.org>', orcid: null };
  const decision: Decision = {
    subject: pair.subject,
    object: pair.object,
    verdict: 'accepted',
    type: 'similar',
    tags: [LIKELY],
    note: 'by Bob',
    author: bob,
    date: '2026-05-04',
    confidence: null,
    fingerprint: 'then',
    ...change,
  };
  return toRow(decision, { name: 'relata', version: '1.2.3' });
}

function desk(...items: Partial<ReviewItem>[]): ReviewDesk {
  const full = items.map((item): ReviewItem => {
    const rows: ReviewItem['rows'] = item.rows ?? [said(0)];
    return {
      key: keyOf(rows[0]),
      rows,
      reasons: ['decided by Bob'],
      rank: 'decision',
      certainty: null,
      ...item,
    };
  });
  return { items: new Map(full.map((item) => [item.key, item])), settings: { fourEyes: false } };
}

const start = (d: ReviewDesk, more = {}) => Driver.start({ galaxy, pairs, desk: d, ...more });
const both = desk({ rows: [said(1)] }, { rows: [said(0)] });

describe("the maintainer's desk", () => {
  it('asks in its own order, and starts with what was said', () => {
    const driver = start(both);
    expect(currentPair(driver.state)?.subject.uuid).toBe(second?.subject.uuid);
    expect(driver.state.draft).toMatchObject({ type: 'similar', tags: [LIKELY], note: '' });
    expect(textFrame(driver.state)).toContain('Bob ✓ accepted similar likely  2026-05-04  “by Bob”');
  });

  it('y approves: the decision stays its author’s, and says who reviewed it', () => {
    expect(start(both).press('y').decisions()).toMatchObject([
      {
        author: { label: 'Bob <bob@example.org>' },
        date: '2026-05-04',
        note: 'by Bob',
        review: { reviewer: { label: 'Ana <ana@example.org>' }, date: '2026-08-14', agreement: 1 },
      },
    ]);
  });

  it('n is a decision of the reviewer where the author accepted', () => {
    const [decision] = start(both).press('n').decisions();
    expect(decision).toMatchObject({ verdict: 'rejected', author: { label: 'Ana <ana@example.org>' } });
    expect(decision?.review).toBeUndefined();
  });

  it('b asks why, and sends the decision back with the answer', () => {
    const driver = start(both).press('b').type('which group').press('enter');
    expect(driver.decisions()).toMatchObject([
      {
        verdict: 'accepted',
        note: 'which group',
        review: { agreement: -1 },
        author: { label: 'Bob <bob@example.org>' },
      },
    ]);
    expect(currentPair(driver.state)?.subject.uuid).toBe(first?.subject.uuid);
    expect(textFrame(driver.press('k').state)).toContain('sent back, pending');
  });

  it('shows what was sent back by a sign of its own, in ASCII too', () => {
    const driver = start(both).press('b').type('which group').press('enter');
    const sentBack = (text: string) => text.split('\n').filter((row) => /^[ ›>][ ·-][↺<]/.test(row));
    const list = textFrame(driver.press('l').state);
    expect(sentBack(list)).toHaveLength(1);
    expect(sentBack(toAscii(list))).toHaveLength(1);
    expect(textFrame(driver.press('esc h').state)).toMatch(/› ↺ 2026/);
    expect(textFrame(driver.press('esc k').state)).toContain('↺ sent back, pending');
    expect(pairStateOf(driver.state, currentKey(driver.state) ?? '')).toBe('sent back');
  });

  it('wraps a long reason where what was said leaves a row', () => {
    const reason = `makes ${'one of a pair of entries '.repeat(4)}the same`;
    const d = desk({ rank: 'risk', reasons: [reason], rows: [said(0)] });
    const frame = textFrame(start(d, { size: { columns: 80, rows: 24 } }).state).split('\n');
    expect(frame[1]).toMatch(/^ ! makes one/);
    expect(frame[2]).toMatch(/^ {3}\S.* the same/);
    expect(frame[3]).toMatch(/^ {3}Bob ✓ accepted/);
  });

  it('says of an unsure decision that somebody looked at it, not that it holds', () => {
    const driver = start(desk({ rows: [said(0, { verdict: 'unsure' })] })).press('u k');
    expect(textFrame(driver.state)).toContain('? unsure, reviewed, pending');
  });

  it('b without an answer does nothing, and Esc goes back', () => {
    const driver = start(both).press('b enter');
    expect(driver.decisions()).toEqual([]);
    expect(driver.state.notice?.text).toMatch(/say why/);
    expect(start(both).press('b').type('x').press('esc').decisions()).toEqual([]);
  });

  it.each([
    ['curators who disagree', [said(0), said(0, { verdict: 'rejected' })], /curators disagree/],
    ['a prediction', [{ ...said(0), justification: 'semapv:LexicalMatching' }], /nobody has decided this/],
  ] as const)('b asks nothing where there is nobody to send it back to: %s', (_, rows, why) => {
    const [first, ...more] = rows;
    const driver = start(desk({ rows: [first, ...more] })).press('b');
    expect(driver.state.screens).toEqual([]);
    expect(driver.state.notice?.text).toMatch(why);
  });

  it('lets nobody approve their own decision where four eyes are required', () => {
    const mine = said(0, { author: { label: 'Ana <ana@example.org>', orcid: null } });
    const driver = start({ ...desk({ rows: [mine] }), settings: { fourEyes: true } }).press('y');
    expect(driver.decisions()).toEqual([]);
    expect(driver.state.notice?.text).toMatch(/somebody else/);
  });

  it('starts with the first pair that is still open', () => {
    const record = start(both).press('y').state.journal;
    const driver = start(both, { journal: record });
    expect(currentPair(driver.state)?.subject.uuid).toBe(first?.subject.uuid);
  });

  it('does not hold a rejection against the decision that takes its place', () => {
    const ledger = [said(0, { verdict: 'rejected' })];
    const driver = start(desk({ rank: 'against-matcher', rows: [ledger[0] ?? said(0)] }), { ledger });
    expect(textFrame(driver.state)).not.toContain('which the ledger rejects');
    expect(textFrame(driver.press('y c').state)).not.toContain('which the ledger rejects');
  });

  it('survives the journal', () => {
    const { journal } = start(both).press('y').state;
    expect(readJournal(journal.map(encodeRecord).join('')).records).toEqual(journal);
  });

  it.each([
    [
      'a disagreement',
      desk({ rank: 'disagreement', rows: [said(0), said(0, { verdict: 'rejected', note: '' })] }),
      ['two answers to one question', 'Bob ✗ rejected similar'],
    ],
    [
      'a risk',
      desk({ rank: 'risk', reasons: ['x is revoked', 'decided by Bob'] }),
      ['! x is revoked · decided by Bob'],
    ],
    [
      'a prediction',
      desk({ rank: 'prediction', rows: [{ ...said(0), justification: 'semapv:LexicalMatching' }] }),
      ['relata ~ predicts similar'],
    ],
  ])('shows %s', (_, d, texts) => {
    for (const text of texts) expect(textFrame(start(d).state)).toContain(text);
    for (const size of [
      { columns: 40, rows: 12 },
      { columns: 80, rows: 24 },
    ]) {
      const frame = textFrame(start(d, { size }).state).trimEnd().split('\n');
      expect(frame.length).toBeLessThanOrEqual(size.rows);
    }
  });
});
