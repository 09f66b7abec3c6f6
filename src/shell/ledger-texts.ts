import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describeProblem, RelataError } from '../galaxy/problem.js';
import { ledgerPath } from '../ledger/rows.js';
import type { LedgerFile, LedgerTexts } from '../ledger/types.js';
import { readText } from './read-text.js';

/** The texts of the four ledger files. Throws a {@link RelataError} for one that is there and cannot be read. */
export function readLedgerTexts(root: string): LedgerTexts {
  return ledgerTexts((file) => readOptional(root, ledgerPath(file)));
}

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
  const { remedy, ...problem } = read.problem;
  throw new RelataError(describeProblem(problem), remedy ?? 'mend the file');
}
