import * as z from 'zod';
import { parseJson } from './json.js';
import type { Problem } from './problem.js';
import type { SourceText } from './types.js';

/** One `predicate="value"` of a taxonomy, or a predicate that takes no value. */
export interface TaxonomyTag {
  readonly predicate: string;
  /** `null` for a predicate without values: the tag is `namespace:predicate`. */
  readonly value: string | null;
  /** Short text for people, such as `Very likely`. */
  readonly expanded: string;
  readonly description: string;
}

export interface Taxonomy {
  readonly namespace: string;
  readonly title: string;
  readonly description: string;
  /** Predicates of which an entry can carry one value only. */
  readonly exclusive: ReadonlySet<string>;
  readonly tags: readonly TaxonomyTag[];
}

const optionalText = z.string().optional().catch(undefined);
const TermSchema = z.object({ value: z.string(), expanded: optionalText, description: optionalText });
const TaxonomySchema = z.object({
  namespace: z.string().min(1),
  expanded: optionalText,
  description: optionalText,
  exclusive: z.boolean().optional().catch(false),
  predicates: z.array(TermSchema.extend({ exclusive: z.boolean().optional().catch(false) })),
  values: z.array(z.object({ predicate: z.string(), entry: z.array(TermSchema) })).nullish(),
});

/** Reads one `machinetag.json`. A file of another shape is left out with one error. */
export function parseTaxonomy(source: SourceText): { taxonomy: Taxonomy | null; problems: Problem[] } {
  const json = parseJson(source.text, source.path);
  if ('problem' in json) return { taxonomy: null, problems: [json.problem] };
  const parsed = TaxonomySchema.safeParse(json.value);
  if (parsed.success) return { taxonomy: toTaxonomy(parsed.data), problems: [] };
  const issue = parsed.error.issues[0];
  const problem: Problem = {
    severity: 'error',
    file: source.path,
    message: `taxonomy left out: ${issue?.message ?? 'wrong shape'}`,
    ...(issue ? { path: issue.path.join('.') } : {}),
    remedy: 'its tags count as unknown until the file is mended',
  };
  return { taxonomy: null, problems: [problem] };
}

function toTaxonomy(data: z.infer<typeof TaxonomySchema>): Taxonomy {
  const tags = data.predicates.flatMap((predicate): TaxonomyTag[] => {
    const entries = (data.values ?? [])
      .filter((v) => v.predicate === predicate.value)
      .flatMap((v) => v.entry);
    const terms = entries.length === 0 ? [{ ...predicate, value: null }] : entries;
    return terms.map((term) => ({
      predicate: predicate.value,
      value: term.value,
      expanded: term.expanded ?? term.value ?? predicate.value,
      description: term.description ?? '',
    }));
  });
  const exclusive = data.predicates.filter((p) => data.exclusive || p.exclusive).map((p) => p.value);
  return {
    namespace: data.namespace,
    title: data.expanded ?? data.namespace,
    description: data.description ?? '',
    exclusive: new Set(exclusive),
    tags,
  };
}
