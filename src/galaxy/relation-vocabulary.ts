import shipped from './relation-types.json' with { type: 'json' };

/** What relata knows of one relation type. */
export interface RelationType {
  readonly name: string;
  /** The type that the other side gets, where the vocabulary names one. */
  readonly opposite: string | null;
  /** In our own words; empty for types that the real galaxy does not use. */
  readonly meaning: string;
}

/** How a type is written: on both sides alike, on both with its opposite, or on the subject alone. */
export type Direction = 'symmetric' | 'with-opposite' | 'one-way';

export interface RelationVocabulary {
  /** Sorted by name. */
  readonly types: readonly RelationType[];
  /** `undefined` for a type that neither the vocabulary nor this galaxy knows. Compares trimmed. */
  find(name: string): RelationType | undefined;
  opposite(name: string): string | null;
  direction(name: string): Direction;
}

const IDENTITY: ReadonlySet<string> = new Set(['similar', 'same-as']);

/** Whether a relation of this type says that two entries are the same thing. These types say so from either side. */
export function isIdentity(type: string): boolean {
  return IDENTITY.has(type.trim());
}

/**
 * MISP's relationship vocabulary, the further types that the public galaxy uses, and those of `used`: the types that
 * the galaxy at hand uses.
 */
export function relationVocabulary(used: Iterable<string> = []): RelationVocabulary {
  const byName = new Map<string, RelationType>();
  for (const { name, opposite, meaning } of shipped as ShippedType[]) {
    byName.set(name, { name, opposite: opposite ?? null, meaning: meaning ?? '' });
  }
  for (const name of used) {
    const trimmed = name.trim();
    if (trimmed && !byName.has(trimmed)) byName.set(trimmed, { name: trimmed, opposite: null, meaning: '' });
  }
  const find = (name: string) => byName.get(name.trim());
  const opposite = (name: string) => find(name)?.opposite ?? null;
  return {
    types: [...byName.values()].sort((a, b) => (a.name < b.name ? -1 : 1)),
    find,
    opposite,
    direction(name) {
      if (isIdentity(name)) return 'symmetric';
      return opposite(name) === null ? 'one-way' : 'with-opposite';
    },
  };
}

interface ShippedType {
  name: string;
  opposite?: string;
  meaning?: string;
}
