import { parse } from 'yaml';
import * as z from 'zod';
import type { Problem } from '../../galaxy/problem.js';
import type { LedgerFile } from '../types.js';
import { GALAXY_BASE, OWN_PREFIXES, type Prefixes } from './curie.js';

/** What the metadata block of an SSSOM file says about its rows. */
export interface SssomHeader {
  readonly prefixes: Prefixes;
  /** Values that hold for every row without one of its own, by column (SSSOM: propagated slots). */
  readonly common: ReadonlyMap<string, string>;
}

export const OWN_HEADER: SssomHeader = { prefixes: OWN_PREFIXES, common: new Map() };

/** The columns that SSSOM lets a header fill in for all rows, as far as relata reads them. */
const PROPAGATED = [
  'subject_source',
  'object_source',
  'mapping_tool',
  'mapping_tool_version',
  'mapping_date',
];

const HeaderSchema = z.looseObject({
  curie_map: z.record(z.string(), z.string()).nullish(),
});

/** The metadata block of one of relata's own files, or of all of them in one, with its final line break. */
export function ownHeader(file: LedgerFile | 'ledger'): string {
  return [
    'sssom_version: "1.1"',
    'curie_map:',
    ...[...OWN_PREFIXES].map(([name, base]) => `  ${name}: ${base}`),
    `mapping_set_id: ${GALAXY_BASE}curation/${file}.sssom.tsv`,
    'license: https://creativecommons.org/publicdomain/zero/1.0/',
    'extension_definitions:',
    ...['fingerprint', 'tags', 'wrote'].flatMap((name) => [
      `  - slot_name: misp_${name}`,
      `    property: misp.cluster:curation#${name}`,
      '    type_hint: xsd:string',
    ]),
  ]
    .map((line) => `#${line}\n`)
    .join('');
}

/**
 * Reads a metadata block: `lines` of the file `path` that begin with `#`. What cannot be read is a warning, and then
 * relata's own prefixes hold.
 */
export function readHeader(
  lines: readonly string[],
  path: string,
): { header: SssomHeader; problems: Problem[] } {
  if (lines.length === 0) return { header: OWN_HEADER, problems: [] };
  const failed = (message: string, line = 1) => ({
    header: OWN_HEADER,
    problems: [
      {
        severity: 'warning' as const,
        file: path,
        line,
        message: `header not readable: ${message}`,
        remedy: 'the usual prefixes are taken; `relata ledger fix` writes a new header',
      },
    ],
  });
  let yaml: unknown;
  try {
    // Its warnings would go to the terminal, over whatever is drawn there.
    yaml = parse(withoutHashes(lines), { logLevel: 'error' });
  } catch (error) {
    const line = /at line (\d+)/.exec(String(error))?.[1];
    return failed('it is no YAML', line === undefined ? 1 : Number(line));
  }
  const parsed = HeaderSchema.safeParse(yaml ?? {});
  return parsed.success ? { header: headerOf(parsed.data), problems: [] } : failed('it is no table of keys');
}

/** What the slots of a mapping set say about its rows. */
export function headerOf(data: z.infer<typeof HeaderSchema>): SssomHeader {
  const common = PROPAGATED.flatMap((column): [string, string][] => {
    const value = data[column];
    return typeof value === 'string' || typeof value === 'number' ? [[column, String(value)]] : [];
  });
  return {
    prefixes: new Map([...OWN_PREFIXES, ...Object.entries(data.curie_map ?? {})]),
    common: new Map(common),
  };
}

/** Every line has the same number of spaces after its `#`; that of the first line counts. */
export function withoutHashes(lines: readonly string[]): string {
  const indent = /^#( *)/.exec(lines[0] ?? '')?.[1]?.length ?? 0;
  const spaces = new RegExp(`^# {0,${indent}}`);
  return lines.map((line) => line.replace(spaces, '')).join('\n');
}
