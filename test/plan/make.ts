import { parseCluster } from '../../src/galaxy/cluster.js';
import { openCluster } from '../../src/galaxy/edit/cluster-text.js';
import { assembleGalaxy, type Galaxy } from '../../src/galaxy/galaxy.js';
import type { EntryRef } from '../../src/galaxy/types.js';
import { NO_LEDGER } from '../../src/ledger/open.js';
import { LEDGER_FILES, ledgerPath } from '../../src/ledger/rows.js';
import type { LedgerRow, LedgerTexts } from '../../src/ledger/types.js';
import type { FreshCluster } from '../../src/plan/desk.js';
import type { WritePlan } from '../../src/plan/types.js';
import { planWrite, type WriteRequest } from '../../src/plan/write-plan.js';
import { entry, u } from '../ledger/make.js';

/** The files of a small galaxy, by path; ledger files among them once they are written. */
export type Files = Readonly<Record<string, string>>;

/** An entry of a cluster file: keys beyond `uuid` and `value` as given. */
export function item(n: number, more: object = {}): object {
  return { ...more, uuid: u(n), value: entry(n).value };
}

/** A cluster file as upstream prints it. */
export function clusterText(values: readonly object[], version: number | string = 1): string {
  return `${JSON.stringify({ name: 'x', type: 'x', values, version }, null, 2)}\n`;
}

/** Two live clusters, left with the odd entries and right with the even ones. */
export const GALAXY: Files = {
  'clusters/left.json': clusterText([item(1), item(3), item(5)], 10),
  'clusters/right.json': clusterText([item(2), item(4), item(6)], 20),
};

export function galaxyOf(files: Files, deprecated: readonly string[] = []): Galaxy {
  const clusters = Object.entries(files).flatMap(([path, text]) => {
    const { cluster } = path.startsWith('clusters/') ? parseCluster({ path, text }) : { cluster: null };
    return cluster ? [{ ...cluster, deprecated: deprecated.includes(cluster.name) }] : [];
  });
  return assembleGalaxy({ clusters, taxonomies: [], problems: [] });
}

export function ledgerOf(files: Files): LedgerTexts {
  return Object.fromEntries(
    LEDGER_FILES.map((file) => [file, files[ledgerPath(file)] ?? null]),
  ) as unknown as LedgerTexts;
}

export function freshClusters(files: Files, deprecated: readonly string[] = []): Map<string, FreshCluster> {
  const clusters = Object.entries(files).filter(([path]) => path.startsWith('clusters/'));
  return new Map(
    clusters.map(([path, text]) => {
      const name = path.slice('clusters/'.length, -'.json'.length);
      return [name, { opened: openCluster({ path, text }), deprecated: deprecated.includes(name) }];
    }),
  );
}

/** Where the galaxy finds an entry, whatever the reference says. */
export function homeIn(galaxy: Galaxy): (ref: EntryRef) => string | undefined {
  return (ref) => galaxy.find(ref.uuid)?.cluster.name;
}

export function plan(
  rows: readonly LedgerRow[],
  files: Files = GALAXY,
  change: Partial<WriteRequest> & { deprecated?: readonly string[] } = {},
): WritePlan {
  const galaxy = galaxyOf(files, change.deprecated);
  return planWrite({
    rows,
    clusters: freshClusters(files, change.deprecated),
    homeOf: homeIn(galaxy),
    vocabulary: galaxy.vocabulary,
    taxonomies: galaxy.taxonomies,
    ledger: { ...NO_LEDGER, ...ledgerOf(files) },
    gitAttributes: files['curation/.gitattributes'] ?? null,
    from: 'curator',
    version: '1.2.3',
    ...change,
  });
}

/** The files after a plan. */
export function after(planned: WritePlan, files: Files = GALAXY): Files {
  return { ...files, ...Object.fromEntries(planned.files.map((file) => [file.path, file.after])) };
}

/** `related[]` of an entry, in a short form: `similar 2 [a:b]`. */
export function relatedOf(files: Files, n: number): string[] {
  const name = n % 2 === 1 ? 'left' : 'right';
  const found = galaxyOf(files)
    .clusters.find((cluster) => cluster.name === name)
    ?.entries.find((candidate) => candidate.uuid === u(n));
  return (found?.related ?? []).map(({ type, destUuid, tags }) => {
    const number = Number(destUuid.slice(-12));
    return `${type} ${number}${tags.length > 0 ? ` [${tags.join(' ')}]` : ''}`;
  });
}

export function versionOf(files: Files, name: string): number | null {
  return galaxyOf(files).clusters.find((cluster) => cluster.name === name)?.version ?? null;
}

/** The ledger files that a plan writes. */
export function ledgerFilesOf({ files }: Pick<WritePlan, 'files'>): Files {
  return Object.fromEntries(
    files.filter(({ kind }) => kind === 'ledger').map(({ path, after: text }) => [path, text]),
  );
}

/** The first files with the rows of the others, as git's union merge puts them together. */
export function mergedLedgers(first: Files, ...others: readonly Files[]): Files {
  const merged: Record<string, string> = { ...first };
  for (const [path, text] of others.flatMap((files) => Object.entries(files))) {
    const lines = new Set((merged[path] ?? '').split('\n'));
    const added = text.split('\n').filter((line) => !lines.has(line));
    merged[path] = (merged[path] ?? '') + added.map((line) => `${line}\n`).join('');
  }
  return merged;
}
