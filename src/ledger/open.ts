import type { Problem } from '../galaxy/problem.js';
import { LEDGER_FILES, ledgerPath } from './rows.js';
import { emptyDocument, readDocument, type SssomDocument } from './sssom/document.js';
import type { LedgerFile, LedgerRow, LedgerTexts } from './types.js';

/** The four files, read. A file that does not exist is a document without rows. */
export type Ledger = Readonly<Record<LedgerFile, SssomDocument>>;

export const NO_LEDGER: LedgerTexts = { positive: null, negative: null, unsure: null, predictions: null };

/** A ledger, and what could not be read in its files. */
export interface OpenedLedger {
  readonly ledger: Ledger;
  readonly problems: readonly Problem[];
}

/** Texts never change once read, so they are opened once: a plan asks for their rows, and then writes into them. */
const opened = new WeakMap<LedgerTexts, OpenedLedger>();

/** Reads the four files. Rows that cannot be read stay in their documents, and are problems with their lines. */
export function openLedger(texts: LedgerTexts): OpenedLedger {
  const known = opened.get(texts);
  if (known) return known;
  const made = readFiles(texts);
  opened.set(texts, made);
  return made;
}

function readFiles(texts: LedgerTexts): OpenedLedger {
  const problems: Problem[] = [];
  const open = (file: LedgerFile): SssomDocument => {
    const text = texts[file];
    if (text === null || text.trim() === '') return emptyDocument(file);
    const read = readDocument({ path: ledgerPath(file), text });
    problems.push(...read.problems);
    return read.document;
  };
  const ledger: Ledger = {
    positive: open('positive'),
    negative: open('negative'),
    unsure: open('unsure'),
    predictions: open('predictions'),
  };
  return { ledger, problems };
}

/** Every row that can be read, file by file. */
export function rowsOf(ledger: Ledger): LedgerRow[] {
  return LEDGER_FILES.flatMap((file) => ledger[file].lines.flatMap(({ row }) => row ?? []));
}

/** The rows of the four files, for whoever only reads them. */
export function readLedger(texts: LedgerTexts): { rows: readonly LedgerRow[]; problems: readonly Problem[] } {
  const { ledger, problems } = openLedger(texts);
  return { rows: rowsOf(ledger), problems };
}
