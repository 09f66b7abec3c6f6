import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EntryRef } from '../../../src/galaxy/types.js';
import {
  COMPOSITE,
  fileOf,
  keyOf,
  LEDGER_FILES,
  ledgerPath,
  MANUAL,
  toRow,
} from '../../../src/ledger/rows.js';
import { emptyDocument, renderDocument } from '../../../src/ledger/sssom/document.js';
import { editDocument } from '../../../src/ledger/sssom/edit.js';
import { asWritten } from '../../../src/ledger/sssom/row-out.js';
import type { Curator, LedgerRow } from '../../../src/ledger/types.js';

const CURATORS: readonly Curator[] = [
  { label: 'Alice Doe <alice@example.org>', orcid: null },
  { label: 'Bob Roe <bob@example.org>', orcid: null },
  { label: '', orcid: 'orcid:0000-0002-1825-0097' },
];
const LIKELIHOODS = ['likely', 'very-likely', 'almost-certain'];
const TYPES = ['similar', 'similar', 'similar', 'uses', 'contained-by', 'targets'];

/** Writes a ledger of `rows` decisions and predictions on the entries of a galaxy, and gives its size in bytes. */
export function writeLargeLedger(galaxy: string, to: string, rows: number): number {
  const refs = entriesOf(galaxy);
  const made = new Map<string, LedgerRow>();
  for (let n = 0; made.size < rows; n += 1) {
    const row = rowFor(n, refs);
    if (row !== null) made.set(keyOf(row), row);
  }
  mkdirSync(join(to, 'curation'), { recursive: true });
  let bytes = 0;
  for (const file of LEDGER_FILES) {
    const own = [...made.values()].filter((row) => fileOf(row) === file);
    const text = Buffer.from(renderDocument(editDocument(emptyDocument(file), () => false, own)));
    writeFileSync(join(to, ledgerPath(file)), text);
    bytes += text.length;
  }
  return bytes;
}

function entriesOf(galaxy: string): EntryRef[] {
  return readdirSync(join(galaxy, 'clusters'))
    .filter((file) => file.endsWith('.json'))
    .flatMap((file) => {
      const { values } = JSON.parse(readFileSync(join(galaxy, 'clusters', file), 'utf8'));
      return values.flatMap(({ uuid, value }: { uuid?: string; value: string }): EntryRef[] =>
        uuid ? [{ uuid: uuid.toLowerCase(), value, cluster: file.slice(0, -'.json'.length) }] : [],
      );
    });
}

/** Of ten rows six are accepted, two rejected, one is unsure and one predicted; one in five is reviewed. */
function rowFor(n: number, refs: readonly EntryRef[]): LedgerRow | null {
  const digest = createHash('sha256').update(`row ${n}`).digest();
  const hex = digest.toString('hex');
  const pick = <T>(list: readonly T[], at: number): T => list[digest.readUInt32LE(at) % list.length] as T;
  const [subject, object] = [pick(refs, 0), pick(refs, 4)];
  if (subject.uuid === object.uuid || subject.cluster === object.cluster) return null;
  const kind = n % 10;
  const author = pick(CURATORS, 8);
  const verdict = kind < 6 || kind === 9 ? 'accepted' : kind < 8 ? 'rejected' : 'unsure';
  const decision = {
    subject,
    object,
    verdict,
    type: pick(TYPES, 12),
    tags:
      verdict === 'accepted' ? [`estimative-language:likelihood-probability="${pick(LIKELIHOODS, 16)}"`] : [],
    note: n % 25 === 0 ? `see https://example.org/reports/${n}` : '',
    author: kind === 9 ? { label: '', orcid: null } : author,
    date: `2026-0${1 + (n % 9)}-${10 + (n % 18)}`,
    confidence: kind === 9 ? 0.5 + (n % 500) / 1000 : null,
    fingerprint: `${hex.slice(0, 12)}.${hex.slice(12, 24)}/${hex.slice(24, 36)}.${hex.slice(36, 48)}`,
    ...(n % 5 === 0 && kind < 8
      ? { review: { reviewer: pick(CURATORS, 20), date: '2026-10-01', agreement: 1 } }
      : {}),
  } as const;
  const tool = { name: 'relata', version: '0.1.0' };
  const row = toRow(decision, tool, verdict === 'accepted' && kind !== 9 ? 'both' : 'none');
  return asWritten({ ...row, justification: kind === 9 ? COMPOSITE : MANUAL });
}
