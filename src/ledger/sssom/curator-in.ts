import { NOBODY } from '../rows.js';
import type { Curator } from '../types.js';
import { splitValues, unfoldText } from './cells.js';
import { type Prefixes, toOwnCurie } from './curie.js';

/** What a pair of cells says of an author or a reviewer. */
export interface NamedCurators {
  /** The first one where several are named; an id that is no ORCID serves as a label. */
  readonly curator: Curator;
  /** Whether more is said than the curator can hold. */
  readonly several: boolean;
  /** An id that is no ORCID, or null. */
  readonly odd: string | null;
}

/** Reads the id cell and the label cell of an author or a reviewer; both empty name nobody. */
export function namedCurators(idCell: string, labelCell: string, prefixes: Prefixes): NamedCurators {
  if (idCell === '' && labelCell === '') return { curator: NOBODY, several: false, odd: null };
  const ids = splitValues(idCell)
    .filter(Boolean)
    .map((id) => toOwnCurie(id.trim(), prefixes));
  const labels = splitValues(unfoldText(labelCell)).filter(Boolean);
  const orcid = ids.find((id) => id.startsWith('orcid:')) ?? null;
  return {
    curator: { label: labels[0] ?? (orcid === null ? (ids[0] ?? '') : ''), orcid },
    several: ids.length + labels.length > 1,
    odd: orcid === null ? (ids[0] ?? null) : isOrcid(orcid) ? null : orcid,
  };
}

/**
 * Whether `id` is `orcid:` and an ORCID with the right check digit (ISO 7064 MOD 11-2,
 * https://support.orcid.org/hc/en-us/articles/360006897674).
 */
function isOrcid(id: string): boolean {
  const digits = /^orcid:(\d{4}-\d{4}-\d{4}-\d{3}[\dX])$/.exec(id)?.[1]?.replaceAll('-', '');
  if (digits === undefined) return false;
  const total = [...digits.slice(0, 15)].reduce((sum, digit) => (sum + Number(digit)) * 2, 0);
  const check = (12 - (total % 11)) % 11;
  return digits[15] === (check === 10 ? 'X' : String(check));
}
