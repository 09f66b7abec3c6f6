import { RelataError } from '../galaxy/problem.js';
import { visible, visibleLines } from '../galaxy/visible.js';
import { commitMade } from './commit-made.js';
import { GitFailure } from './git.js';
import { type FullState, headOf, identityOf, type Repository } from './repository.js';
import { knownToGit, LITERAL, restoreIndex, unstage } from './tracked-files.js';
import type { PlannedCommit, PlannedFile } from './write-ahead.js';

/**
 * Commits `files` as they are on disk, and nothing else: whatever else is staged stays staged. Returns the new hash.
 * When git or a hook refuses, the index is as it was and a {@link RelataError} says why.
 */
export async function commitPaths(
  repository: Repository,
  commit: PlannedCommit,
  files: readonly PlannedFile[],
): Promise<string> {
  const { git } = repository;
  const paths = files.map((file) => file.path);
  const known = await knownToGit(repository, paths);
  const added = paths.filter((path) => !known.has(path));
  try {
    if (added.length > 0) await git.run([...LITERAL, 'add', '--', ...added]);
    await git.run(
      [...LITERAL, 'commit', '--quiet', '--only', '--cleanup=whitespace', '-F', '-']
        .concat(commit.author === null ? [] : ['--author', commit.author])
        .concat('--', paths),
      { input: commit.message, untilExit: true, config: await committer(repository, commit.author) },
    );
  } catch (error) {
    // git can be ended between making a commit and saying so.
    const made = await commitMade(repository, commit, files).catch(() => null);
    if (made !== null) {
      await restoreIndex(repository, files);
      return made;
    }
    await unstage(repository, added);
    throw error instanceof GitFailure ? refusedByGit(error) : error;
  }
  const head = await headOf(repository);
  if (head === null || head === commit.head) {
    await unstage(repository, added);
    throw new RelataError(
      'git said it committed, but HEAD has not moved',
      'look at the hooks of this repository',
    );
  }
  return head;
}

/** A curator who is named on the command line commits as well, where git knows nobody. */
async function committer(repository: Repository, author: string | null): Promise<string[]> {
  const [, name, mail] = /^(.*) <(.*)>$/.exec(author ?? '') ?? [];
  if (name === undefined || mail === undefined || (await identityOf(repository.git)) !== null) return [];
  return [`user.name=${name}`, `user.email=${mail}`];
}

/** Errors are one line: what git or a hook printed is joined. */
function refusedByGit(failure: GitFailure): RelataError {
  const said = saidBy(failure);
  const message =
    said === '' ? 'a hook refused the commit, without a word' : `git refused the commit: ${said}`;
  return new RelataError(message, 'nothing was written; mend that and commit again', 1, { cause: failure });
}

function saidBy({ output }: GitFailure): string {
  return visibleLines(output)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join(' / ');
}

/**
 * Switches to the branch `name`, which is made here when there is none. Returns what takes it back. Throws a
 * {@link RelataError} when the name is none, or when git cannot switch without touching the user's edits.
 */
export async function switchBranch(
  { git }: Repository,
  name: string,
  { branch: from, head }: Pick<FullState, 'branch' | 'head'>,
): Promise<() => Promise<void>> {
  if (name.startsWith('-') || (await git.ask(['check-ref-format', '--branch', name]))?.trim() !== name) {
    throw new RelataError(
      `${visible(name)} is no name for a branch`,
      'choose another one, such as relata/review',
    );
  }
  if (name === from) return async () => undefined;
  const exists = (await git.ask(['rev-parse', '--quiet', '--verify', `refs/heads/${name}`])) !== null;
  const switchTo = (...args: readonly string[]) => git.run(['switch', '--quiet', '--no-guess', ...args]);
  try {
    await switchTo(...(exists ? [name] : ['--create', name]));
  } catch (error) {
    if (!(error instanceof GitFailure)) throw error;
    throw new RelataError(
      `git cannot switch to ${visible(name)}: ${saidBy(error)}`,
      'commit or stash your own changes first',
      1,
      { cause: error },
    );
  }
  return async () => {
    if (head === null) await git.run(['symbolic-ref', 'HEAD', `refs/heads/${from}`]);
    else await switchTo(...(from === null ? ['--detach', head] : [from]));
    if (!exists && head !== null) await git.run(['branch', '--quiet', '-D', '--', name]);
  };
}
