import { isUtf8 } from 'node:buffer';
import { closeSync, fstatSync, openSync, readdirSync, readSync, realpathSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import { describeProblem, type Problem, RelataError } from '../galaxy/problem.js';
import type { SourceText } from '../galaxy/types.js';

/** Bytes. A text of half a gigabyte is more than a string can hold. */
const LARGEST = 256 * 1024 * 1024;

/** Reads one file of the galaxy as text, with the problems of {@link readBytes}. */
export function readText(root: string, path: string): { source: SourceText } | { problem: Problem } {
  const read = readBytes(root, path, Buffer.allocUnsafeSlow);
  return 'problem' in read ? read : { source: { path, text: read.bytes.toString('utf8') } };
}

/**
 * Reads one file of the galaxy as valid UTF-8, into memory that `allocate` gives. Unreadable files, invalid UTF-8, links
 * that leave the galaxy, and what is no regular file or too large to work on, are problems, not exceptions.
 */
export function readBytes(
  root: string,
  path: string,
  allocate: (size: number) => Buffer,
): { bytes: Buffer } | { problem: Problem } {
  try {
    const found = findFile(root, path);
    if ('problem' in found) return found;
    const bytes = readInto(found.real, allocate);
    return isUtf8(bytes) ? { bytes } : problemOf(path, NOT_UTF8);
  } catch (error) {
    return problemOf(path, explain(error));
  }
}

/** Where a file of the galaxy really is, if it is fit to be read; throws what the file system throws. */
export function findFile(root: string, path: string): { real: string } | { problem: Problem } {
  const real = realpathSync.native(join(root, path));
  const unfit = whyUnfit(root, real);
  return unfit ? problemOf(path, unfit) : { real };
}

/** An error in a file as a result. */
export function problemOf(path: string, what: Pick<Problem, 'message' | 'remedy'>): { problem: Problem } {
  return { problem: { severity: 'error', file: path, ...what } };
}

/** The error of a command that cannot do without a file. */
export function unreadable({ remedy, ...problem }: Problem): RelataError {
  return new RelataError(describeProblem(problem), remedy ?? 'mend the file');
}

/** Memory for one file after another: what was read before is overwritten. */
export function reusedMemory(): (size: number) => Buffer {
  let memory = Buffer.alloc(0);
  return (size) => {
    if (size > memory.length) memory = Buffer.allocUnsafeSlow(2 * size);
    return memory.subarray(0, size);
  };
}

function readInto(path: string, allocate: (size: number) => Buffer): Buffer {
  const file = openSync(path, 'r');
  try {
    const memory = allocate(fstatSync(file).size);
    let length = 0;
    for (;;) {
      const count = readSync(file, memory, length, memory.length - length, length);
      length += count;
      if (count === 0 || length === memory.length) return memory.subarray(0, length);
    }
  } finally {
    closeSync(file);
  }
}

export const NOT_UTF8 = {
  message: 'not valid UTF-8',
  remedy: 'convert it with `iconv`; it is left out until then',
};

function whyUnfit(root: string, real: string): Pick<Problem, 'message' | 'remedy'> | null {
  if (!isInside(realpathSync.native(root), real)) {
    return { message: 'a link that leaves the galaxy', remedy: 'put the file itself there' };
  }
  const stat = statSync(real);
  if (!stat.isFile()) return { message: 'no regular file', remedy: 'it is left out' };
  if (stat.size > LARGEST) {
    return {
      message: `larger than ${LARGEST / 1024 / 1024} MB`,
      remedy: 'split it; it is left out until then',
    };
  }
  return null;
}

/** Both absolute and without links. */
export function isInside(root: string, path: string): boolean {
  return path.startsWith(root.endsWith(sep) ? root : root + sep);
}

/** Paths of the files in `folder` whose names end in `.json`, sorted; empty when there is no such folder. */
export function jsonFilesIn(root: string, folder: string): string[] {
  const names = listFolder(join(root, folder));
  return names.filter((name) => name.endsWith('.json')).map((name) => `${folder}/${name}`);
}

/** Names in a folder, sorted by code unit; empty when it is missing. Throws when it cannot be read. */
export function listFolder(path: string): string[] {
  try {
    return readdirSync(path).sort();
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') return [];
    throw error;
  }
}

/** `ENOENT`, `EACCES`, …; undefined for anything else. */
export function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

/** What a system error says of a file that cannot be read, for people. */
export function explain(error: unknown): Pick<Problem, 'message' | 'remedy'> {
  const code = codeOf(error);
  if (code === 'EACCES') return { message: 'may not be read', remedy: 'check its permissions' };
  return { message: `cannot be read (${code ?? String(error)})`, remedy: 'it is left out' };
}
