import type { EntryRef } from '../../../src/galaxy/types.js';
import type { Decision } from '../../../src/ledger/types.js';

/** An accepted decision, as the curator's screen makes it. */
export function decisionOn(subject: EntryRef, object: EntryRef): Decision {
  return {
    subject,
    object,
    verdict: 'accepted',
    type: 'similar',
    tags: ['estimative-language:likelihood-probability="likely"'],
    note: '',
    author: { label: 'Bench Mark <bench@example.org>', orcid: null },
    date: '2026-05-04',
    confidence: null,
    fingerprint: '0123456789abcdef',
  };
}
