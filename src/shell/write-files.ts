import { randomBytes } from 'node:crypto';
import { RelataError } from '../galaxy/problem.js';
import type { JournalStore } from '../plan/ports.js';
import type { FileChange } from '../plan/types.js';
import type { Disk } from './disk.js';
import { codeOf } from './read-text.js';
import {
  changedMeanwhile,
  prepare,
  type Replacement,
  rollBack,
  rollForward,
  sha256,
  tidy,
} from './replace-files.js';
import { resolveTarget } from './target.js';
import { removeWriteAhead, saveWriteAhead, type WriteAhead } from './write-ahead.js';

/** Where files are written, and with what. */
export interface Place {
  readonly disk: Disk;
  /** Of the galaxy; absolute. */
  readonly root: string;
  /** `.relata/`; absolute. */
  readonly folder: string;
  /** Numeric id of the user; 0 for one who may do anything. */
  readonly uid: number;
}

/** A file was changed between reading and writing it: plan again. */
export class ChangedMeanwhile extends Error {
  override readonly name = 'ChangedMeanwhile';
}

/**
 * Writes all files of a plan, or none; `commit` then makes it a commit, and when that fails all files are as they were
 * before. In the end the journal gets what `intent` says. The order is:
 *
 * 1. write-ahead record, prepared    — a crash from here on takes everything back
 * 2. new and old content beside the files
 * 3. write-ahead record, decided     — a crash from here on finishes everything, or takes it back
 * 4. new content in place, then git
 * 5. journal, tidy, write-ahead record removed
 *
 * Returns the hash of the commit; null without one.
 */
export async function writeFiles(
  place: Place,
  journal: JournalStore,
  changes: readonly FileChange[],
  intent: Pick<WriteAhead, 'at' | 'git' | 'journal'>,
  commit: (() => Promise<string>) | null,
): Promise<string | null> {
  const { disk, folder } = place;
  const id = randomBytes(4).toString('hex');
  const replacements = await Promise.all(changes.map((change) => replacementOf(place, change)));
  const files = replacements.map(({ target, before, after }) => ({
    path: target.path,
    before: before && sha256(before),
    after: sha256(after),
  }));
  const record: WriteAhead = { id, phase: 'prepared', files, ...intent };
  const targets = replacements.map(({ target, before }) => ({ ...target, isNew: before === null }));

  let hash: string | null = null;
  try {
    await saveWriteAhead(disk, folder, record);
    await prepare(disk, replacements, id);
    const changed = await changedMeanwhile(disk, replacements);
    if (changed !== null) throw new ChangedMeanwhile(changed);
    await saveWriteAhead(disk, folder, { ...record, phase: 'decided' });
    await rollForward(disk, targets, id);
    if (commit) hash = await commit();
  } catch (error) {
    await takeBack(place, targets, id, error);
    throw explain(error);
  }
  await finishJournal(journal, record, hash);
  await tidy(disk, targets, id);
  await removeWriteAhead(disk, folder);
  return hash;
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

async function replacementOf({ disk, root, uid }: Place, change: FileChange): Promise<Replacement> {
  const encoder = new TextEncoder();
  return {
    target: await resolveTarget(disk, root, change.path, uid),
    before: change.before === null ? null : encoder.encode(change.before),
    after: encoder.encode(change.after),
  };
}

async function takeBack(
  { disk, folder }: Place,
  targets: Parameters<typeof rollBack>[1],
  id: string,
  cause: unknown,
): Promise<void> {
  try {
    await rollBack(disk, targets, id);
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
