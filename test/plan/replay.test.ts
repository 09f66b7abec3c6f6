import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { EntryRef } from '../../src/galaxy/types.js';
import type { LedgerRow } from '../../src/ledger/types.js';
import { type ParsedCluster, parseText } from '../galaxy/edit/naive.js';
import { row } from '../ledger/make.js';
import { realGalaxy } from '../support/real-galaxy.js';
import { after, type Files, plan } from './make.js';

/** Frameworks that upstream's maintainers have related with their own tool. */
const CLUSTERS = [
  '360net',
  'android',
  'backdoor',
  'banker',
  'botnet',
  'exploit-kit',
  'microsoft-activity-group',
  'mitre-ics-groups',
  'mitre-malware',
  'ransomware',
  'rat',
  'threat-actor',
  'tool',
];

interface Placed {
  readonly ref: EntryRef;
  readonly entry: ParsedCluster['values'][number];
}

/**
 * Takes relations of both sides out again, the youngest first, as long as one stands last in both entries. Changes
 * `clusters`, and returns the decisions that lead back to them.
 */
function unwind(clusters: ReadonlyMap<string, ParsedCluster>): LedgerRow[] {
  const placed = new Map<string, Placed>();
  for (const [cluster, { values }] of clusters) {
    for (const entry of values)
      placed.set(entry.uuid, { ref: { uuid: entry.uuid, value: '', cluster }, entry });
  }
  const rows: LedgerRow[] = [];
  const queue = [...placed.values()];
  for (let subject = queue.pop(); subject; subject = queue.pop()) {
    const relation = subject.entry.related?.at(-1);
    const object = placed.get(relation?.['dest-uuid'] ?? '');
    const twin = object?.entry.related?.at(-1);
    if (relation?.type !== 'similar' || !object || object.ref.cluster === subject.ref.cluster) continue;
    const wanted = { ...relation, 'dest-uuid': subject.ref.uuid };
    if (JSON.stringify(twin) !== JSON.stringify(wanted)) continue;
    for (const { entry } of [subject, object]) takeLast(entry);
    rows.unshift(row(1, 2, { subject: subject.ref, object: object.ref, tags: relation.tags ?? [] }));
    queue.push(subject, object);
  }
  return rows;
}

function takeLast(entry: Placed['entry']): void {
  entry.related?.pop();
  // Where the keys are sorted, one that is missing is put back in its place.
  const keys = Object.keys(entry);
  if (entry.related?.length === 0 && keys.every((key, at) => key >= (keys[at - 1] ?? '')))
    delete entry.related;
}

/** As upstream's tools print it; keys stay in their order, because one file is not sorted. */
function print(cluster: ParsedCluster): string {
  return `${JSON.stringify(cluster, null, 2)}\n`;
}

describe.skipIf(realGalaxy === null)('decisions of upstream, taken anew', () => {
  const path = (name: string) => `clusters/${name}.json`;
  const upstream = (): Files =>
    Object.fromEntries(
      CLUSTERS.map((name) => [path(name), readFileSync(join(realGalaxy ?? '.', path(name)), 'utf8')]),
    );

  it('give the files that their own tool has written, byte for byte', () => {
    const made = upstream();
    const clusters = new Map(CLUSTERS.map((name) => [name, parseText(made[path(name)] ?? '')]));
    const rows = unwind(clusters);
    expect(rows.length).toBeGreaterThan(50);
    const before = Object.fromEntries(
      [...clusters].map(([name, cluster]) => [
        path(name),
        print({ ...cluster, version: cluster.version - 1 }),
      ]),
    );
    const written = after(plan(rows, before, { from: 'file' }), before);
    // Compared here, because a failure would print megabytes.
    for (const name of CLUSTERS) expect(written[path(name)] === made[path(name)], name).toBe(true);
  });
});
