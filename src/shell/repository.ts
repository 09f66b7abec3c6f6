import { existsSync } from 'node:fs';
import { appendFile, mkdir, readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { RelataError } from '../galaxy/problem.js';
import { visible } from '../galaxy/visible.js';
import type { RepositoryState } from '../plan/ports.js';
import { type Git, GitFailure, gitIn } from './git.js';

/** A git repository with a galaxy in it. */
export interface Repository {
  readonly git: Git;
  /** Of this work tree; absolute. */
  readonly gitDir: string;
  /** Place of the galaxy in the work tree, with a final slash; empty for the top. */
  readonly prefix: string;
}

/** What of a galaxy relata writes, and so what of the user's own edits it looks at. */
const OURS = ['clusters', 'curation'];

/** The repository that `root` is in, or null. Throws a {@link RelataError} for one that git refuses to open. */
export async function openRepository(
  root: string,
  env: Readonly<Record<string, string | undefined>>,
): Promise<Repository | null> {
  const git = gitIn(root, env);
  try {
    const answer = await git.run([
      'rev-parse',
      '--is-inside-work-tree',
      '--absolute-git-dir',
      '--show-prefix',
    ]);
    const [inside, gitDir = '', prefix = ''] = answer.split('\n');
    return inside === 'true' ? { git, gitDir, prefix } : null;
  } catch (error) {
    if (error instanceof GitFailure && error.output.includes('safe.directory')) {
      throw new RelataError(
        `git does not trust ${visible(root)}: it belongs to somebody else`,
        'if you trust it, run `git config --global --add safe.directory` with its path',
        2,
        { cause: error },
      );
    }
    if (error instanceof GitFailure) return null;
    throw error;
  }
}

/**
 * How the repository stands: branch, what keeps a commit from being made, and the user's own edits. `author` says
 * that the user has named who decides, so that git need not know.
 */
export async function stateOf(repository: Repository, author: boolean): Promise<RepositoryState> {
  const [branch, head, dirty, busy, identity] = await Promise.all([
    currentBranch(repository),
    headOf(repository),
    dirtyPaths(repository),
    whyBlocked(repository),
    identityOf(repository),
  ]);
  const blocked = busy ?? (identity === null && !author ? NO_IDENTITY : null);
  return { branch, unborn: head === null, blocked, dirty, prefix: repository.prefix };
}

const NO_IDENTITY =
  'git does not know who you are; run `git config user.name NAME` and `git config user.email MAIL`, or give --author';

/** Null on a detached HEAD. */
export async function currentBranch({ git }: Repository): Promise<string | null> {
  return (await git.ask(['symbolic-ref', '--quiet', '--short', 'HEAD']))?.trim() ?? null;
}

/** Hash of HEAD; null while there is no commit. */
export async function headOf({ git }: Repository): Promise<string | null> {
  return (await git.ask(['rev-parse', '--quiet', '--verify', 'HEAD^{commit}']))?.trim() ?? null;
}

/** Files of the galaxy that relata writes and that differ from HEAD or are not in git; relative to the galaxy. */
async function dirtyPaths({ git, prefix }: Repository): Promise<string[]> {
  const status = await git.run([
    '--no-optional-locks',
    '--literal-pathspecs',
    'status',
    '--porcelain=v1',
    '-z',
    '--no-renames',
    '--untracked-files=all',
    '--',
    ...OURS,
  ]);
  return status
    .split('\0')
    .filter((line) => line !== '')
    .map((line) => line.slice(3 + prefix.length));
}

const IN_PROGRESS: readonly (readonly [string, string, string])[] = [
  ['MERGE_HEAD', 'a merge', 'git merge --continue` or `git merge --abort'],
  ['rebase-merge', 'a rebase', 'git rebase --continue` or `git rebase --abort'],
  ['rebase-apply', 'a rebase or `git am`', 'git rebase --continue` or `git am --continue'],
  ['CHERRY_PICK_HEAD', 'a cherry-pick', 'git cherry-pick --continue` or `git cherry-pick --abort'],
  ['REVERT_HEAD', 'a revert', 'git revert --continue` or `git revert --abort'],
];

/** One sentence why nothing can be committed now, or null. */
async function whyBlocked({ git, gitDir }: Repository): Promise<string | null> {
  for (const [file, what, commands] of IN_PROGRESS) {
    if (existsSync(join(gitDir, file))) return `${what} is in progress; finish it with \`${commands}\``;
  }
  if (existsSync(join(gitDir, 'index.lock'))) {
    return `another git is at work here, or one crashed; wait, or remove ${visible(join(gitDir, 'index.lock'))}`;
  }
  if ((await git.run(['ls-files', '--unmerged', '-z'])) !== '') {
    return 'there are unmerged files; resolve them and `git add` them';
  }
  return null;
}

/** The identity that git would commit with, `Name <mail>`; null when there is none. */
export async function identityOf({ git }: Pick<Repository, 'git'>): Promise<string | null> {
  const ident = await git.ask(['var', 'GIT_AUTHOR_IDENT']);
  return ident === null ? null : (/^(.*>) \d+ [-+]\d+$/.exec(ident.trim())?.[1] ?? null);
}

/** Keeps `.relata/` out of the user's way: git's own list of what is not its business. */
export async function excludeFromGit({ git }: Repository, root: string): Promise<void> {
  const file = (await git.ask(['rev-parse', '--git-path', 'info/exclude']))?.trim();
  if (file === undefined || (await git.ask(['check-ignore', '--quiet', '.relata/'])) !== null) return;
  const path = resolve(root, file);
  const before = await readFile(path, 'utf8').catch(() => '');
  await mkdir(dirname(path), { recursive: true });
  await appendFile(path, `${before === '' || before.endsWith('\n') ? '' : '\n'}.relata/\n`);
}
