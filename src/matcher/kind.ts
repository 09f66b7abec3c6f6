import type { Cluster, Entry } from '../galaxy/types.js';
import table from './kinds.json' with { type: 'json' };

/** What an entry is, as far as linking is concerned. The order is fixed: profiles store the index. */
export const KINDS = [
  'actor',
  'campaign',
  'malware',
  'exploit kit',
  'tool',
  'organisation',
  'technique',
  'tactic',
  'mitigation',
  'detection',
  'vulnerability',
  'incident',
  'sector',
  'place',
  'document',
  'equipment',
  'control',
  'workforce',
  'term',
] as const;
export type Kind = (typeof KINDS)[number];

/** The kind at an index that a profile stores. */
export function kindAt(index: number | undefined): Kind {
  return KINDS[index ?? -1] ?? 'term';
}

/** Kinds among which a likeness means something. */
export function familyOf(kind: Kind): string {
  return FAMILIES[kind] ?? kind;
}

/**
 * Whether two kinds can share the ids of one framework. Behaviour, defence and detection number each other's entries;
 * beyond a family otherwise, the same letters and digits are a coincidence: `S0577` is software in ATT&CK and a skill in
 * NICE.
 */
export function shareIds(a: Kind, b: Kind): boolean {
  const [familyA, familyB] = [familyOf(a), familyOf(b)];
  return familyA === familyB || (MATRIX.has(familyA) && MATRIX.has(familyB));
}

const MATRIX: ReadonlySet<string> = new Set(['behaviour', 'defence', 'detection']);

const FAMILIES: Partial<Record<Kind, string>> = {
  malware: 'software',
  'exploit kit': 'software',
  tool: 'software',
  actor: 'actors',
  campaign: 'actors',
  technique: 'behaviour',
  tactic: 'behaviour',
  mitigation: 'defence',
  control: 'defence',
};

const byType = new Map<string, Kind>();
for (const kind of KINDS) {
  const types: Partial<Record<Kind, string[]>> = table.types;
  for (const type of types[kind] ?? []) byType.set(type, kind);
}
const wordRules = table.words.flatMap(([kind, words]) =>
  isKind(kind) && words !== undefined
    ? [{ kind, words: words.split(' ').map((word) => word.replaceAll('-', ' ')) }]
    : [],
);
const byCategory = new Map(Object.entries(table.categories).filter((e): e is [string, Kind] => isKind(e[1])));

/**
 * The kind of a cluster's entries: by its `type` where MISP's own frameworks are concerned, else by the words of its
 * type, title and file name, then its category, then the first words of its description.
 */
export function clusterKind(
  cluster: Pick<Cluster, 'name' | 'type' | 'title' | 'category' | 'description'>,
): Kind {
  return byType.get(cluster.type) ?? guessKind(cluster);
}

/** The kind of a cluster that the table does not know. Exported to measure it on those that it knows. */
export function guessKind(
  cluster: Pick<Cluster, 'name' | 'type' | 'title' | 'category' | 'description'>,
): Kind {
  return (
    kindOfWords(`${cluster.type} ${cluster.title} ${cluster.name}`) ??
    byCategory.get(cluster.category.toLowerCase()) ??
    kindOfWords(cluster.description) ??
    'term'
  );
}

/**
 * The kind of one entry: its cluster's, unless its own metadata say that it is a tool or malware, or its ATT&CK id that
 * it is a tactic among techniques.
 */
export function entryKind(entry: Entry, kind: Kind): Kind {
  if (kind === 'technique') return /^TA\d{4}$/.test(String(entry.meta.external_id)) ? 'tactic' : kind;
  if (kind !== 'malware' && kind !== 'tool') return kind;
  const types = Array.isArray(entry.meta.type) ? entry.meta.type : [entry.meta.type];
  if (types.includes('tool')) return 'tool';
  return types.includes('malware') ? 'malware' : kind;
}

function kindOfWords(text: string): Kind | undefined {
  const words = ` ${text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ')} `;
  let best: { kind: Kind; at: number } | undefined;
  for (const rule of wordRules) {
    for (const word of rule.words) {
      const at = words.lastIndexOf(` ${word} `);
      if (at !== -1 && (best === undefined || at > best.at)) best = { kind: rule.kind, at };
    }
  }
  return best?.kind;
}

function isKind(text: string | undefined): text is Kind {
  return KINDS.some((kind) => kind === text);
}
