import { parseTree } from 'jsonc-parser';
import { z } from 'zod';
import { parseJson } from '../../galaxy/json.js';
import type { Problem } from '../../galaxy/problem.js';
import type { SourceText } from '../../galaxy/types.js';
import { foldText, joinValues, splitValues, unfoldText } from '../sssom/cells.js';
import { OWN_PREFIXES } from '../sssom/curie.js';
import { layoutOf } from '../sssom/row-cells.js';
import { readRow } from '../sssom/row-in.js';
import { COLUMNS, cellOf, isOwn } from '../sssom/row-out.js';
import type { LedgerRow } from '../types.js';
import type { FileRows, KnowsType, NumberedRow } from './decision-file.js';

const prefixMap = z.record(z.string(), z.unknown()).catch({});
const MappingSet = z.object({
  curie_map: prefixMap.optional(),
  '@context': prefixMap.optional(),
  mappings: z.array(z.record(z.string(), z.unknown())),
});

/** SSSOM slots that hold a list: https://mapping-commons.github.io/sssom/Mapping/ */
const LISTS: ReadonlySet<string> = new Set(['author_id', 'author_label', 'reviewer_id', 'reviewer_label']);
const NUMBERS: ReadonlySet<string> = new Set(['confidence', 'reviewer_agreement']);

/** Reads SSSOM/JSON: a mapping set with `mappings`, or only the list of mappings. */
export function readSssomJson(source: SourceText, knows: KnowsType): FileRows {
  const json = parseJson(source.text, source.path);
  if ('problem' in json) return { rows: [], problems: [json.problem] };
  const list = Array.isArray(json.value);
  const parsed = MappingSet.safeParse(list ? { mappings: json.value } : json.value);
  if (!parsed.success) {
    const message = 'no SSSOM: a list `mappings` of objects is missing';
    return { rows: [], problems: [{ severity: 'error', file: source.path, line: 1, message }] };
  }
  const prefixes = new Map([
    ...OWN_PREFIXES,
    ...stringsOf(parsed.data['@context']),
    ...stringsOf(parsed.data.curie_map),
  ]);
  const lines = linesOfMappings(source.text);
  const problems: Problem[] = [];
  const rows: NumberedRow[] = [];
  parsed.data.mappings.forEach((mapping, at) => {
    const cells = new Map(Object.entries(mapping).map(([slot, value]) => [slot, toCell(slot, value)]));
    const layout = layoutOf([...cells.keys()], { prefixes, common: new Map() });
    const { row, issues } = readRow([...cells.values()], layout, knows);
    const line = lines[at] ?? 1;
    for (const issue of issues) problems.push({ ...issue, file: source.path, line });
    if (row) rows.push({ row, line });
  });
  return { rows, problems };
}

/** Rows as SSSOM/JSON: a mapping set with a JSON-LD context, empty slots left out. */
export function formatSssomJson(rows: readonly LedgerRow[], id: string): string {
  const mappings = rows.map((row) => {
    const columns = [...COLUMNS, ...Object.keys(row.extra).filter((column) => !isOwn(column))];
    return Object.fromEntries(
      columns.flatMap((column) => {
        const cell = cellOf(row, column);
        return cell === '' ? [] : [[column, fromCell(column, cell)]];
      }),
    );
  });
  const set = {
    '@context': { ...Object.fromEntries(OWN_PREFIXES), '@vocab': 'https://w3id.org/sssom/' },
    '@type': 'MappingSet',
    sssom_version: '1.1',
    mapping_set_id: id,
    license: 'https://creativecommons.org/publicdomain/zero/1.0/',
    mappings,
  };
  return `${JSON.stringify(set, null, 2)}\n`;
}

/** The line on which each mapping begins. */
function linesOfMappings(text: string): number[] {
  const root = parseTree(text);
  const named = root?.children?.find((property) => property.children?.[0]?.value === 'mappings');
  const mappings = (root?.type === 'array' ? root : named?.children?.[1])?.children ?? [];
  let line = 1;
  let at = 0;
  return mappings.map(({ offset }) => {
    for (let end = text.indexOf('\n', at); end !== -1 && end < offset; end = text.indexOf('\n', at)) {
      line += 1;
      at = end + 1;
    }
    return line;
  });
}

/** Texts are texts in JSON, so they are folded here as they would stand in TSV. */
function toCell(slot: string, value: unknown): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return foldText(joinValues(value.map(String)));
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
  if (!isOwn(slot)) return text;
  return foldText(LISTS.has(slot) ? joinValues([text]) : text);
}

function fromCell(column: string, cell: string): unknown {
  if (NUMBERS.has(column) && Number.isFinite(Number(cell))) return Number(cell);
  if (LISTS.has(column)) return splitValues(unfoldText(cell));
  return isOwn(column) ? unfoldText(cell) : cell;
}

function stringsOf(map: Record<string, unknown> | undefined): [string, string][] {
  return Object.entries(map ?? {}).flatMap(([name, base]) =>
    typeof base === 'string' ? [[name, base]] : [],
  );
}
