import { createHash } from 'node:crypto';
import { basename, dirname, join } from 'node:path';
import type { Disk } from './disk.js';
import type { Target } from './target.js';

/** A file to be written: where, and both its contents. */
export interface Replacement {
  readonly target: Target;
  /** Null for a file that does not exist yet. */
  readonly before: Uint8Array | null;
  readonly after: Uint8Array;
}

/** Where the new content waits, and where the old one is kept until all is done. Both stand beside the file. */
export interface SideFiles {
  readonly fresh: string;
  readonly old: string;
}

export function sideFiles(target: Target, id: string): SideFiles {
  const beside = (what: string) =>
    join(dirname(target.real), `.${basename(target.real)}.relata-${id}-${what}`);
  return { fresh: beside('new'), old: beside('old') };
}

export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Puts the new and the old content beside each file. Touches no file of the galaxy. */
export async function prepare(disk: Disk, replacements: readonly Replacement[], id: string): Promise<void> {
  for (const folder of foldersOf(replacements.map((r) => r.target))) {
    if (await disk.facts(folder)) continue;
    await disk.makeFolder(folder);
    await disk.syncFolder(dirname(folder));
  }
  for (const { target, before, after } of replacements) {
    const { fresh, old } = sideFiles(target, id);
    await disk.create(fresh, after, target.facts);
    if (before === null) continue;
    if (target.inPlace) await disk.create(old, before, null);
    else await linkOrCopy(disk, target.real, old, before);
  }
  await syncAll(
    disk,
    replacements.map((r) => r.target),
  );
}

/** The first file that is no longer as it was read, or null. */
export async function changedMeanwhile(
  disk: Disk,
  replacements: readonly Replacement[],
): Promise<string | null> {
  for (const { target, before } of replacements) {
    const now = (await disk.facts(target.real)) ? await disk.read(target.real) : null;
    if (before === null ? now !== null : now === null || Buffer.compare(before, now) !== 0)
      return target.path;
  }
  return null;
}

/** Gives every file its new content. What is done twice is done once. */
export async function rollForward(disk: Disk, targets: readonly Target[], id: string): Promise<void> {
  for (const target of targets) {
    const { fresh } = sideFiles(target, id);
    if (!(await disk.facts(fresh))) continue;
    if (target.inPlace) await disk.overwrite(target.real, await disk.read(fresh));
    else await disk.rename(fresh, target.real);
  }
  await syncAll(disk, targets);
}

/** Gives every file its old content back; a file that was new goes. */
export async function rollBack(
  disk: Disk,
  targets: readonly (Target & { readonly isNew: boolean })[],
  id: string,
): Promise<void> {
  for (const target of targets) {
    const { fresh, old } = sideFiles(target, id);
    await disk.remove(fresh);
    if (target.isNew) await disk.remove(target.real);
    else if (await disk.facts(old)) {
      if (target.inPlace) await disk.overwrite(target.real, await disk.read(old));
      else await disk.rename(old, target.real);
    }
  }
  await syncAll(disk, targets);
  await tidy(disk, targets, id);
}

/** Removes what stands beside the files. */
export async function tidy(disk: Disk, targets: readonly Target[], id: string): Promise<void> {
  for (const target of targets) {
    const { fresh, old } = sideFiles(target, id);
    await disk.remove(fresh);
    await disk.remove(old);
  }
  await syncAll(disk, targets);
}

/** A second name costs nothing; file systems without them get a copy. */
async function linkOrCopy(disk: Disk, real: string, old: string, before: Uint8Array): Promise<void> {
  try {
    await disk.link(real, old);
  } catch {
    await disk.remove(old);
    await disk.create(old, before, null);
  }
}

async function syncAll(disk: Disk, targets: readonly Target[]): Promise<void> {
  for (const folder of foldersOf(targets)) await disk.syncFolder(folder);
}

function foldersOf(targets: readonly Target[]): Set<string> {
  return new Set(targets.map((target) => dirname(target.real)));
}
