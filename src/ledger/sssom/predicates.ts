import { decode, encode } from './curie.js';

/** MISP's relation types that SSSOM has common words for. */
const MAPPED: ReadonlyMap<string, string> = new Map([
  ['similar', 'skos:closeMatch'],
  ['same-as', 'skos:exactMatch'],
  ['contains', 'skos:narrowMatch'],
  ['contained-by', 'skos:broadMatch'],
  ['related-to', 'skos:relatedMatch'],
  ['revoked-by', 'IAO:0100001'],
]);

const TYPE_OF = new Map([...MAPPED].map(([type, predicate]) => [predicate, type]));

/** The predicate of a relation type: `similar` → `skos:closeMatch`, `uses` → `misp:uses`. */
export function toPredicate(type: string): string {
  return MAPPED.get(type) ?? `misp:${encode(type)}`;
}

/**
 * The relation type of a row: the label, when it is a type that `knows` knows or says the same as the predicate; else
 * what the predicate stands for; null when neither is a relation type.
 */
export function toType(predicate: string, label: string, knows: (type: string) => boolean): string | null {
  const fromLabel = label.trim();
  const own = predicate.startsWith('misp:') ? decode(predicate.slice('misp:'.length)).trim() : null;
  if (fromLabel !== '' && (fromLabel === own || knows(fromLabel))) return fromLabel;
  return TYPE_OF.get(predicate) ?? (own || null);
}
