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
  /** `info/exclude`; absolute. */
  readonly excludeFile: string;
  /** Work tree of the repository of which this one is a submodule, or null. */
  readonly superproject: string | null;
}

/** More of how a repository stands than the screens need. */
export interface FullState extends RepositoryState {
  /** Hash of HEAD; null while there is no commit. */
  readonly head: string | null;
}

/** What of a galaxy relata writes, and so where it looks for the user's own edits. */
const OURS = ['clusters', 'curation'];

const WHERE_WE_ARE = [
  'rev-parse',
  ...['--is-inside-work-tree', '--absolute-git-dir', '--show-prefix', '--git-path', 'info/exclude'],
  '--show-superproject-working-tree',
];

/**
 * The repository that `root` is in, or null. `meanwhile` is called once git looks for it. Throws a {@link RelataError}
 * for one that git refuses to open.
 */
export async function openRepository(
  root: string,
  env: Readonly<Record<string, string | undefined>>,
  meanwhile: () => void = () => undefined,
): Promise<Repository | null> {
  const git = gitIn(root, env);
  try {
    const answer = await git.run(WHERE_WE_ARE, { meanwhile });
    const [inside, gitDir = '', prefix = '', exclude = '', superproject] = answer.split('\n');
    if (inside !== 'true') return null;
    return { git, gitDir, prefix, excludeFile: resolve(root, exclude), superproject: superproject || null };
  } catch (error) {
    if (!(error instanceof GitFailure)) throw error;
    if (!error.output.includes('safe.directory')) return null;
    throw new RelataError(
      `git does not trust ${visible(root)}: it belongs to somebody else`,
      'if you trust it, run `git config --global --add safe.directory` with its path',
      2,
      { cause: error },
    );
  }
}

/**
 * How the repository stands: branch, what keeps a commit from being made, and the user's own edits. `named` says that
 * the user has said who decides, so that git need not know.
 */
export async function stateOf(repository: Repository, named: boolean): Promise<FullState> {
  const { git, prefix } = repository;
  const [status, unmerged, identity] = await Promise.all([
    git.run(STATUS),
    git.run(['ls-files', '--unmerged', '-z']),
    named ? '' : identityOf(git),
  ]);
  const { head, branch, paths } = readStatus(status);
  const blocked = whyBusy(repository, unmerged !== '') ?? (identity === null ? NO_IDENTITY : null);
  const dirty = paths.map((path) => path.slice(prefix.length));
  return { head, branch, unborn: head === null, blocked, dirty, prefix };
}

const STATUS = [
  '--no-optional-locks',
  '--literal-pathspecs',
  'status',
  '--porcelain=v2',
  '--branch',
  '--no-ahead-behind',
  '-z',
  '--no-renames',
  '--untracked-files=all',
  '--',
  ...OURS,
];

/** How many words stand before the path, by the first one: changed, unmerged, unknown to git. */
const WORDS_BEFORE_PATH: Readonly<Record<string, number>> = { '1': 8, u: 10, '?': 1 };

/** Reads `git status --porcelain=v2 --branch -z`. Paths are relative to the top of the work tree. */
function readStatus(text: string): { head: string | null; branch: string | null; paths: string[] } {
  let head: string | null = null;
  let branch: string | null = null;
  const paths: string[] = [];
  for (const line of text.split('\0')) {
    const words = line.split(' ');
    const [kind = '', name, value = ''] = words;
    if (name === 'branch.oid' && value !== '(initial)') head = value;
    else if (name === 'branch.head' && value !== '(detached)') branch = value;
    const before = WORDS_BEFORE_PATH[kind];
    if (before !== undefined) paths.push(words.slice(before).join(' '));
  }
  return { head, branch, paths };
}

const NO_IDENTITY =
  'git does not know who you are; run `git config user.name NAME` and `git config user.email MAIL`, or give --author';

const IN_PROGRESS: readonly (readonly [string, string, string])[] = [
  ['MERGE_HEAD', 'a merge', 'git merge --continue` or `git merge --abort'],
  ['rebase-merge', 'a rebase', 'git rebase --continue` or `git rebase --abort'],
  ['rebase-apply', 'a rebase or `git am`', 'git rebase --continue` or `git am --continue'],
  ['CHERRY_PICK_HEAD', 'a cherry-pick', 'git cherry-pick --continue` or `git cherry-pick --abort'],
  ['REVERT_HEAD', 'a revert', 'git revert --continue` or `git revert --abort'],
];

/** One sentence why git is in the middle of something, or null. */
function whyBusy(repository: Repository, unmerged: boolean): string | null {
  const { gitDir } = repository;
  for (const [file, what, commands] of IN_PROGRESS) {
    if (existsSync(join(gitDir, file))) return `${what} is in progress; finish it with \`${commands}\``;
  }
  if (unmerged) return 'there are unmerged files; resolve them and `git add` them';
  const lock = indexLock(repository);
  return lock && `another git is at work here, or one crashed; wait, or remove ${lock}`;
}

/** The lock that a git holds while it changes the index, and leaves behind when it is killed; null when there is none. */
export function indexLock({ gitDir }: Repository): string | null {
  const lock = join(gitDir, 'index.lock');
  return existsSync(lock) ? visible(lock) : null;
}

/** Hash of HEAD; null while there is no commit. */
export async function headOf({ git }: Repository): Promise<string | null> {
  return (await git.ask(['rev-parse', '--quiet', '--verify', 'HEAD^{commit}']))?.trim() ?? null;
}

/** The identity that git would commit with, `Name <mail>`; null when there is none. */
export async function identityOf(git: Git): Promise<string | null> {
  const ident = await git.ask(['var', 'GIT_AUTHOR_IDENT']);
  return ident === null ? null : (/^(.*>) \d+ [-+]\d+$/.exec(ident.trim())?.[1] ?? null);
}

/** Keeps what is only ours out of the user's way: in git's own list of what is none of its business. */
export async function excludeFromGit({ excludeFile }: Repository): Promise<void> {
  const before = await readFile(excludeFile, 'utf8').catch(() => '');
  const lines = before.split('\n');
  const missing = EXCLUDED.filter((pattern) => !lines.includes(pattern));
  if (missing.length === 0) return;
  await mkdir(dirname(excludeFile), { recursive: true });
  const separator = before === '' || before.endsWith('\n') ? '' : '\n';
  await appendFile(excludeFile, `${separator}${missing.join('\n')}\n`);
}

/** Journal and lock, and what a crash leaves beside a file. */
const EXCLUDED = ['.relata/', '.*.relata-*'];
