import { pendingDecisions } from '../../src/ledger/pending.js';
import type { Decision } from '../../src/ledger/types.js';
import type { CommitOptions, CommitResult, Workspace } from '../../src/plan/ports.js';
import { decision } from '../ledger/make.js';
import type { TempGalaxy } from './temp-galaxy.js';

/** Saves decisions in the journal, as one step. */
export async function decide(workspace: Workspace, decisions: readonly Decision[]): Promise<void> {
  const id = `step-${workspace.journal.records.length}`;
  await workspace.journal.append({ kind: 'decide', id, at: '2026-05-04T12:00:00Z', decisions });
}

/** Saves decisions in the journal and commits what is pending. */
export async function decideAndCommit(
  workspace: Workspace,
  decisions: readonly Decision[] = [decision(1, 2)],
  options: CommitOptions = {},
): Promise<CommitResult> {
  await decide(workspace, decisions);
  return commitPending(workspace, options);
}

export function commitPending(workspace: Workspace, options: CommitOptions = {}): Promise<CommitResult> {
  const pending = pendingDecisions(workspace.journal.records);
  return workspace.writer.commit(
    pending.decisions,
    pending.steps.map((step) => step.id),
    options,
  );
}

/** How many decisions are pending. */
export function pendingIn(workspace: Workspace): number {
  return pendingDecisions(workspace.journal.records).decisions.length;
}

/** Paths that a commit touches, relative to the top. */
export function pathsOf(galaxy: TempGalaxy, revision = 'HEAD'): string[] {
  return galaxy.git('diff-tree', '--root', '--no-commit-id', '--name-only', '-r', revision).split('\n');
}
