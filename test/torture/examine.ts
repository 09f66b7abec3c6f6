import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pairKey } from '../../src/galaxy/galaxy.js';
import { pendingDecisions } from '../../src/ledger/pending.js';
import { keyOf } from '../../src/ledger/rows.js';
import { openWorkspace } from '../../src/shell/workspace.js';
import { noScanner } from '../support/no-scanner.js';
import type { Model } from './model.js';

export interface Found extends Pick<Model, 'ledger' | 'pending'> {
  /** What the start said: a commit that was finished or taken back, a torn journal, … */
  readonly notices: readonly string[];
  /** Everything that should not be: half-written files, a relation without its row, a git that is not clean. */
  readonly faults: readonly string[];
}

/** Starts once more, and looks at what the process that was killed has left. */
export async function examine(root: string): Promise<Found> {
  const workspace = await openWorkspace({
    root,
    access: 'write',
    scanner: noScanner,
    author: undefined,
    env: process.env,
    now: () => new Date(),
  });
  try {
    const faults: string[] = [];
    if (workspace.readOnly !== null) faults.push(`cannot write: ${workspace.readOnly}`);
    const { rows, problems } = await workspace.reader.readLedger();
    faults.push(...problems.map((problem) => `ledger: ${problem.message}`));
    const accepted = new Set(rows.filter((row) => row.verdict === 'accepted').map(keyOf));
    faults.push(...clusterFaults(root, accepted), ...leftovers(root), ...gitFaults(root));
    const pending = pendingDecisions(workspace.journal.records).decisions;
    return {
      ledger: new Map(rows.map((row) => [keyOf(row), row.verdict])),
      pending: new Map(pending.map((decision) => [keyOf(decision), decision.verdict])),
      notices: workspace.notices,
      faults,
    };
  } finally {
    await workspace.close();
  }
}

interface ParsedCluster {
  readonly values: readonly {
    readonly uuid: string;
    readonly related?: readonly { 'dest-uuid': string }[];
  }[];
}

/** Both sides hold just the relations of the accepted rows. */
function clusterFaults(root: string, accepted: ReadonlySet<string>): string[] {
  return ['left', 'right'].flatMap((name) => {
    const parsed: ParsedCluster = JSON.parse(readFileSync(join(root, `clusters/${name}.json`), 'utf8'));
    const pairs = parsed.values.flatMap(({ uuid, related = [] }) =>
      related.map((relation) => pairKey(uuid, relation['dest-uuid'])),
    );
    const missing = [...accepted].filter((pair) => !pairs.includes(pair));
    const foreign = pairs.filter((pair) => !accepted.has(pair));
    const doubled = pairs.length === new Set(pairs).size ? [] : [`${name}: a relation stands twice`];
    return [
      ...missing.map((pair) => `${name}: no relation ${pair}`),
      ...foreign.map((pair) => `${name}: a relation that nobody accepted ${pair}`),
      ...doubled,
    ];
  });
}

function leftovers(root: string): string[] {
  return ['clusters', 'curation', '.relata'].flatMap((folder) => {
    try {
      const names = readdirSync(join(root, folder));
      return names
        .filter((name) => /relata-|write-ahead\.json$/.test(name))
        .map((name) => `left behind: ${name}`);
    } catch {
      return [];
    }
  });
}

function gitFaults(root: string): string[] {
  const git = (...args: string[]) =>
    execFileSync('git', args, { cwd: root, stdio: 'pipe' }).toString().trim();
  const status = git('status', '--porcelain');
  return status === '' ? [] : [`git status: ${status}`];
}
