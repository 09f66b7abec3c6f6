import { parseTree } from 'jsonc-parser';
import * as z from 'zod';
import { parseJson } from '../../galaxy/json.js';
import type { Problem } from '../../galaxy/problem.js';
import type { SourceText } from '../../galaxy/types.js';
import { GALAXY_BASE, OWN_PREFIXES } from '../sssom/curie.js';
import { headerOf } from '../sssom/header.js';
import type { LedgerRow } from '../types.js';
import type { FileRows, KnowsType, NumberedRow } from './file-rows.js';
import { lineCursor } from './lines.js';
import { fromMapping, toMapping } from './mapping.js';

const PrefixMap = z.record(z.string(), z.unknown()).catch({}).transform(onlyStrings);
const MappingSet = z.looseObject({
  curie_map: PrefixMap.optional(),
  '@context': PrefixMap.optional(),
  mappings: z.array(z.record(z.string(), z.unknown())),
});

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
  const set = parsed.data;
  const header = headerOf({ ...set, curie_map: { ...set['@context'], ...set.curie_map } });
  const lines = linesOfMappings(source.text);
  const problems: Problem[] = [];
  const rows: NumberedRow[] = [];
  set.mappings.forEach((mapping, at) => {
    const { row, issues } = fromMapping(mapping, header, knows);
    const line = lines[at] ?? 1;
    for (const issue of issues) problems.push({ ...issue, file: source.path, line });
    if (row) rows.push({ row, line });
  });
  return { rows, problems };
}

/** Rows as SSSOM/JSON: a mapping set with a JSON-LD context, empty slots left out. */
export function formatSssomJson(rows: readonly LedgerRow[]): string {
  const set = {
    '@context': { ...Object.fromEntries(OWN_PREFIXES), '@vocab': 'https://w3id.org/sssom/' },
    '@type': 'MappingSet',
    sssom_version: '1.1',
    mapping_set_id: `${GALAXY_BASE}curation/ledger.sssom.json`,
    license: 'https://creativecommons.org/publicdomain/zero/1.0/',
    mappings: rows.map(toMapping),
  };
  return `${JSON.stringify(set, null, 2)}\n`;
}

/** The line on which each mapping begins. */
function linesOfMappings(text: string): number[] {
  const root = parseTree(text);
  const named = root?.children?.find((property) => property.children?.[0]?.value === 'mappings');
  const mappings = (root?.type === 'array' ? root : named?.children?.[1])?.children ?? [];
  const lineAt = lineCursor(text);
  return mappings.map(({ offset }) => lineAt(offset));
}

function onlyStrings(map: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(map).filter((pair): pair is [string, string] => typeof pair[1] === 'string'),
  );
}
