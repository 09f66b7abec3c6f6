import { isUtf8 } from 'node:buffer';
import { closeSync, openSync, readSync } from 'node:fs';
import { RelataError } from '../galaxy/problem.js';
import type { Piece } from '../ledger/sssom/bytes/lines.js';
import { explain, findFile, NOT_UTF8, problemOf, unreadable } from './read-text.js';

const NEWLINE = 10;

/** Bytes that are read at once: some hundred lines of a ledger. */
const AT_ONCE = 1 << 18;

/**
 * The text of one file of the galaxy in pieces of whole lines. All pieces are in the same memory, which only grows for a
 * line that is longer. Throws a {@link RelataError} where `readText` has a problem.
 */
export function* textPieces(root: string, path: string, atOnce = AT_ONCE): Generator<Piece> {
  try {
    const found = findFile(root, path);
    if ('problem' in found) throw unreadable(found.problem);
    const file = openSync(found.real, 'r');
    try {
      yield* wholeLines((into, at) => readSync(file, into, at, into.length - at, null), path, atOnce);
    } finally {
      closeSync(file);
    }
  } catch (error) {
    throw error instanceof RelataError ? error : unreadable(problemOf(path, explain(error)).problem);
  }
}

/** Cuts what `read` puts into memory after its last line break; what follows is moved to the front. */
function* wholeLines(
  read: (into: Buffer, at: number) => number,
  path: string,
  atOnce: number,
): Generator<Piece> {
  let memory = Buffer.allocUnsafeSlow(atOnce);
  let length = 0;
  for (;;) {
    if (length === memory.length) memory = Buffer.concat([memory], 2 * length);
    const count = read(memory, length);
    length += count;
    const end = count === 0 ? length : memory.subarray(0, length).lastIndexOf(NEWLINE) + 1;
    if (end > 0) {
      const bytes = memory.subarray(0, end);
      if (!isUtf8(bytes)) throw unreadable(problemOf(path, NOT_UTF8).problem);
      yield { bytes, text: (from, to) => bytes.toString('utf8', from, to) };
      memory.copyWithin(0, end, length);
      length -= end;
    }
    if (count === 0) return;
  }
}
