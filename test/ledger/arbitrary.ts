import fc from 'fast-check';
import { COMPOSITE, MANUAL } from '../../src/ledger/rows.js';
import { asWritten } from '../../src/ledger/sssom/row-out.js';
import type { Curator, LedgerRow } from '../../src/ledger/types.js';
import { u } from './make.js';

/** Texts with everything that a TSV or a shell could trip over. */
export const text = fc.string({
  unit: fc.constantFrom(
    'a',
    'n',
    't',
    'Z',
    '"',
    "'",
    '\\',
    '|',
    '\t',
    '\n',
    '\r',
    ' ',
    '#',
    ',',
    'é',
    '海',
    '🦊',
  ),
  maxLength: 8,
});

const curator: fc.Arbitrary<Curator> = fc.oneof(
  text.filter((label) => label !== '').map((label) => ({ label, orcid: null })),
  fc.constant({ label: '', orcid: 'orcid:0000-0002-1825-0097' }),
);

const type = fc.oneof(
  fc.constantFrom('similar', 'same-as', 'uses', 'contains', 'revoked-by', 'Co-worker'),
  text.map((t) => t.trim()).filter((t) => t !== ''),
);

const date = fc.constantFrom('2024-02-29', '2026-05-04');
const score = fc.double({ min: 0, max: 1, noNaN: true }).map((n) => (n === 0 ? 0 : n));

/** Rows of pairs among few entries, so that they meet. */
export const anyRow: fc.Arbitrary<LedgerRow> = fc
  .record({
    pair: fc.tuple(fc.nat(5), fc.nat(5)).filter(([a, b]) => a !== b),
    names: fc.tuple(text, text),
    clusters: fc.constantFrom(['left', 'right'], ['odd name', 'ü%2F'], ['', '']),
    verdict: fc.constantFrom('accepted', 'rejected', 'unsure'),
    manual: fc.boolean(),
    type,
    tags: fc.array(
      text.filter((t) => t !== ''),
      { maxLength: 3 },
    ),
    note: text,
    author: curator,
    date,
    confidence: fc.option(score),
    fingerprint: fc.constantFrom('', '0f.1e/2d.3c'),
    reviewer: fc.option(curator),
    reviewDate: fc.option(date),
    agreement: fc.constantFrom(null, 1, -1, 0.5),
    wrote: fc.constantFrom('subject', 'object', 'both', 'none'),
  })
  .map((r) => {
    const [s, o] = r.pair;
    const row: LedgerRow = {
      subject: { uuid: u(s), value: r.names[0], cluster: r.clusters[0] ?? '' },
      object: { uuid: u(o), value: r.names[1], cluster: r.clusters[1] ?? '' },
      verdict: r.verdict,
      type: r.type,
      tags: r.tags,
      note: r.note,
      author: r.author,
      date: r.date,
      confidence: r.confidence,
      fingerprint: r.fingerprint,
      justification: r.verdict === 'accepted' && !r.manual ? COMPOSITE : MANUAL,
      reviewer: r.reviewer,
      reviewDate: r.reviewer && r.reviewDate,
      reviewerAgreement: r.verdict === 'unsure' ? 0 : r.reviewer && r.agreement,
      tool: 'relata',
      toolVersion: '1.2.3',
      wrote: r.wrote,
      extra: {},
    };
    return asWritten(row);
  });
