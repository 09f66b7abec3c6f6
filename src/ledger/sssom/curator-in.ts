import { NOBODY } from '../rows.js';
import type { Curator } from '../types.js';
import { splitValues, unfoldText } from './cells.js';
import { toOwnCurie } from './curie.js';
import type { RowCells } from './row-cells.js';

/**
 * The author or reviewer of a row: the first one where several are named, and then both cells are kept as they stand.
 * An id that is no ORCID serves as a label.
 */
export function readCurator(cells: RowCells, role: 'author' | 'reviewer'): Curator {
  const idCell = cells.get(`${role}_id`);
  const labelCell = cells.get(`${role}_label`);
  if (idCell === '' && labelCell === '') return NOBODY;

  const ids = splitValues(idCell)
    .filter(Boolean)
    .map((id) => toOwnCurie(id.trim(), cells.prefixes));
  const labels = splitValues(unfoldText(labelCell)).filter(Boolean);
  const orcid = ids.find((id) => id.startsWith('orcid:')) ?? null;
  if (orcid !== null && !isOrcid(orcid)) {
    cells.warn(
      `${role}_id is no ORCID: ${orcid}`,
      'an ORCID is orcid: and four groups of four, the last a check digit',
    );
  }
  if (orcid === null && ids.length > 0) {
    cells.warn(
      `${cells.name(`${role}_id`)} is no ORCID: ${ids[0]}`,
      `put who it is into ${cells.name(`${role}_label`)}`,
    );
  }
  if (ids.length + labels.length > 1) {
    cells.keep(`${role}_id`);
    cells.keep(`${role}_label`);
  }
  return { label: labels[0] ?? (orcid === null ? (ids[0] ?? '') : ''), orcid };
}

/**
 * Whether `id` is `orcid:` and an ORCID with the right check digit (ISO 7064 MOD 11-2,
 * https://support.orcid.org/hc/en-us/articles/360006897674).
 */
export function isOrcid(id: string): boolean {
  const digits = /^orcid:(\d{4}-\d{4}-\d{4}-\d{3}[\dX])$/.exec(id)?.[1]?.replaceAll('-', '');
  if (digits === undefined) return false;
  const total = [...digits.slice(0, 15)].reduce((sum, digit) => (sum + Number(digit)) * 2, 0);
  const check = (12 - (total % 11)) % 11;
  return digits[15] === (check === 10 ? 'X' : String(check));
}
