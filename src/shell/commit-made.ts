import { sha256 } from './digest.js';
import type { Repository } from './repository.js';
import type { PlannedCommit, PlannedFile } from './write-ahead.js';

/**
 * The hash of the planned commit, if git made it: the first one after the old HEAD, when it touches all of our paths
 * and has our message, or else our contents (hooks may edit messages, and filters contents). Null when it did not.
 */
export async function commitMade(
  repository: Repository,
  planned: PlannedCommit,
  files: readonly PlannedFile[],
): Promise<string | null> {
  const first = await firstSince(repository, planned);
  if (first === null || !(await touchesAll(repository, first, files))) return null;
  const message = await repository.git.run(['log', '-1', '--format=%B', first, '--']);
  const ours = message.trim() === planned.message.trim() || (await holdsAll(repository, first, files));
  return ours ? first : null;
}

/** The first commit of the planned branch that has the old HEAD behind it. */
async function firstSince({ git }: Repository, { head, branch }: PlannedCommit): Promise<string | null> {
  const tip = branch === null ? 'HEAD' : `refs/heads/${branch}`;
  const since = head === null ? [tip] : ['--ancestry-path', `${head}..${tip}`];
  return (await git.ask(['rev-list', '--reverse', ...since, '--']))?.split('\n')[0] || null;
}

async function touchesAll(
  { git, prefix }: Repository,
  hash: string,
  files: readonly PlannedFile[],
): Promise<boolean> {
  const options = ['--root', '--no-commit-id', '--name-only', '-r', '-z'];
  const touched = new Set((await git.run(['diff-tree', ...options, hash, '--'])).split('\0'));
  return files.every((file) => touched.has(prefix + file.path));
}

async function holdsAll(
  { git, prefix }: Repository,
  hash: string,
  files: readonly PlannedFile[],
): Promise<boolean> {
  for (const { path, after } of files) {
    const text = await git.ask(['cat-file', 'blob', `${hash}:${prefix}${path}`]);
    if (text === null || sha256(text) !== after) return false;
  }
  return true;
}
