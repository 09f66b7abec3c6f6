import { randomBytes } from 'node:crypto';
import { RelataError } from '../galaxy/problem.js';
import type { JournalStore, WriteHooks } from '../plan/ports.js';
import type { FileChange } from '../plan/types.js';
import { sha256 } from './digest.js';
import type { Disk } from './disk.js';
import { codeOf } from './read-text.js';
import {
  type Contents,
  prepare,
  type Replacing,
  rollBack,
  rollForward,
  stateOfFile,
  tidy,
} from './replace-files.js';
import { resolveTarget } from './target.js';
import { type PlannedFile, removeWriteAhead, saveWriteAhead, type WriteAhead } from './write-ahead.js';

/** Where files are written, and with what. */
export interface Place {
  readonly disk: Disk;
  /** Of the galaxy; absolute. */
  readonly root: string;
  /** `.relata/`; absolute. */
  readonly folder: string;
  /** Numeric id of the user; 0 for one who may do anything. */
  readonly uid: number;
  /** SHA-256 of the file that `text` was read from, where somebody knows it already. */
  digestOf(path: string, text: string): string | null;
}

/** A file was changed between reading and writing it: plan again. */
export class ChangedMeanwhile extends Error {
  override readonly name = 'ChangedMeanwhile';
}

/** Makes a commit of files that are in place; returns its hash. */
export type Commit = (files: readonly PlannedFile[]) => Promise<string>;

/** What became of a write. */
export interface Written {
  /** Hash of the commit; null without one. */
  readonly commit: string | null;
  /** Why it could not be tidied up; the next start does it. Null mostly. */
  readonly untidy: string | null;
}

/**
 * Writes all files of a plan, or none; `commit` then makes it a commit, and when that fails all files are as they were
 * before. In the end the journal gets what `intent` says. The order is:
 *
 * 1. write-ahead record, prepared    — a crash from here on leaves everything as it is
 * 2. new and old content beside the files
 * 3. write-ahead record, decided     — a crash from here on is finished, or taken back
 * 4. new content in place, then git
 * 5. journal, tidy, write-ahead record removed
 */
export async function writeFiles(
  place: Place,
  journal: JournalStore,
  changes: readonly FileChange[],
  intent: Pick<WriteAhead, 'at' | 'git' | 'journal'>,
  commit: Commit | null,
  { onProgress }: WriteHooks = {},
): Promise<Written> {
  const { disk, folder } = place;
  const id = randomBytes(4).toString('hex');
  const files = await Promise.all(changes.map((change) => replacingOf(place, change)));
  const planned = files.map(({ path, before, after, inPlace }) => ({ path, before, after, inPlace }));
  const record: WriteAhead = { id, phase: 'prepared', files: planned, ...intent };

  let hash: string | null = null;
  try {
    await saveWriteAhead(disk, folder, record);
    await prepare(disk, files, id, (done) => onProgress?.({ phase: 'writing', done, of: files.length }));
    for (const file of files) {
      if ((await stateOfFile(disk, file)) !== 'before') throw new ChangedMeanwhile(file.path);
    }
    await saveWriteAhead(disk, folder, { ...record, phase: 'decided' });
    await rollForward(disk, files, id);
    if (commit) {
      onProgress?.({ phase: 'committing' });
      hash = await commit(planned);
    }
  } catch (error) {
    await takeBack(place, files, id, error);
    throw explain(error);
  }
  try {
    await finishJournal(journal, record, hash);
    await tidy(disk, files, id);
    await removeWriteAhead(disk, folder);
    return { commit: hash, untidy: null };
  } catch (error) {
    return { commit: hash, untidy: messageOf(error) };
  }
}

/** Appends what a write has to say to the journal; what is said already is not said twice. */
export async function finishJournal(
  journal: JournalStore,
  { id, at, journal: { steps, refused, reopen } }: WriteAhead,
  commit: string | null,
): Promise<void> {
  const said = new Set(journal.records.map((record) => record.id));
  const say = async (record: Parameters<JournalStore['append']>[0]) => {
    if (!said.has(record.id)) await journal.append(record);
  };
  if (refused.length > 0) await say({ kind: 'decide', id: `${id}-refused`, at, decisions: refused });
  if (steps.length > 0) await say({ kind: 'committed', id: `${id}-committed`, at, steps, commit });
  if (reopen.length > 0) await say({ kind: 'reopen', id: `${id}-reopen`, at, pairs: reopen });
}

async function replacingOf(
  { disk, root, uid, digestOf }: Place,
  { path, before, after }: FileChange,
): Promise<Replacing & { contents: Contents }> {
  const bytes = new TextEncoder().encode(after);
  return {
    ...(await resolveTarget(disk, root, path, uid)),
    before: before === null ? null : (digestOf(path, before) ?? sha256(before)),
    after: sha256(bytes),
    contents: { before, after: bytes },
  };
}

async function takeBack(
  { disk, folder }: Place,
  files: readonly Replacing[],
  id: string,
  cause: unknown,
): Promise<void> {
  try {
    await rollBack(disk, files, id);
    await tidy(disk, files, id);
    await removeWriteAhead(disk, folder);
  } catch (error) {
    throw new RelataError(
      `${messageOf(cause)}; and taking it back failed: ${messageOf(error)}`,
      'make the disk writable again; the next start of relata takes it back',
      2,
      { cause },
    );
  }
}

function explain(error: unknown): unknown {
  if (error instanceof RelataError || error instanceof ChangedMeanwhile) return error;
  if (codeOf(error) === undefined) return error;
  return new RelataError(
    `the galaxy could not be written: ${messageOf(error)}`,
    'nothing was written, and your decisions are still there; mend that and commit again',
    2,
    { cause: error },
  );
}

function messageOf(error: unknown): string {
  const code = codeOf(error);
  if (code === 'ENOSPC' || code === 'EDQUOT') return 'the disk is full';
  if (code === 'EROFS') return 'the file system is read-only';
  if (code === 'EACCES' || code === 'EPERM') return 'permission denied';
  return error instanceof Error ? error.message : String(error);
}
