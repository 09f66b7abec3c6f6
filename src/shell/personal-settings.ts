import { readFile } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import { RelataError } from '../galaxy/problem.js';
import { codeOf } from './read-text.js';

/**
 * Reads `relata/config.json` where the XDG base directories have it. The text is null when there is none; all is null
 * when the environment names no place for it. Throws a {@link RelataError} for a file that cannot be read.
 */
export async function readPersonalFile(
  env: Readonly<Record<string, string | undefined>>,
): Promise<{ readonly path: string; readonly text: string | null } | null> {
  const { XDG_CONFIG_HOME: config = '', HOME: home = '' } = env;
  // As the specification says, a relative path is as good as none.
  const folder = isAbsolute(config) ? config : isAbsolute(home) ? join(home, '.config') : null;
  if (folder === null) return null;
  const path = join(folder, 'relata', 'config.json');
  try {
    return { path, text: await readFile(path, 'utf8') };
  } catch (error) {
    const code = codeOf(error) ?? String(error);
    if (['ENOENT', 'ENOTDIR'].includes(code)) return { path, text: null };
    throw new RelataError(`${path}: it cannot be read (${code})`, 'make it readable, or move it away', 2, {
      cause: error,
    });
  }
}
