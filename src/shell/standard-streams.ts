import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { RelataError } from '../galaxy/problem.js';
import { codeOf } from './read-text.js';

/** Writes to stdout and waits while the reader is slow. A reader that has gone (`| head`) ends the process quietly. */
export async function writeOut(data: string | Uint8Array): Promise<void> {
  if (!process.stdout.write(data)) await once(process.stdout, 'drain');
}

/**
 * Call once at the start: without it, `relata scan | head` would end in a stack trace. A terminal that has gone is no
 * reason to end here: the hang-up that comes with it is.
 */
export function endQuietlyWhenReaderLeaves(end: () => void): void {
  process.stdout.on('error', (error) => {
    if (codeOf(error) === 'EPIPE') end();
    else if (codeOf(error) !== 'EIO') throw error;
  });
  process.stderr.on('error', (error) => {
    if (!['EPIPE', 'EIO'].includes(codeOf(error) ?? '')) throw error;
  });
}

/** Reads a file named on the command line as UTF-8, or stdin for `-`. Throws a {@link RelataError} when it cannot. */
export async function readInput(path: string): Promise<string> {
  try {
    return path === '-' ? await text(process.stdin) : await readFile(path, 'utf8');
  } catch (error) {
    const code = codeOf(error);
    const why = code === 'ENOENT' ? 'there is no such file' : `it cannot be read (${code ?? String(error)})`;
    throw new RelataError(`${path}: ${why}`, 'check the path, or pass - to read from standard input', 2, {
      cause: error,
    });
  }
}
