import { parseDocument } from 'yaml';
import type { LedgerFile } from '../types.js';
import { OWN_PREFIXES } from './curie.js';
import { ownHeader, withoutHashes } from './header.js';

/** The keys that every ledger file has. */
const KEYS = ['sssom_version', 'curie_map', 'mapping_set_id', 'license', 'extension_definitions'] as const;

/** What a metadata block lacks of what relata's own files have. */
export function headerComplaints(header: string): string[] {
  const document = parseDocument(withoutHashes(linesOf(header)));
  if (document.errors.length > 0) return ['header is no YAML'];
  const keys = KEYS.filter((key) => !document.has(key));
  const hasPrefix = (name: string) => document.hasIn(['curie_map', name]);
  const prefixes = document.has('curie_map')
    ? [...OWN_PREFIXES.keys()].filter((name) => !hasPrefix(name))
    : [];
  return [
    ...(keys.length === 0 ? [] : [`header lacks ${keys.join(', ')}`]),
    ...(prefixes.length === 0 ? [] : [`curie_map lacks ${prefixes.join(', ')}`]),
  ];
}

/** The metadata block with what it lacks; what others have put into it stays. One that is no YAML is kept as comments. */
export function mendHeader(header: string, file: LedgerFile): string {
  if (headerComplaints(header).length === 0) return header;
  const own = parseDocument(withoutHashes(linesOf(ownHeader(file))));
  const document = parseDocument(withoutHashes(linesOf(header)));
  if (document.errors.length > 0) {
    return (
      ownHeader(file) +
      linesOf(header)
        .map((line) => `## ${line.replace(/^#+/, '')}\n`)
        .join('')
    );
  }
  const mended = parseDocument('');
  for (const key of KEYS) mended.set(key, document.get(key, true) ?? own.get(key, true));
  mended.contents ??= own.contents;
  for (const [name, base] of Object.entries(own.toJS().curie_map)) {
    if (!document.hasIn(['curie_map', name])) mended.setIn(['curie_map', name], base);
  }
  for (const key of Object.keys(document.toJS() ?? {}))
    if (!mended.has(key)) mended.set(key, document.get(key, true));
  return linesOf(mended.toString({ lineWidth: 0 }))
    .map((line) => `#${line}\n`)
    .join('');
}

function linesOf(text: string): string[] {
  const lines = text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  return lines.map((line) => line.replace(/\r$/, ''));
}
