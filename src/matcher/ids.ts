import type { Entry } from '../galaxy/types.js';
import { idInName } from './name-forms.js';
import { remembered } from './remembered.js';

const isIdKey = remembered((key: string) => /(?:^|[_\s-])id$/i.test(key));
const ID = /^(?=.*\d|.*-)[A-Za-z][A-Za-z0-9]*(?:[-._][A-Za-z0-9]+)*$/;
const BARE_ID = /^[A-Z]{1,2}\d{4}(?:\.\d{3})?$/;
const ID_IN_URL = /\/([A-Z]{1,2}\d{4})(?:\/(\d{3}))?\/?$|\/(D3-[A-Z0-9-]+)\/?$/;

/** Cheap, and true of every address that ends with an id. */
const MAY_END_WITH_ID = /[A-Z0-9-]\/?$/;

/** The ids under which an entry is known in its own framework or another, upper case: `own` are its own. */
export interface ExternalIds {
  readonly own: readonly string[];
  /** Ids of other frameworks' entries that its synonyms or references name. */
  readonly cited: readonly string[];
}

/** The ids in an entry's meta and name, which are its own, and those that its synonyms and references cite. */
export function externalIds(entry: Entry): ExternalIds {
  const own = new Set<string>();
  for (const key of Object.keys(entry.meta)) {
    if (!isIdKey(key)) continue;
    const value = entry.meta[key];
    for (const id of Array.isArray(value) ? value : [value]) {
      if (typeof id === 'string' && id.length <= 24 && ID.test(id)) own.add(id.toUpperCase());
    }
  }
  const named = idInName(entry.value);
  if (named) own.add(named.toUpperCase());
  const cited = new Set<string>();
  for (const synonym of entry.synonyms) if (BARE_ID.test(synonym)) cited.add(synonym);
  for (const ref of entry.refs) {
    const match = MAY_END_WITH_ID.test(ref) ? ID_IN_URL.exec(ref) : null;
    const id = match?.[3] ?? (match?.[2] ? `${match[1]}.${match[2]}` : match?.[1]);
    if (id && !own.has(id)) cited.add(id);
  }
  return { own: [...own], cited: [...cited].filter((id) => !own.has(id)) };
}
