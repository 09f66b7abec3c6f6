import type { SourceText } from '../../galaxy/types.js';
import { readDocument } from '../sssom/document.js';
import type { FileRows, KnowsType } from './decision-file.js';

export function readSssomTsv(source: SourceText, knows: KnowsType): FileRows {
  const { document, problems } = readDocument(source, knows);
  return { rows: document.lines.flatMap(({ row, line }) => (row ? [{ row, line }] : [])), problems };
}
