import type { LedgerRow } from '../types.js';
import { type Line, lineOf, type SssomDocument, withAllColumns } from './document.js';
import { sortKey } from './row-out.js';

/**
 * The document without the lines that `drops` names and with `added` rows, each before the first row that sorts after
 * it. All other lines keep their text and their order, and a comment stays with the row that follows it.
 */
export function editDocument(
  document: SssomDocument,
  drops: (row: LedgerRow) => boolean,
  added: readonly LedgerRow[],
): SssomDocument {
  if (added.length === 0)
    return { ...document, lines: document.lines.filter(({ row }) => !row || !drops(row)) };
  const target = withAllColumns(document);
  const news = added
    .map((row) => ({ key: sortKey(row), line: lineOf(row, target.columns) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1));
  return { ...target, lines: [...merged(document.lines, drops, news)] };
}

/** A dropped row still marks the place of what stands before it. */
function* merged(
  lines: readonly Line[],
  drops: (row: LedgerRow) => boolean,
  news: readonly { key: string; line: Line }[],
): Generator<Line> {
  let next = 0;
  let comments: Line[] = [];
  for (const line of lines) {
    if (line.row === null) {
      comments.push(line);
      continue;
    }
    const key = next < news.length ? sortKey(line.row) : '';
    for (let add = news[next]; add && add.key < key; add = news[++next]) yield add.line;
    yield* comments;
    comments = [];
    if (!drops(line.row)) yield line;
  }
  for (const add of news.slice(next)) yield add.line;
  yield* comments;
}
