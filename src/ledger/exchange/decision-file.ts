import type { SourceText } from '../../galaxy/types.js';
import { readCsv } from './csv.js';
import type { FileRows, KnowsType } from './file-rows.js';
import { readGraphml } from './graphml.js';
import { readSssomJson } from './sssom-json.js';
import { readSssomTsv } from './sssom-tsv.js';
import { readStix } from './stix.js';

/**
 * Reads the rows of a file in any format that relata exports, told apart by its text: XML is GraphML; a bracket begins
 * SSSOM/JSON, or a STIX bundle; the first line of SSSOM/TSV that is no header has tabs; the rest is CSV.
 */
export function readRows(source: SourceText, knows: KnowsType): FileRows {
  const text = source.text.startsWith('\ufeff') ? source.text.slice(1) : source.text;
  const clean = { path: source.path, text };
  if (/^\s*</.test(text)) return readGraphml(clean, knows);
  if (/^\s*[{[]/.test(text)) {
    return /"type"\s*:\s*"bundle"/.test(text) ? readStix(clean, knows) : readSssomJson(clean, knows);
  }
  const first = /^(?!#).*$/m.exec(text)?.[0] ?? '';
  return first.includes('\t') ? readSssomTsv(clean, knows) : readCsv(clean, knows);
}
