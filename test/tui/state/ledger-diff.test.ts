import { describe, expect, test } from 'vitest';
import { toRow } from '../../../src/ledger/rows.js';
import { emptyDocument, lineOf, renderDocument } from '../../../src/ledger/sssom/document.js';
import type { LedgerRow } from '../../../src/ledger/types.js';
import { changedRows } from '../../../src/tui/state/ledger-diff.js';

function row(value: string, more: Partial<LedgerRow> = {}): LedgerRow {
  const ref = (letter: string) => ({
    uuid: `${letter.repeat(8)}-0000-4000-8000-00000000000${value.length}`,
    value,
    cluster: letter,
  });
  const decision = {
    subject: ref('a'),
    object: ref('b'),
    verdict: 'accepted',
    type: 'similar',
    tags: [],
    note: '',
    author: { label: 'Ana <ana@example.org>', orcid: null },
    date: '2026-05-04',
    confidence: null,
    fingerprint: '',
  } as const;
  return { ...toRow(decision, { name: 'relata', version: '1' }), ...more };
}

function text(...rows: readonly LedgerRow[]): string {
  const document = emptyDocument('positive');
  return renderDocument({ ...document, lines: rows.map((r) => lineOf(r, document.columns)) });
}

describe('what changes in the ledger, in words', () => {
  test('a new file', () => {
    expect(changedRows({ before: null, after: text(row('APT1'), row('APT32')) })).toEqual([
      { kind: 'added', text: 'APT1 similar APT1: accepted by Ana 2026-05-04' },
      { kind: 'added', text: 'APT32 similar APT32: accepted by Ana 2026-05-04' },
    ]);
  });

  test('a row that is approved, and one that stays', () => {
    const approved = row('APT1', {
      reviewer: { label: 'Bob <bob@example.org>', orcid: null },
      reviewDate: '2026-05-05',
      reviewerAgreement: 1,
      tags: ['a:b="c"'],
      note: 'so they say',
    });
    expect(
      changedRows({ before: text(row('APT1'), row('APT32')), after: text(approved, row('APT32')) }),
    ).toEqual([
      { kind: 'removed', text: 'APT1 similar APT1: accepted by Ana 2026-05-04' },
      {
        kind: 'added',
        text: 'APT1 similar APT1: accepted by Ana 2026-05-04, approved by Bob 2026-05-05, c, “so they say”',
      },
    ]);
  });

  test('a prediction, a rejection, and one that was sent back', () => {
    const texts = changedRows({
      before: null,
      after: text(
        row('A', { justification: 'semapv:CompositeMatching', tool: 'scanner' }),
        row('BB', { verdict: 'rejected' }),
        row('CCC', {
          reviewer: { label: 'Bob <b@b.b>', orcid: null },
          reviewDate: null,
          reviewerAgreement: -1,
        }),
      ),
    }).map((changed) => changed.text);
    expect(texts).toEqual([
      expect.stringMatching(/^A similar A: predicted by scanner/),
      expect.stringMatching(/^BB similar BB: rejected by Ana/),
      expect.stringMatching(/, sent back by Bob$/),
    ]);
  });

  test('nothing, where only the form changes', () => {
    const one = text(row('APT1'));
    expect(changedRows({ before: one, after: `# a comment\n${one}` })).toEqual([]);
    expect(changedRows({ before: one, after: one })).toEqual([]);
  });
});
