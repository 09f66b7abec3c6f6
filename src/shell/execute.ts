import { RelataError } from '../galaxy/problem.js';
import { visible } from '../galaxy/visible.js';
import { messageText } from '../plan/message.js';
import type { CommitOptions, CommitResult, JournalStore, WriteHooks } from '../plan/ports.js';
import type { WritePlan } from '../plan/types.js';
import { commitPaths, switchBranch } from './commit-paths.js';
import { recover } from './recover.js';
import { type FullState, type Repository, stateOf } from './repository.js';
import { ignoredByGit, knownToGit } from './tracked-files.js';
import type { PlannedCommit, WriteAhead } from './write-ahead.js';
import { ChangedMeanwhile, type Commit, type Place, writeFiles } from './write-files.js';

/** What carrying out a plan takes. */
export interface Executor {
  readonly place: Place;
  readonly journal: JournalStore;
  /** Null outside a git repository. */
  readonly repository: Repository | null;
  /** Name and mail that `--author` gives, or null. */
  readonly author: string | null;
  /** The branch that the user was shown last; undefined when none was. */
  shownBranch(): string | null | undefined;
  now(): Date;
  /** Why nothing may be written, or null. */
  readonly readOnly: string | null;
}

/** A plan and what the journal gets once it is carried out. */
export interface Step {
  readonly plan: WritePlan;
  readonly journal: WriteAhead['journal'];
}

/** How often a plan is made anew because somebody changed a file in between. */
const ATTEMPTS = 3;

/**
 * Carries out the plan that `makeStep` makes, which is asked again when a file changes under it. Without `options`, or
 * outside a repository, nothing is committed. Throws a {@link RelataError} when nothing could be written; then all is
 * as before, the branch included.
 */
export async function execute(
  executor: Executor,
  makeStep: () => Promise<Step>,
  options: CommitOptions | null,
  hooks: WriteHooks = {},
): Promise<CommitResult> {
  const { place, journal, readOnly } = executor;
  if (readOnly !== null) throw new RelataError(readOnly, 'write from there, or when it has ended');
  const interrupted = await recover(place, journal, executor.repository);
  if (interrupted?.ended === false) {
    throw new RelataError(interrupted.notice, 'remove it if no git is at work here, then try again', 1);
  }
  const repository = options === null ? null : executor.repository;
  if (options?.branch !== undefined && repository === null) {
    throw new RelataError('there is no git repository here, so there are no branches', 'leave --branch out');
  }
  const ground = repository && options ? await prepareBranch(executor, repository, options) : null;
  try {
    const result = await attempt(executor, ground, makeStep, hooks);
    return { ...result, notices: [...(interrupted ? [interrupted.notice] : []), ...result.notices] };
  } catch (error) {
    await ground?.goBack();
    throw error;
  }
}

/** Where a commit goes. */
interface Ground {
  readonly repository: Repository;
  readonly options: CommitOptions;
  readonly state: FullState;
  /** Back to the branch that was checked out before. */
  goBack(): Promise<void>;
}

async function attempt(
  executor: Executor,
  ground: Ground | null,
  makeStep: () => Promise<Step>,
  hooks: WriteHooks,
): Promise<CommitResult> {
  for (let left = ATTEMPTS; ; left -= 1) {
    hooks.onProgress?.({ phase: 'planning' });
    const step = await makeStep();
    try {
      return await carryOut(executor, ground, step, hooks);
    } catch (error) {
      if (!(error instanceof ChangedMeanwhile)) throw error;
      if (left > 1) continue;
      throw new RelataError(
        `${visible(error.message)} keeps changing while it is written`,
        'see what else writes to it, then commit again',
        1,
        { cause: error },
      );
    }
  }
}

async function carryOut(
  { place, journal, author, now }: Executor,
  ground: Ground | null,
  { plan, journal: entry }: Step,
  hooks: WriteHooks,
): Promise<CommitResult> {
  const at = now().toISOString();
  const paths = plan.files.map((file) => file.path);
  if (ground === null || paths.length === 0) {
    const intent = { at, git: null, journal: entry };
    const { untidy } = await writeFiles(place, journal, plan.files, intent, null, hooks);
    return { commit: null, plan, notices: untidyNotice(untidy) };
  }
  const { repository, options, state } = ground;
  await refuseToSwallow(ground, plan);
  const { head, branch } = state;
  const git: PlannedCommit = { head, branch, message: messageText(plan.message, options.message), author };
  const commit: Commit = (files) => commitPaths(repository, git, files);
  const intent = { at, git, journal: entry };
  const written = await writeFiles(place, journal, plan.files, intent, commit, hooks);
  return { commit: written.commit, plan, notices: [...noticesOn(ground), ...untidyNotice(written.untidy)] };
}

/** Refuses while git is in the middle of something, and when another branch has been checked out underneath. */
async function prepareBranch(
  { author, shownBranch }: Executor,
  repository: Repository,
  options: CommitOptions,
): Promise<Ground> {
  const state = await stateOf(repository, author !== null);
  if (state.blocked !== null) throw new RelataError('nothing can be committed now', state.blocked, 1);
  const shown = shownBranch();
  if (options.branch === undefined) {
    if (shown === undefined || shown === state.branch)
      return { repository, options, state, goBack: async () => undefined };
    throw new RelataError(
      `another branch was checked out underneath: ${nameOf(state.branch)} instead of ${nameOf(shown)}`,
      'look at what would be written there, then commit again',
      1,
    );
  }
  const goBack = await switchBranch(repository, options.branch, state);
  return { repository, options, state: await stateOf(repository, true), goBack };
}

/** Throws when a commit would take in what the user has not committed, or what the work tree does not show. */
async function refuseToSwallow({ repository, options, state }: Ground, plan: WritePlan): Promise<void> {
  const paths = plan.files.map((file) => file.path);
  const dirty = paths.filter((path) => state.dirty.includes(path));
  if (dirty.length > 0 && !options.includeDirty) {
    throw new RelataError(
      `uncommitted changes of your own are in ${listOf(dirty)}`,
      'commit or stash them first, or take them into this commit (`--include-dirty`)',
      1,
    );
  }
  const known = await knownToGit(repository, paths);
  const missing = plan.files.filter((file) => file.before === null && known.has(file.path));
  if (missing.length > 0) {
    throw new RelataError(
      `git has ${listOf(missing.map((file) => file.path))}, but it is not in the work tree`,
      'bring it back with `git sparse-checkout add curation` or `git restore`',
      1,
    );
  }
  const ignored = await ignoredByGit(
    repository,
    paths.filter((path) => !known.has(path)),
  );
  if (ignored.size > 0)
    throw new RelataError(`git ignores ${listOf(ignored)}`, 'take that out of .gitignore', 1);
}

function noticesOn({ repository: { superproject }, state }: Ground): string[] {
  const detached = 'HEAD is detached: the commit is on no branch; `git switch -c NAME` gives it one';
  return [
    ...(state.branch === null ? [detached] : []),
    ...(superproject === null
      ? []
      : [`this galaxy is a submodule: commit its new state in ${visible(superproject)} as well`]),
  ];
}

function untidyNotice(untidy: string | null): string[] {
  return untidy === null
    ? []
    : [`all is written, but not tidied up (${untidy}): the next start of relata does it`];
}

function nameOf(branch: string | null): string {
  return branch === null ? 'a detached HEAD' : visible(branch);
}

function listOf(paths: Iterable<string>): string {
  return [...paths].map(visible).join(', ');
}
