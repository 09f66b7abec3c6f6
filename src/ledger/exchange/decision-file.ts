import type { Problem } from '../../galaxy/problem.js';
import type { SourceText } from '../../galaxy/types.js';
import type { LedgerRow } from '../types.js';
import { readCsv } from './csv.js';
import { readSssomJson } from './sssom-json.js';
import { readSssomTsv } from './sssom-tsv.js';

/** A row of a file, and the line on which it stands. */
export interface NumberedRow {
  readonly row: LedgerRow;
  readonly line: number;
}

export interface FileRows {
  readonly rows: readonly NumberedRow[];
  readonly problems: readonly Problem[];
}

/** Which relation types there are. */
export type KnowsType = (type: string) => boolean;

/**
 * Reads a file of decisions in any format that `relata apply` takes, told apart by its text: SSSOM/JSON begins with a
 * bracket, the first line of SSSOM/TSV that is no header has tabs, the rest is CSV.
 */
export function readRows(source: SourceText, knows: KnowsType): FileRows {
  const text = source.text.startsWith('\ufeff') ? source.text.slice(1) : source.text;
  const clean = { path: source.path, text };
  if (/^\s*[{[]/.test(text)) return readSssomJson(clean, knows);
  const first = /^(?!#).*$/m.exec(text)?.[0] ?? '';
  return first.includes('\t') ? readSssomTsv(clean, knows) : readCsv(clean, knows);
}
