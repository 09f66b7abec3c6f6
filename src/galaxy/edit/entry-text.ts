import * as z from 'zod';
import type { Relation } from '../types.js';
import { isArray, membersOf } from './json-spans.js';

/** The text of one entry, from brace to brace, and what has to be known of it before it is edited. */
export interface EntryText {
  readonly text: string;
  /** As the file has it, in whatever case. */
  readonly uuid: string;
  readonly value: string;
  readonly revoked: boolean;
  /** One for each item of `related[]`, whatever it holds: an item of another shape is all empty. */
  readonly relations: readonly Relation[];
  /** Why this entry cannot be edited safely, as one clause, or null. */
  readonly refusal: string | null;
}

const NO_RELATION = { 'dest-uuid': '', type: '', tags: [] };
const RelationSchema = z
  .object({
    'dest-uuid': z.string().catch(''),
    type: z.string().catch(''),
    tags: z.array(z.string()).catch([]),
  })
  .catch(NO_RELATION);
const EntrySchema = z.object({
  uuid: z.string().catch(''),
  value: z.string().catch(''),
  revoked: z.boolean().catch(false),
  related: z.array(RelationSchema).catch([]),
});

/** Reads one entry's text, which must be an object in valid JSON. */
export function readEntry(text: string): EntryText {
  const { uuid, value, revoked, related } = EntrySchema.parse(JSON.parse(text));
  const relations = related.map((r) => ({
    destUuid: r['dest-uuid'].toLowerCase(),
    type: r.type.trim(),
    tags: r.tags,
  }));
  return { text, uuid, value, revoked, relations, refusal: whyUneditable(text) };
}

function whyUneditable(text: string): string | null {
  const members = membersOf(text, 0);
  for (const key of ['related', 'revoked']) {
    if (members.filter((m) => m.key === key).length > 1) return `it has two keys \`${key}\``;
  }
  const related = members.find((m) => m.key === 'related');
  if (related && !isArray(text, related.value)) return 'its `related` is no array';
  return null;
}
