import * as z from 'zod';

/*
 * Two schemas for one file. The strict one is what the format promises: each departure from it is a problem with a
 * place. Only when it fails does the lenient one read whatever can be read. Both give the same shape, and neither is
 * ever written back: zod's copies lose key order and unknown keys.
 */

const RelationSchema = z.object({
  'dest-uuid': z.string().min(1),
  type: z.string().min(1),
  tags: z.array(z.string()).optional(),
});

const EntrySchema = z.object({
  value: z.string(),
  uuid: z.string().min(1),
  description: z.string().optional(),
  revoked: z.boolean().optional(),
  related: z.array(RelationSchema).optional(),
  meta: z
    .looseObject({ synonyms: z.array(z.string()).optional(), refs: z.array(z.string()).optional() })
    .optional(),
});

export const EntriesSchema = z.array(EntrySchema);

/** What the format promises, as far as relata uses it. */
export const ClusterSchema = z.object({
  name: z.string(),
  type: z.string(),
  uuid: z.string(),
  description: z.string(),
  version: z.int(),
  authors: z.array(z.string()),
  source: z.string(),
  category: z.string(),
  values: EntriesSchema,
});

/** A cluster whose entries are elsewhere: numbers stand in their place. */
export const FrameSchema = ClusterSchema.extend({ values: z.array(z.int()) });

const text = z.string().catch('');

/** The strings of a list; a lone string is a list of one. */
const strings = z
  .preprocess((input) => (typeof input === 'string' ? [input] : input), z.array(z.unknown()))
  .transform((items) => items.filter((item) => typeof item === 'string'))
  .catch([]);

const LenientRelation = z.object({ 'dest-uuid': text, type: text, tags: strings });

const LenientEntry = z.object({
  value: z.string(),
  uuid: text,
  description: text,
  revoked: z.boolean().catch(false),
  related: listOf(LenientRelation).catch([]),
  meta: z.looseObject({ synonyms: strings, refs: strings }).catch({ synonyms: [], refs: [] }),
});

/** The least that makes a file a cluster: an array `values`. Entries without a string `value` are left out. */
export const LenientCluster = z.object({
  name: text,
  type: text,
  category: text,
  description: text,
  version: z.int().nullable().catch(null),
  values: listOf(LenientEntry),
});

/** An array of `schema`, without the items that are not. */
function listOf<T>(schema: z.ZodType<T>) {
  return z.array(z.unknown()).transform((items) =>
    items.flatMap((item) => {
      const parsed = schema.safeParse(item);
      return parsed.success ? [parsed.data] : [];
    }),
  );
}
