import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { LEDGER_FILES, ledgerPath } from '../ledger/rows.js';
import { type LedgerRows, readRows, SharedReading } from '../ledger/sssom/bytes/rows.js';
import type { LedgerFile, LedgerTexts } from '../ledger/types.js';
import { readText, unreadable } from './read-text.js';
import { textPieces } from './text-pieces.js';

/** The texts of the four ledger files. Throws a {@link RelataError} for one that is there and cannot be read. */
export function readLedgerTexts(root: string): LedgerTexts {
  return ledgerTexts((file) => readOptional(root, ledgerPath(file)));
}

/** What stands in the four ledger files; throws as {@link readLedgerTexts} does. */
export function readLedgerRows(root: string): LedgerRows {
  const files = LEDGER_FILES.filter((file) => existsSync(join(root, ledgerPath(file))));
  const shared = new SharedReading();
  const read = files.map((file) => readRows(ledgerPath(file), textPieces(root, ledgerPath(file)), shared));
  return { rows: read.flatMap(({ rows }) => rows), problems: read.flatMap(({ problems }) => problems) };
}

/** The ledger of four texts, got one by one; null for a file that does not exist. */
export function ledgerTexts(textOf: (file: LedgerFile) => string | null): LedgerTexts {
  return {
    positive: textOf('positive'),
    negative: textOf('negative'),
    unsure: textOf('unsure'),
    predictions: textOf('predictions'),
  };
}

/** A text of the galaxy that may be missing. */
export function readOptional(root: string, path: string): string | null {
  if (!existsSync(join(root, path))) return null;
  const read = readText(root, path);
  if ('source' in read) return read.source.text;
  throw unreadable(read.problem);
}
