import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Problem } from '../galaxy/problem.js';
import type { SourceText } from '../galaxy/types.js';

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Reads one file of the galaxy. Unreadable files and invalid UTF-8 are problems, not exceptions. */
export function readText(root: string, path: string): { source: SourceText } | { problem: Problem } {
  try {
    return { source: { path, text: utf8.decode(readFileSync(join(root, path))) } };
  } catch (error) {
    return { problem: { severity: 'error', file: path, ...explain(error) } };
  }
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
