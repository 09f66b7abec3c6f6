import { basename, dirname, join } from 'node:path';
import type { Disk } from './disk.js';
import type { Target } from './target.js';
import type { PlannedFile } from './write-ahead.js';

/** A file to be written, and the digests of its contents before and after. */
export type Replacing = Target & PlannedFile;

/** Both contents of a file to be written. */
export interface Contents {
  /** Null for a file that does not exist yet. */
  readonly before: string | null;
  readonly after: Uint8Array;
}

/**
 * Puts the new and the old content beside each file, and says how many are there. Touches no file of the galaxy.
 */
export async function prepare(
  disk: Disk,
  files: readonly (Replacing & { readonly contents: Contents })[],
  id: string,
  onFile: (done: number) => void = () => undefined,
): Promise<void> {
  for (const folder of foldersOf(files)) {
    if (await disk.facts(folder)) continue;
    await disk.makeFolder(folder);
    await disk.syncFolder(dirname(folder));
  }
  // Together, so that the disk can synchronise many at once; all of them end before anything is taken back.
  let done = 0;
  onFile(done);
  const made = await Promise.allSettled(
    files.map(async (file) => {
      await prepareFile(disk, file, id);
      done += 1;
      onFile(done);
    }),
  );
  const failed = made.find((result) => result.status === 'rejected');
  if (failed) throw failed.reason;
  await syncAll(disk, files);
}

async function prepareFile(
  disk: Disk,
  file: Replacing & { readonly contents: Contents },
  id: string,
): Promise<void> {
  const { before, after } = file.contents;
  const { fresh, old } = sideFiles(file, id);
  await disk.create(fresh, after, file.facts);
  if (before === null) return;
  if (file.inPlace) await disk.create(old, encode(before), null);
  else await linkOrCopy(disk, file.real, old, before);
}

/** Where a file stands between its two contents; `other` is neither. */
export type FileState = 'before' | 'after' | 'other';

/** Tells by its digest where a file stands. */
export async function stateOfFile(disk: Disk, file: Replacing): Promise<FileState> {
  const now = await disk.digest(file.real);
  if (now === file.after) return 'after';
  return now === file.before ? 'before' : 'other';
}

/** True when every file has its new content, or can be given it. */
export async function canRollForward(disk: Disk, files: readonly Replacing[], id: string): Promise<boolean> {
  for (const file of files) {
    const state = await stateOfFile(disk, file);
    if (state === 'after') continue;
    const waits = (await disk.digest(sideFiles(file, id).fresh)) === file.after;
    if (!waits || (state === 'other' && !file.inPlace)) return false;
  }
  return true;
}

/** Gives every file its new content. */
export async function rollForward(disk: Disk, files: readonly Replacing[], id: string): Promise<void> {
  for (const file of files) {
    const { fresh } = sideFiles(file, id);
    if (!(await disk.facts(fresh))) continue;
    if (file.inPlace) await disk.overwrite(file.real, await disk.read(fresh));
    else await disk.rename(fresh, file.real);
  }
  await syncAll(disk, files);
}

/** Gives every file that has its new content, or half of it, the old one back; a file that was new goes. `tidy` follows. */
export async function rollBack(disk: Disk, files: readonly Replacing[], id: string): Promise<void> {
  for (const file of files) {
    const state = await stateOfFile(disk, file);
    if (state === 'before' || (state === 'other' && !file.inPlace)) continue;
    if (file.before === null) {
      await disk.remove(file.real);
      continue;
    }
    const { old } = sideFiles(file, id);
    if ((await disk.digest(old)) !== file.before) continue;
    if (file.inPlace) await disk.overwrite(file.real, await disk.read(old));
    else await disk.rename(old, file.real);
  }
}

/** Removes what stands beside the files. */
export async function tidy(disk: Disk, files: readonly Target[], id: string): Promise<void> {
  for (const file of files) {
    const { fresh, old } = sideFiles(file, id);
    await disk.remove(fresh);
    await disk.remove(old);
  }
  await syncAll(disk, files);
}

/** Where the new content waits, and where the old one is kept until all is done: beside the file, on its disk. */
function sideFiles(target: Target, id: string): { fresh: string; old: string } {
  const beside = (what: string) =>
    join(dirname(target.real), `.${basename(target.real)}.relata-${id}-${what}`);
  return { fresh: beside('new'), old: beside('old') };
}

/** A second name costs nothing; file systems without them get a copy. */
async function linkOrCopy(disk: Disk, real: string, old: string, before: string): Promise<void> {
  try {
    await disk.link(real, old);
  } catch {
    await disk.remove(old);
    await disk.create(old, encode(before), null);
  }
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

async function syncAll(disk: Disk, files: readonly Target[]): Promise<void> {
  for (const folder of foldersOf(files)) await disk.syncFolder(folder);
}

function foldersOf(files: readonly Target[]): Set<string> {
  return new Set(files.map((file) => dirname(file.real)));
}
