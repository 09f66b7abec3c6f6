import { rename, rm, stat, writeFile } from 'node:fs/promises';
import { RelataError } from '../galaxy/problem.js';
import { codeOf } from './read-text.js';

/** Whether a path that was named on the command line is a file. */
export async function isFile(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null))?.isFile() ?? false;
}

/** Writes a file that was named on the command line, all of it or nothing. Throws a {@link RelataError} when it cannot. */
export async function writeOutput(path: string, text: string): Promise<void> {
  const part = `${path}.${process.pid}.part`;
  const regular = (await stat(path).catch(() => null))?.isFile() ?? true;
  try {
    // A device such as /dev/stdout cannot be replaced.
    await writeFile(regular ? part : path, text);
    if (regular) await rename(part, path);
  } catch (error) {
    await rm(part, { force: true }).catch(() => undefined);
    const why = `it cannot be written (${codeOf(error) ?? String(error)})`;
    throw new RelataError(`${path}: ${why}`, 'choose another path, or leave -o out to print it', 2, {
      cause: error,
    });
  }
}
