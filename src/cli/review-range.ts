import { parseCluster } from '../galaxy/cluster.js';
import { assembleGalaxy, type Galaxy } from '../galaxy/galaxy.js';
import { ExitStatus, RelataError } from '../galaxy/problem.js';
import type { Cluster } from '../galaxy/types.js';
import { inspectLedger } from '../ledger/check/inspect.js';
import { openLedger, readLedger, rowsOf } from '../ledger/open.js';
import { LEDGER_FILES, ledgerPath } from '../ledger/rows.js';
import { readDocument } from '../ledger/sssom/document.js';
import type { LedgerRow, LedgerTexts } from '../ledger/types.js';
import type { Revisions, Workspace } from '../plan/ports.js';
import type { RangeInput } from '../plan/review/types.js';

/** The history that a command cannot do without. */
export function needHistory(workspace: Workspace): Revisions {
  if (workspace.revisions) return workspace.revisions;
  throw new RelataError(
    'there is no git repository here, so there are no revisions',
    'give the path of a file',
  );
}

/** Without a range, what this branch has that the one it follows has not. */
export async function usualBase(revisions: Revisions): Promise<string> {
  const upstream = '@{upstream}';
  try {
    await revisions.resolve(upstream);
    return upstream;
  } catch (error) {
    throw new RelataError(
      'which revisions?',
      'give a range, such as main..curation/alice or v1.0',
      ExitStatus.usage,
      { cause: error },
    );
  }
}

/** Two commits to compare, and how the user named them. */
export interface Range {
  readonly name: string;
  readonly from: string;
  readonly to: string;
}

/**
 * What a revision range means: `A..B` (or `A...B`) is what B has done since it left A; an empty side is HEAD, and a
 * single revision stands for everything since. Throws a {@link RelataError} for what git does not know.
 */
export async function resolveRange(name: string, revisions: Revisions): Promise<Range> {
  const [left = '', right = 'HEAD'] = name.includes('..') ? name.split(/\.{2,3}/) : [name, 'HEAD'];
  const from = await revisions.resolve(left || 'HEAD');
  const to = await revisions.resolve(right || 'HEAD');
  const base = await revisions.mergeBase(from, to);
  if (base === null)
    throw new RelataError(`${name} has no common history`, 'give two revisions of one repository');
  return { name, from: base, to };
}

/** Reads both ends of a range: only the clusters that differ, and the ledger. */
export async function readRange(
  workspace: Workspace,
  revisions: Revisions,
  range: Range,
): Promise<RangeInput> {
  const { from, to } = range;
  const paths = clustersAmong(await revisions.changedPaths(from, to, ['clusters']));
  const before = await readClusters(revisions, from, paths);
  const galaxy = await galaxyAt(workspace, revisions, to);
  const changed = new Set(paths.map((path) => path.slice('clusters/'.length, -'.json'.length)));
  const { ledger, problems } = openLedger(await ledgerAt(revisions, to));
  const { mechanical, remaining } = inspectLedger(ledger, galaxy);
  return {
    range: range.name,
    before,
    after: galaxy.clusters.filter(({ name }) => changed.has(name)),
    galaxy,
    rowsBefore: readLedger(await ledgerAt(revisions, from)).rows,
    rowsAfter: rowsOf(ledger),
    history: await historyOf(revisions, range),
    problems: [...problems, ...mechanical, ...remaining],
  };
}

/** The galaxy at a commit: the one on disk, with those clusters that differ there. */
async function galaxyAt(workspace: Workspace, revisions: Revisions, commit: string): Promise<Galaxy> {
  const onDisk = await workspace.reader.read();
  const head = await revisions.resolve('HEAD');
  const paths = clustersAmong(await revisions.changedPaths(head, commit, ['clusters']));
  if (paths.length === 0) return onDisk;
  const replaced = new Map((await readClusters(revisions, commit, paths)).map((c) => [c.name, c]));
  const names = new Set(paths.map((path) => path.slice('clusters/'.length, -'.json'.length)));
  const deprecated = new Set(onDisk.clusters.filter((c) => c.deprecated).map((c) => c.type));
  return assembleGalaxy({
    clusters: [
      ...onDisk.clusters.filter(({ name }) => !names.has(name)),
      ...[...replaced.values()].map((c) => ({ ...c, deprecated: deprecated.has(c.type) })),
    ],
    taxonomies: onDisk.taxonomies,
    problems: onDisk.problems,
  });
}

function clustersAmong(paths: readonly string[]): string[] {
  return paths.filter((path) => /^clusters\/[^/]+\.json$/.test(path));
}

async function readClusters(
  revisions: Revisions,
  commit: string,
  paths: readonly string[],
): Promise<Cluster[]> {
  const clusters: Cluster[] = [];
  for (const path of paths) {
    const text = await revisions.show(commit, path);
    const { cluster } = text === null ? { cluster: null } : parseCluster({ path, text });
    if (cluster) clusters.push(cluster);
  }
  return clusters;
}

/** The ledger at a commit. */
export async function ledgerAt(revisions: Revisions, commit: string): Promise<LedgerTexts> {
  const [positive = null, negative = null, unsure = null, predictions = null] = await Promise.all(
    LEDGER_FILES.map((file) => revisions.show(commit, ledgerPath(file))),
  );
  return { positive, negative, unsure, predictions };
}

/** Every row that a commit of the range added, for what curators said before somebody else replaced it. */
async function historyOf(revisions: Revisions, { from, to }: Range): Promise<LedgerRow[]> {
  const added = await revisions.addedLines(from, to, 'curation');
  const rows: LedgerRow[] = [];
  for (const file of ['positive', 'negative', 'unsure'] as const) {
    const path = ledgerPath(file);
    const now = await revisions.show(to, path);
    const columns = now === null ? '' : (/^(?!#).*$/m.exec(now)?.[0] ?? '');
    const lines = (added.get(path) ?? []).filter((line) => !line.startsWith('#') && line !== columns);
    if (columns === '' || lines.length === 0) continue;
    const { document } = readDocument({ path, text: [columns, ...lines, ''].join('\n') });
    rows.push(...document.lines.flatMap(({ row }) => row ?? []));
  }
  return rows;
}
