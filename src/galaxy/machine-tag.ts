import type { Taxonomy } from './taxonomy.js';

/** `namespace:predicate="value"`, or `namespace:predicate`. */
export interface MachineTag {
  readonly namespace: string;
  readonly predicate: string;
  readonly value: string | null;
}

export type TagStatus =
  | { readonly status: 'known'; readonly expanded: string }
  | { readonly status: 'unknown'; readonly reason: string }
  | { readonly status: 'malformed'; readonly reason: string };

const MACHINE_TAG = /^([^\s:="]+):([^\s:="]+)(?:="([^"\p{Cc}]*)")?$/u;

/** Takes a machine tag apart; `null` when it is not one. */
export function parseMachineTag(text: string): MachineTag | null {
  const match = MACHINE_TAG.exec(text);
  if (!match?.[1] || !match[2]) return null;
  return { namespace: match[1], predicate: match[2], value: match[3] ?? null };
}

/** A machine tag as it is written: the inverse of `parseMachineTag`. */
export function formatMachineTag(tag: MachineTag): string {
  const head = `${tag.namespace}:${tag.predicate}`;
  return tag.value === null ? head : `${head}="${tag.value}"`;
}

/**
 * What the taxonomies say of a tag. A malformed tag is refused by whoever writes; an unknown one is only said to be
 * unknown.
 */
export function checkTag(text: string, taxonomies: readonly Taxonomy[]): TagStatus {
  const tag = parseMachineTag(text);
  if (!tag) return { status: 'malformed', reason: whyMalformed(text) };
  const taxonomy = taxonomies.find((t) => t.namespace === tag.namespace);
  if (!taxonomy) return { status: 'unknown', reason: `no taxonomy ${tag.namespace}` };
  const known = taxonomy.tags.find((t) => t.predicate === tag.predicate && t.value === tag.value);
  if (known) return { status: 'known', expanded: known.expanded };
  return { status: 'unknown', reason: `not in the taxonomy ${tag.namespace}` };
}

/** Adds `tag` to `tags`; it replaces one of the same predicate where the taxonomy calls that exclusive. */
export function addTag(tags: readonly string[], tag: string, taxonomies: readonly Taxonomy[]): string[] {
  const added = parseMachineTag(tag);
  const taxonomy = taxonomies.find((t) => t.namespace === added?.namespace);
  const rest = tags.filter((text) => {
    if (text === tag) return false;
    const other = parseMachineTag(text);
    const samePredicate = other?.namespace === added?.namespace && other?.predicate === added?.predicate;
    return !(added && samePredicate && taxonomy?.exclusive.has(added.predicate));
  });
  return [...rest, tag];
}

function whyMalformed(text: string): string {
  if (!text.includes(':')) return 'no colon: a machine tag is namespace:predicate="value"';
  if (/=(?!")/.test(text) || /="[^"]*$/.test(text)) return 'the value stands in double quotes';
  return 'a machine tag is namespace:predicate="value", without spaces before the value';
}
