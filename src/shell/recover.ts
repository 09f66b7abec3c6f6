import { setTimeout } from 'node:timers/promises';
import { RelataError } from '../galaxy/problem.js';
import { visible } from '../galaxy/visible.js';
import type { JournalStore } from '../plan/ports.js';
import { commitMade } from './commit-made.js';
import { commitPaths } from './commit-paths.js';
import { canRollForward, type Replacing, rollBack, rollForward, stateOfFile, tidy } from './replace-files.js';
import { indexLock, type Repository, stateOf } from './repository.js';
import { resolveTarget } from './target.js';
import { asInHead, inHead, restoreIndex, unstage } from './tracked-files.js';
import { loadWriteAhead, removeWriteAhead, type WriteAhead } from './write-ahead.js';
import { finishJournal, type Place } from './write-files.js';

/** How long an interrupted commit may still take. */
const SECONDS_FOR_GIT = 5;

/** What became of an interrupted write. */
export interface Recovery {
  /** To tell the user. */
  readonly notice: string;
  /** False when it has to be tried again. */
  readonly ended: boolean;
}

/**
 * Ends a write that was interrupted. A decided one is finished: the files, the commit, the journal. If it cannot be
 * (HEAD or the branch has moved, a hook refuses, somebody has changed a file since), what was written is taken back
 * and the decisions are pending; so they are when it was only prepared. A file that somebody has changed is left as it
 * is. Nothing is done while a git that was killed has left its lock behind. Null when nothing was interrupted.
 */
export async function recover(
  place: Place,
  journal: JournalStore,
  repository: Repository | null,
): Promise<Recovery | null> {
  const record = await load(place);
  if (record === null) return null;
  const lock = repository && record.git && record.phase === 'decided' ? await lockOfGit(repository) : null;
  if (lock !== null) {
    return { notice: `a commit was interrupted, and cannot be ended while there is ${lock}`, ended: false };
  }
  const { disk, root, folder, uid } = place;
  const files: Replacing[] = await Promise.all(
    record.files.map(async (file) => ({ ...(await resolveTarget(disk, root, file.path, uid)), ...file })),
  );
  const notice = await end(place, journal, repository, record, files);
  await tidy(disk, files, record.id);
  await removeWriteAhead(disk, folder);
  return { notice, ended: true };
}

async function end(
  { disk }: Place,
  journal: JournalStore,
  repository: Repository | null,
  record: WriteAhead,
  files: readonly Replacing[],
): Promise<string> {
  if (record.phase === 'prepared')
    return 'a commit was interrupted before it began: nothing was written, all decisions are pending';

  const finished = await finish(disk, repository, record, files);
  if (finished !== undefined) {
    await finishJournal(journal, record, finished);
    const what = finished === null ? 'a write' : `the commit ${finished.slice(0, 10)}`;
    return `${what} was interrupted, and is finished now`;
  }
  await takeBack(disk, repository, record, files);
  const changed: string[] = [];
  for (const file of files) if ((await stateOfFile(disk, file)) === 'other') changed.push(visible(file.path));
  const left = changed.length === 0 ? '' : `; changed by somebody since, and left so: ${changed.join(', ')}`;
  return `a commit was interrupted and is taken back: all of its decisions are pending again${left}`;
}

/** Takes back what was written, but not what somebody has committed since. */
async function takeBack(
  disk: Place['disk'],
  repository: Repository | null,
  record: WriteAhead,
  files: readonly Replacing[],
): Promise<void> {
  const paths = files.map((file) => file.path);
  const theirs = repository ? await asInHead(repository, paths) : new Set();
  await rollBack(
    disk,
    files.filter((file) => !theirs.has(file.path)),
    record.id,
  );
  if (!repository || !record.git) return;
  const known = await inHead(repository, paths);
  const added = files.filter((file) => file.before === null && !known.has(file.path));
  await unstage(
    repository,
    added.map((file) => file.path),
  );
}

/** The hash of the commit, null when none was meant, undefined when it cannot be finished as it was meant. */
async function finish(
  disk: Place['disk'],
  repository: Repository | null,
  record: WriteAhead,
  files: readonly Replacing[],
): Promise<string | null | undefined> {
  const made = repository && record.git ? await commitMade(repository, record.git, record.files) : null;
  // git began only when all files were in place: what is different now, somebody has changed since.
  if (repository && made !== null) {
    await restoreIndex(repository, record.files);
    return made;
  }
  if (!(await canRollForward(disk, files, record.id))) return undefined;
  await rollForward(disk, files, record.id);
  return finishCommit(record, repository);
}

async function load({ disk, folder }: Place): Promise<WriteAhead | null> {
  try {
    return await loadWriteAhead(disk, folder);
  } catch (error) {
    throw new RelataError(
      '.relata/write-ahead.json cannot be read, so an interrupted write cannot be finished',
      'look at `git status`, put the files right, and remove it',
      2,
      { cause: error },
    );
  }
}

/** A git outlives the relata that started it: the lock that it still holds after a while, or null. */
async function lockOfGit(repository: Repository): Promise<string | null> {
  for (let left = 10 * SECONDS_FOR_GIT; left > 0 && indexLock(repository) !== null; left -= 1)
    await setTimeout(100);
  return indexLock(repository);
}

/** Makes the commit that was meant. Null when none was; undefined when it cannot be made as it was meant. */
async function finishCommit(
  { git: planned, files }: WriteAhead,
  repository: Repository | null,
): Promise<string | null | undefined> {
  if (planned === null) return null;
  if (repository === null) return undefined;
  const { head, branch } = await stateOf(repository, true);
  if (head !== planned.head || branch !== planned.branch) return undefined;
  return commitPaths(repository, planned, files).catch(() => undefined);
}
