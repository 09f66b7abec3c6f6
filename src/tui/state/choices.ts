import {
  addTag,
  checkTag,
  formatMachineTag,
  parseMachineTag,
  type TagStatus,
} from '../../galaxy/machine-tag.js';
import type { RelationVocabulary } from '../../galaxy/relation-vocabulary.js';
import type { Taxonomy } from '../../galaxy/taxonomy.js';
import { shortTag } from '../text/tag.js';
import { bestMatches } from './search.js';

/** One relation type to choose. */
export interface TypeChoice {
  readonly name: string;
  readonly opposite: string | null;
  readonly symmetric: boolean;
  readonly meaning: string;
  /** How often the galaxy has it. */
  readonly used: number;
  /** How often the galaxy has it between entries of the two kinds at hand. */
  readonly here: number;
}

/** One machine tag to choose. */
export interface TagChoice {
  readonly tag: string;
  readonly expanded: string;
  readonly description: string;
  readonly status: TagStatus['status'];
  /** It takes the place of another tag of its predicate. */
  readonly exclusive: boolean;
  /** Why it is unknown or refused. */
  readonly reason: string | null;
}

/** How often types are used, see {@link usedTypes}. */
export interface TypeCounts {
  readonly all: ReadonlyMap<string, number>;
  readonly here: ReadonlyMap<string, number>;
}

/**
 * All relation types: recently chosen ones first, then by how often the galaxy has them between the two kinds at hand,
 * then anywhere, then those that have a meaning; what MISP's vocabulary holds besides comes last, by name.
 */
export function typeChoices(
  vocabulary: RelationVocabulary,
  counts: TypeCounts,
  recent: readonly string[],
): TypeChoice[] {
  const rank = (name: string) => {
    const place = recent.indexOf(name);
    return place === -1 ? recent.length : place;
  };
  return vocabulary.types
    .map(({ name, opposite, meaning }) => ({
      name,
      opposite,
      symmetric: vocabulary.direction(name) === 'symmetric',
      meaning,
      used: counts.all.get(name) ?? 0,
      here: counts.here.get(name) ?? 0,
    }))
    .sort(
      (a, b) =>
        rank(a.name) - rank(b.name) ||
        b.here - a.here ||
        b.used - a.used ||
        Number(b.meaning !== '') - Number(a.meaning !== '') ||
        (a.name < b.name ? -1 : 1),
    );
}

/** The types that match a query; all of them when it is empty. */
export function findTypes(choices: readonly TypeChoice[], query: string): readonly TypeChoice[] {
  return bestMatches(choices, query, (c) => [c.name, c.meaning, c.opposite ?? '']);
}

/** All tags of the taxonomies: those of the relation first, then recently chosen ones, then by taxonomy. */
export function tagChoices(
  taxonomies: readonly Taxonomy[],
  tags: readonly string[],
  recent: readonly string[],
): TagChoice[] {
  const known = taxonomies.flatMap((taxonomy) =>
    taxonomy.tags.map(
      ({ predicate, value, expanded, description }): TagChoice => ({
        tag: formatMachineTag({ namespace: taxonomy.namespace, predicate, value }),
        expanded,
        description,
        status: 'known',
        exclusive: taxonomy.exclusive.has(predicate),
        reason: null,
      }),
    ),
  );
  const byTag = new Map(known.map((choice) => [choice.tag, choice]));
  const first = [...new Set([...tags, ...recent])].map((tag) => byTag.get(tag) ?? freeTag(tag, taxonomies));
  const firstTags = new Set(first.map((choice) => choice.tag));
  return [...first, ...known.filter((choice) => !firstTags.has(choice.tag))];
}

/** The tags that match a query; a query that could be a tag of its own is offered as it was typed. */
export function findTags(
  choices: readonly TagChoice[],
  query: string,
  taxonomies: readonly Taxonomy[],
): readonly TagChoice[] {
  const typed = query.trim();
  const found = valueFirst(
    bestMatches(choices, query, (c) => [c.tag, c.expanded, c.description]),
    typed.toLowerCase(),
  );
  const isTag = parseMachineTag(typed) !== null;
  const offered = typed !== '' && (isTag || found.length === 0) && !found.some((c) => c.tag === typed);
  return offered ? [...(isTag ? [] : found), freeTag(typed, taxonomies), ...(isTag ? found : [])] : found;
}

/** Whose value is what was typed comes first, then whose value begins with it: `likely` is not `very-likely`. */
function valueFirst(choices: readonly TagChoice[], typed: string): readonly TagChoice[] {
  if (typed === '') return choices;
  const rankOf = ({ tag }: TagChoice) => {
    const value = shortTag(tag).toLowerCase();
    return value === typed ? 0 : value.startsWith(typed) ? 1 : 2;
  };
  return [...choices].sort((a, b) => rankOf(a) - rankOf(b));
}

/** The tags after `tag` was chosen: removed when it was there, else added, where a taxonomy says so in place of another. */
export function toggleTag(tags: readonly string[], tag: string, taxonomies: readonly Taxonomy[]): string[] {
  return tags.includes(tag) ? tags.filter((other) => other !== tag) : addTag(tags, tag, taxonomies);
}

function freeTag(tag: string, taxonomies: readonly Taxonomy[]): TagChoice {
  const check = checkTag(tag, taxonomies);
  const reason = check.status === 'known' ? null : check.reason;
  const expanded = check.status === 'known' ? check.expanded : '';
  return { tag, expanded, description: '', status: check.status, exclusive: false, reason };
}
