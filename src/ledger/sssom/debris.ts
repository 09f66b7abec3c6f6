import type { SssomDocument } from './document.js';

/** Lines that git writes around a conflict; between the last two of `diff3` stands the common ancestor. */
const MARKER = /^(<{7}|={7}|>{7})( |$)/;

/**
 * Whether a line among the rows is left over from a merge: a conflict marker, or the header or the column names a
 * second time. Where the common ancestor is shown as well, markers are no mere debris: dropping them would bring old
 * rows back.
 */
export function isMergeDebris(raw: string, document: SssomDocument): boolean {
  const line = raw.replace(/\r$/, '');
  if (line === document.columnLine.replace(/\r$/, '')) return true;
  if (line.startsWith('#')) return line.length > 1 && document.header.split('\n').includes(line);
  return MARKER.test(line) && !document.lines.some((other) => other.raw.startsWith('|||||||'));
}
