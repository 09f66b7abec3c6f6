import { join } from 'node:path';
import * as z from 'zod';
import { DecisionSchema } from '../ledger/journal.js';
import type { Disk } from './disk.js';

/*
 * The write-ahead record says what is about to happen to the files of a galaxy, before it happens. It is there from
 * before the first temporary file until after the last trace of the write is gone, so the next start can always
 * finish what was begun, or take it back. `.relata/` may come from anybody (a hostile archive), so it holds paths
 * relative to the galaxy only, and what is read here goes through the same checks as every write.
 */

const FileSchema = z.object({
  /** Relative to the galaxy. */
  path: z.string(),
  /** SHA-256 of the bytes before; null for a file that did not exist. */
  before: z.string().nullable(),
  /** SHA-256 of the bytes after. */
  after: z.string(),
  /** It is written where it stands: what looks like one name more later is only the old content, kept beside it. */
  inPlace: z.boolean(),
});

const GitSchema = z.object({
  /** HEAD before the commit; null while there was none. */
  head: z.string().nullable(),
  branch: z.string().nullable(),
  message: z.string(),
  /** `Name <mail>`, or null for git's own identity. */
  author: z.string().nullable(),
});

const WriteAheadSchema = z.object({
  id: z.string().regex(/^[0-9a-f]{8}$/),
  at: z.string(),
  /** `prepared`: no file of the galaxy has been touched. `decided`: all of them are to be as after. */
  phase: z.enum(['prepared', 'decided']),
  files: z.array(FileSchema),
  /** Null when nothing is committed. */
  git: GitSchema.nullable(),
  /** What the journal gets when all is done. */
  journal: z.object({
    steps: z.array(z.string()).readonly(),
    /** Decisions of these steps that were refused: they stay pending. */
    refused: z.array(DecisionSchema).readonly(),
    /** Pairs that are open again. */
    reopen: z.array(z.string()).readonly(),
  }),
});

export type WriteAhead = z.infer<typeof WriteAheadSchema>;
export type PlannedFile = z.infer<typeof FileSchema>;
export type PlannedCommit = z.infer<typeof GitSchema>;

const NAME = 'write-ahead.json';

/** The record of an unfinished write; null when there is none. Throws when there is one that cannot be read. */
export async function loadWriteAhead(disk: Disk, folder: string): Promise<WriteAhead | null> {
  const path = join(folder, NAME);
  if (!(await disk.facts(path))) return null;
  return WriteAheadSchema.parse(JSON.parse(new TextDecoder().decode(await disk.read(path))));
}

/** Saves the record in one step: afterwards it is there, whole, or as it was before. */
export async function saveWriteAhead(disk: Disk, folder: string, record: WriteAhead): Promise<void> {
  const draft = join(folder, `${NAME}.new`);
  await disk.remove(draft);
  await disk.create(draft, new TextEncoder().encode(JSON.stringify(record)), null);
  await disk.rename(draft, join(folder, NAME));
  await disk.syncFolder(folder);
}

/** Removes the log once all that it says is done. */
export async function removeWriteAhead(disk: Disk, folder: string): Promise<void> {
  await disk.remove(join(folder, NAME));
  await disk.syncFolder(folder);
}
