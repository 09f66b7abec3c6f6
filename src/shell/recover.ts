import { RelataError } from '../galaxy/problem.js';
import { visible } from '../galaxy/visible.js';
import type { JournalStore } from '../plan/ports.js';
import { commitPaths } from './commit-paths.js';
import { rollBack, rollForward, sha256, sideFiles, tidy } from './replace-files.js';
import { type Repository, stateOf } from './repository.js';
import { resolveTarget, type Target } from './target.js';
import { loadWriteAhead, removeWriteAhead, type WriteAhead } from './write-ahead.js';
import { finishJournal, type Place } from './write-files.js';

type KnownTarget = Target & { readonly isNew: boolean };

/**
 * Ends a write that was interrupted. A decided one is finished: the files, the commit, the journal. If it cannot be
 * (HEAD or the branch has moved, a hook refuses), and if it was only prepared, everything is as before and the
 * decisions are pending. A file that somebody has changed since is left alone. Returns what to tell the user; null
 * when nothing was interrupted.
 */
export async function recover(
  place: Place,
  journal: JournalStore,
  repository: Repository | null,
): Promise<string | null> {
  const record = await load(place);
  if (record === null) return null;
  const { disk, root, folder, uid } = place;
  const all: KnownTarget[] = await Promise.all(
    record.files.map(async (file) => ({
      ...(await resolveTarget(disk, root, file.path, uid)),
      isNew: file.before === null,
    })),
  );
  const foreign = await changedSince(place, record, all);
  const targets = all.filter((target) => !foreign.has(target.path));
  const end = async (notice: string) => {
    await tidy(disk, all, record.id);
    await removeWriteAhead(disk, folder);
    const names = [...foreign].map(visible).join(', ');
    return foreign.size === 0 ? notice : `${notice}; ${names}: changed by somebody since, left as it is`;
  };

  if (record.phase === 'prepared') {
    await rollBack(disk, targets, record.id);
    return end('a commit was interrupted before it began: nothing was written, all decisions are pending');
  }
  const made = repository && record.git ? await commitMade(repository, record) : null;
  if (made !== null || foreign.size === 0) {
    await rollForward(disk, targets, record.id);
    const finished = made ?? (await finishCommit(record, repository));
    if (finished !== undefined) {
      await finishJournal(journal, record, finished);
      const what = finished === null ? 'a write' : `the commit ${finished.slice(0, 10)}`;
      return end(`${what} was interrupted, and is finished now`);
    }
  }
  await rollBack(disk, targets, record.id);
  return end('a commit was interrupted and is taken back: all of its decisions are pending again');
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

/** Paths whose content is neither the one before nor the one after. */
async function changedSince(
  { disk }: Place,
  record: WriteAhead,
  targets: readonly Target[],
): Promise<Set<string>> {
  const changed = new Set<string>();
  for (const [index, target] of targets.entries()) {
    const file = record.files[index];
    // A file that is overwritten in place may be half-way: that was us.
    const halfWay = target.inPlace && (await disk.facts(sideFiles(target, record.id).fresh)) !== null;
    if (!file || halfWay) continue;
    const now = (await disk.facts(target.real)) ? sha256(await disk.read(target.real)) : null;
    if (now !== file.before && now !== file.after) changed.add(target.path);
  }
  return changed;
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
  return commitPaths(
    repository,
    planned,
    files.map((file) => file.path),
  ).catch(() => undefined);
}

/** The commit, if git had made it already: the first one after the old HEAD, when it holds all our paths. */
async function commitMade(
  { git, prefix }: Repository,
  { git: planned, files }: WriteAhead,
): Promise<string | null> {
  if (planned === null) return null;
  const tip = planned.branch === null ? 'HEAD' : `refs/heads/${planned.branch}`;
  const since = planned.head === null ? [tip] : ['--ancestry-path', `${planned.head}..${tip}`];
  const first = (await git.ask(['rev-list', '--reverse', ...since, '--']))?.split('\n')[0];
  if (!first) return null;
  const names = await git.run([
    'diff-tree',
    '--root',
    '--no-commit-id',
    '--name-only',
    '-r',
    '-z',
    first,
    '--',
  ]);
  const touched = new Set(names.split('\0'));
  return files.every((file) => touched.has(prefix + file.path)) ? first : null;
}
