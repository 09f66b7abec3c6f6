import { readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import type { Problem } from '../galaxy/problem.js';
import type { SourceText } from '../galaxy/types.js';

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Bytes. A text of half a gigabyte is more than a string can hold. */
const LARGEST = 256 * 1024 * 1024;

/**
 * Reads one file of the galaxy. Unreadable files, invalid UTF-8, links that leave the galaxy, and what is no regular
 * file or too large to work on, are problems, not exceptions.
 */
export function readText(root: string, path: string): { source: SourceText } | { problem: Problem } {
  try {
    const real = realpathSync.native(join(root, path));
    const unfit = whyUnfit(root, real);
    if (unfit) return { problem: { severity: 'error', file: path, ...unfit } };
    return { source: { path, text: utf8.decode(readFileSync(real)) } };
  } catch (error) {
    return { problem: { severity: 'error', file: path, ...explain(error) } };
  }
}

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

function explain(error: unknown): Pick<Problem, 'message' | 'remedy'> {
  const code = codeOf(error);
  if (code === 'ERR_ENCODING_INVALID_ENCODED_DATA') {
    return { message: 'not valid UTF-8', remedy: 'convert it with `iconv`; it is left out until then' };
  }
  if (code === 'EACCES') return { message: 'may not be read', remedy: 'check its permissions' };
  return { message: `cannot be read (${code ?? String(error)})`, remedy: 'it is left out' };
}
