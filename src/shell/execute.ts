import { RelataError } from '../galaxy/problem.js';
import { visible } from '../galaxy/visible.js';
import { messageText } from '../plan/message.js';
import type { CommitOptions, CommitResult, JournalStore } from '../plan/ports.js';
import type { WritePlan } from '../plan/types.js';
import { commitPaths, ignoredByGit, missingFromWorkTree, switchBranch } from './commit-paths.js';
import { recover } from './recover.js';
import { currentBranch, headOf, type Repository, stateOf } from './repository.js';
import type { PlannedCommit, WriteAhead } from './write-ahead.js';
import { ChangedMeanwhile, type Place, writeFiles } from './write-files.js';

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
): Promise<CommitResult> {
  const { place, journal, readOnly } = executor;
  if (readOnly !== null) throw new RelataError(readOnly, 'write from there, or when it has ended');
  const interrupted = await recover(place, journal, executor.repository);
  const repository = options === null ? null : executor.repository;
  if (options?.branch !== undefined && repository === null) {
    throw new RelataError('there is no git repository here, so there are no branches', 'leave --branch out');
  }
  const goBack = repository ? await prepareBranch(executor, repository, options?.branch) : nothingToDo;
  try {
    const result = await attempt(executor, repository, makeStep, options ?? {});
    return { ...result, notices: [...(interrupted ? [interrupted] : []), ...result.notices] };
  } catch (error) {
    await goBack();
    throw error;
  }
}

const nothingToDo = async () => undefined;

async function attempt(
  executor: Executor,
  repository: Repository | null,
  makeStep: () => Promise<Step>,
  options: CommitOptions,
): Promise<CommitResult> {
  for (let left = ATTEMPTS; ; left -= 1) {
    const step = await makeStep();
    try {
      return await carryOut(executor, repository, step, options);
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
  repository: Repository | null,
  step: Step,
  options: CommitOptions,
): Promise<CommitResult> {
  const { plan } = step;
  const paths = plan.files.map((file) => file.path);
  const at = now().toISOString();
  if (repository && paths.length > 0) await refuseToSwallow(repository, plan, options.includeDirty ?? false);
  const git: PlannedCommit | null =
    repository && paths.length > 0
      ? {
          head: await headOf(repository),
          branch: await currentBranch(repository),
          message: messageText(plan.message, options.message),
          author,
        }
      : null;
  const commit = repository && git ? () => commitPaths(repository, git, paths) : null;
  const hash = await writeFiles(place, journal, plan.files, { at, git, journal: step.journal }, commit);
  return { commit: hash, plan, notices: repository && git ? await noticesOn(repository, git) : [] };
}

/** Refuses while git is in the middle of something, and when another branch has been checked out underneath. */
async function prepareBranch(
  { author, shownBranch }: Executor,
  repository: Repository,
  branch: string | undefined,
): Promise<() => Promise<void>> {
  const state = await stateOf(repository, author !== null);
  if (state.blocked !== null) throw new RelataError('nothing can be committed now', state.blocked, 1);
  const shown = shownBranch();
  if (branch === undefined && shown !== undefined && shown !== state.branch) {
    throw new RelataError(
      `another branch was checked out underneath: ${nameOf(state.branch)} instead of ${nameOf(shown)}`,
      'look at what would be written there, then commit again',
      1,
    );
  }
  return branch === undefined ? nothingToDo : switchBranch(repository, branch, state.branch);
}

/** Throws when a commit would take in what the user has not committed, or what the work tree does not show. */
async function refuseToSwallow(repository: Repository, plan: WritePlan, include: boolean): Promise<void> {
  const dirty = new Set((await stateOf(repository, true)).dirty);
  const ours = plan.files.map((file) => file.path).filter((path) => dirty.has(path));
  if (ours.length > 0 && !include) {
    throw new RelataError(
      `uncommitted changes of your own are in ${listOf(ours)}`,
      'commit or stash them first, or take them into this commit (`--include-dirty`)',
      1,
    );
  }
  const created = plan.files.filter((file) => file.before === null).map((file) => file.path);
  const missing = await missingFromWorkTree(repository, created);
  if (missing.length > 0) {
    throw new RelataError(
      `git has ${listOf(missing)}, but it is not in the work tree`,
      'bring it back with `git sparse-checkout add curation` or `git restore`',
      1,
    );
  }
  const ignored = await ignoredByGit(repository, created);
  if (ignored.length > 0) {
    throw new RelataError(`git ignores ${listOf(ignored)}`, 'take that out of .gitignore', 1);
  }
}

async function noticesOn({ git }: Repository, { branch }: PlannedCommit): Promise<string[]> {
  const above = (await git.ask(['rev-parse', '--show-superproject-working-tree']))?.trim();
  return [
    ...(branch === null
      ? ['HEAD is detached: the commit is on no branch; `git switch -c NAME` gives it one']
      : []),
    ...(above ? [`this galaxy is a submodule: commit its new state in ${visible(above)} as well`] : []),
  ];
}

function nameOf(branch: string | null): string {
  return branch === null ? 'a detached HEAD' : visible(branch);
}

function listOf(paths: readonly string[]): string {
  return paths.map(visible).join(', ');
}
