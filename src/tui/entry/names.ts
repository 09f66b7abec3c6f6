import { namesOf } from '../../galaxy/galaxy.js';
import type { Entry } from '../../galaxy/types.js';
import { externalIds } from '../../matcher/ids.js';
import { nameForms } from '../../matcher/name-forms.js';

/** The forms of the names of one entry: what the matcher compares. */
export interface NameKeys {
  /** Keys of one of its names, or of an id. */
  of(name: string): readonly string[];
  /** Keys of all its names and of its own external ids. */
  readonly all: ReadonlySet<string>;
}

/** The forms under which the names of an entry agree with those of another, as the matcher sees them. */
export function nameKeys(entry: Entry): NameKeys {
  const ids = new Set(externalIds(entry).own);
  const keysOf = (name: string) => nameForms(name, ids).map(({ key }) => key);
  const byName = new Map([...namesOf(entry), ...ids].map((name) => [name, keysOf(name)]));
  return { of: (name) => byName.get(name) ?? keysOf(name), all: new Set([...byName.values()].flat()) };
}
