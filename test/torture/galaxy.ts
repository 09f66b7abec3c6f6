import type { Decision } from '../../src/ledger/types.js';

/** Entries on either side: pairs enough that cycles seldom meet. */
export const ENTRIES = 40;

export function uuidOf(cluster: 'left' | 'right', n: number): string {
  return `${cluster === 'left' ? 'aaaaaaaa' : 'bbbbbbbb'}-0000-4000-8000-${String(n).padStart(12, '0')}`;
}

/** Two clusters without relations, in the style of misp-galaxy. */
export function tortureFiles(): Record<string, string> {
  const cluster = (name: 'left' | 'right') => ({
    authors: [],
    category: 'tool',
    description: name,
    name,
    source: name,
    type: name,
    uuid: uuidOf(name, 0),
    values: Array.from({ length: ENTRIES }, (_, n) => ({
      description: `${name} ${n} `.repeat(40),
      uuid: uuidOf(name, n + 1),
      value: `${name} ${n + 1}`,
    })),
    version: 1,
  });
  return Object.fromEntries(
    (['left', 'right'] as const).map((name) => [
      `clusters/${name}.json`,
      `${JSON.stringify(cluster(name), null, 2)}\n`,
    ]),
  );
}

/** A decision on the pair of two entries. */
export function decisionOn(left: number, right: number, verdict: Decision['verdict']): Decision {
  const ref = (cluster: 'left' | 'right', n: number) => ({
    uuid: uuidOf(cluster, n),
    value: `${cluster} ${n}`,
    cluster,
  });
  return {
    subject: ref('left', left),
    object: ref('right', right),
    verdict,
    type: 'similar',
    tags: [],
    note: '',
    author: { label: 'Tor Ture <tor@example.org>', orcid: null },
    date: '2026-05-04',
    confidence: null,
    fingerprint: '',
  };
}

/** A decision as the harness compares it. */
export function shortForm({ subject, object, verdict }: Decision): string {
  return `${[subject.uuid, object.uuid].sort().join(' ')} ${verdict}`;
}

/** What the child is about to do, and that it has done it: one line each, the last word tells which. */
export type Act =
  | { readonly act: 'decide'; readonly decision: string }
  | { readonly act: 'commit' }
  | { readonly act: 'undo' };
