import type { SourceText } from '../../galaxy/types.js';
import { emptyDocument, readDocument, renderDocument } from '../sssom/document.js';
import { editDocument } from '../sssom/edit.js';
import { isOwn } from '../sssom/row-out.js';
import type { LedgerRow } from '../types.js';
import type { FileRows, KnowsType } from './file-rows.js';

/** The rows of an SSSOM/TSV text with their lines; records that cannot be read are problems. */
export function readSssomTsv(source: SourceText, knows: KnowsType): FileRows {
  const { document, problems } = readDocument(source, knows);
  return { rows: document.lines.flatMap(({ row, line }) => (row ? [{ row, line }] : [])), problems };
}

/** All rows as one SSSOM/TSV set, sorted; columns that relata does not know stand at the right. */
export function formatSssomTsv(rows: readonly LedgerRow[]): string {
  const empty = emptyDocument('ledger');
  const others = new Set(rows.flatMap((row) => Object.keys(row.extra).filter((column) => !isOwn(column))));
  const columns = [...empty.columns, ...[...others].sort()];
  return renderDocument(
    editDocument({ ...empty, columns, columnLine: columns.join('\t') }, () => false, rows),
  );
}
