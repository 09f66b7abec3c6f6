import type { Entry } from '../../galaxy/types.js';

/** Keys of `meta` that the screens show elsewhere, or that are of use to machines alone. */
const NOT_FACTS: ReadonlySet<string> = new Set([
  'synonyms',
  'refs',
  'official-refs',
  'links',
  'external_id',
  'country',
  'uuid',
  'tags',
  'source',
  'owner',
  'name',
  'title',
  'description',
  'name-attribution',
  'date_accessed',
]);
const LONGEST = 40;
const MOST_VALUES = 6;

/** What `meta` says of an entry in a few words: its platforms, its type, its year. */
export interface Fact {
  readonly key: string;
  readonly text: string;
}

/** The short texts of an entry's `meta`, in the order of the file. */
export function factsOf({ meta }: Entry): Fact[] {
  return Object.entries(meta).flatMap(([key, value]) => {
    const values = textsOf(value).filter((text) => text !== '' && text.length <= LONGEST);
    if (NOT_FACTS.has(key) || values.length === 0) return [];
    const more = values.length > MOST_VALUES ? ` and ${values.length - MOST_VALUES} more` : '';
    return [{ key: wordsOf(key), text: `${values.slice(0, MOST_VALUES).join(', ')}${more}` }];
  });
}

/** `mitre_platforms` → `platforms`, `cfr-target-category` → `target category` */
function wordsOf(key: string): string {
  return key.replace(/^(?:mitre|cfr)[_-]/, '').replaceAll(/[_-]+/g, ' ');
}

/** The texts of a value of `meta`: one, or a list; whatever else there is, is left out. */
export function textsOf(value: unknown): string[] {
  return (Array.isArray(value) ? value : [value]).filter((item) => typeof item === 'string');
}
