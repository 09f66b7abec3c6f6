import { basename, dirname, join } from 'node:path';
import { RelataError } from '../galaxy/problem.js';
import { visible } from '../galaxy/visible.js';
import type { Disk, FileFacts } from './disk.js';
import { isInside } from './read-text.js';

/** A file of the galaxy that is about to be written, with all links followed. */
export interface Target {
  /** Relative to the galaxy. */
  readonly path: string;
  /** Absolute, without links. */
  readonly real: string;
  /** Null for a file that does not exist yet. */
  readonly facts: FileFacts | null;
  /** It keeps its inode: a file with several names, or one whose owner a new file could not have. */
  readonly inPlace: boolean;
}

/**
 * Follows `path` to the file that is meant. Throws a {@link RelataError} when it is no regular file, may not be
 * written, or leaves the galaxy through a link.
 */
export async function resolveTarget(disk: Disk, root: string, path: string, uid: number): Promise<Target> {
  const real = await realPathOf(disk, join(root, path));
  const realRoot = await disk.realPath(root);
  if (real === null) throw refused(path, 'is a link that leads nowhere', 'mend or remove it');
  if (realRoot === null || !isInside(realRoot, real)) {
    throw refused(path, 'is a link that leaves the galaxy', 'put the file itself there');
  }
  const facts = await disk.facts(real);
  if (facts && !facts.isFile) throw refused(path, 'is no regular file', 'move it away');
  if (facts && !facts.writable) throw refused(path, 'may not be written', 'check its permissions');
  const several = facts !== null && facts.links > 1;
  if (several && (await disk.countNames(root, facts)) < facts.links) {
    throw refused(
      path,
      'has another name outside the galaxy (a hard link)',
      'give the galaxy a copy of its own: `cp FILE FILE.new && mv FILE.new FILE`',
    );
  }
  const foreign = facts !== null && uid !== 0 && facts.uid !== uid;
  return { path, real, facts, inPlace: several || foreign };
}

/** The real path of a file that may not exist yet, nor the folders above it; null for a link that leads nowhere. */
async function realPathOf(disk: Disk, path: string): Promise<string | null> {
  const real = await disk.realPath(path);
  if (real !== null || dirname(path) === path) return real;
  if (await disk.isLink(path)) return null;
  const folder = await realPathOf(disk, dirname(path));
  return folder === null ? null : join(folder, basename(path));
}

function refused(path: string, why: string, remedy: string): RelataError {
  return new RelataError(`${visible(path)} ${why}`, `${remedy}; nothing was written`);
}
