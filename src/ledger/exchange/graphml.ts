import { SaxesParser } from 'saxes';
import type { Problem } from '../../galaxy/problem.js';
import type { EntryRef, SourceText } from '../../galaxy/types.js';
import { fromUuid } from '../sssom/curie.js';
import { OWN_HEADER } from '../sssom/header.js';
import { layoutOf } from '../sssom/row-cells.js';
import { readRow } from '../sssom/row-in.js';
import { COLUMNS, cellOf, isOwn } from '../sssom/row-out.js';
import type { LedgerRow } from '../types.js';
import type { FileRows, KnowsType, NumberedRow } from './file-rows.js';

/**
 * Rows as GraphML (http://graphml.graphdrawing.org/): a node an entry, a directed edge a row. An edge carries
 * `type` and `verdict` for whoever draws it, and every cell of its row under the name of its SSSOM column.
 */
export function formatGraphml(rows: readonly LedgerRow[]): string {
  const nodes = new Map<string, EntryRef>();
  for (const { subject, object } of rows) for (const ref of [subject, object]) nodes.set(ref.uuid, ref);
  const others = new Set(rows.flatMap((row) => Object.keys(row.extra).filter((column) => !isOwn(column))));
  const columns = [...COLUMNS, ...[...others].sort()];
  const key = (id: string, target: string, name: string) =>
    `  <key id="${attribute(id)}" for="${target}" attr.name="${attribute(name)}" attr.type="string"/>\n`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>\n',
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n',
    key('label', 'node', 'label'),
    key('cluster', 'node', 'cluster'),
    key('type', 'edge', 'type'),
    key('verdict', 'edge', 'verdict'),
    ...columns.map((column) => key(`sssom.${column}`, 'edge', column)),
    '  <graph edgedefault="directed">\n',
    ...[...nodes.values()].sort((a, b) => (a.uuid < b.uuid ? -1 : 1)).map(formatNode),
    ...rows.map((row) => formatEdge(row, columns)),
    '  </graph>\n</graphml>\n',
  ].join('');
}

function formatNode({ uuid, value, cluster }: EntryRef): string {
  const data = datum('label', value || uuid) + datum('cluster', cluster);
  return `    <node id="${attribute(uuid)}">${data}</node>\n`;
}

function formatEdge(row: LedgerRow, columns: readonly string[]): string {
  const data = columns.map((column) => datum(`sssom.${column}`, cellOf(row, column))).join('');
  const ends = `source="${attribute(row.subject.uuid)}" target="${attribute(row.object.uuid)}"`;
  return `    <edge ${ends}>${datum('type', row.type)}${datum('verdict', row.verdict)}${data}</edge>\n`;
}

function datum(key: string, value: string): string {
  return value === '' ? '' : `<data key="${attribute(key)}">${escapeXml(value)}</data>`;
}

function attribute(value: string): string {
  return escapeXml(value).replaceAll('"', '&quot;');
}

/** XML has no way to write most control characters: they become U+FFFD. */
function escapeXml(value: string): string {
  return value
    .replace(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, '\ufffd')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\r', '&#13;');
}

/**
 * The edges of a GraphML file. One of relata's own says all that its row said; any other needs the UUIDs of two
 * entries as its ends and data named `type`, and is a prediction of whoever drew it.
 */
export function readGraphml(source: SourceText, knows: KnowsType): FileRows {
  const problems: Problem[] = [];
  const rows: NumberedRow[] = [];
  const names = new Map<string, string>();
  const parser = new SaxesParser();
  let edge: Map<string, string> | null = null;
  let text = '';

  parser.on('opentag', ({ name, attributes }) => {
    text = '';
    if (name === 'key') names.set(attributes.id ?? '', attributes['attr.name'] ?? '');
    if (name === 'edge') {
      edge = new Map([
        ['source', attributes.source ?? ''],
        ['target', attributes.target ?? ''],
      ]);
    }
    if (name === 'data') edge?.set('key', attributes.key ?? '');
  });
  parser.on('text', (more) => {
    text += more;
  });
  parser.on('closetag', ({ name }) => {
    if (name === 'data' && edge) {
      const key = edge.get('key') ?? '';
      edge.set(key.startsWith('sssom.') ? key : `data.${names.get(key) ?? key}`, text);
    }
    if (name !== 'edge' || !edge) return;
    const cells = cellsOf(edge, names);
    const { row, issues } = readRow([...cells.values()], layoutOf([...cells.keys()], OWN_HEADER), knows);
    for (const issue of issues) problems.push({ ...issue, file: source.path, line: parser.line });
    if (row) rows.push({ row, line: parser.line });
    edge = null;
  });
  parser.on('error', (error) => {
    throw error;
  });
  try {
    parser.write(source.text).close();
  } catch (error) {
    const message = error instanceof Error ? error.message.replace(/^\d+:\d+: /, '') : String(error);
    problems.push({
      severity: 'error',
      file: source.path,
      line: parser.line,
      message: `not readable as XML: ${message}`,
    });
  }
  return { rows, problems };
}

function cellsOf(edge: ReadonlyMap<string, string>, names: ReadonlyMap<string, string>): Map<string, string> {
  const own = [...edge].filter(([key]) => key.startsWith('sssom.'));
  if (own.length > 0) return new Map(own.map(([key, cell]) => [names.get(key) ?? key, cell]));
  const end = (name: 'source' | 'target') => {
    const id = edge.get(name) ?? '';
    return id.includes(':') ? id : fromUuid(id);
  };
  return new Map([
    ['subject_id', end('source')],
    ['object_id', end('target')],
    ['predicate_label', edge.get('data.type') ?? ''],
    ['mapping_justification', 'semapv:UnspecifiedMatching'],
  ]);
}
