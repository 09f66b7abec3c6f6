/** Relation types whose object stands above their subject in a hierarchy. */
export const UPWARD: ReadonlySet<string> = new Set([
  'subtechnique-of',
  'part-of',
  'child-of',
  'variant-of',
  'contained-by',
  'is-instance-of',
]);

/** Relation types whose object has taken the place of their subject. */
export const REPLACED: ReadonlySet<string> = new Set(['revoked-by', 'replaced-by', 'superseded-by']);

/** Both: what such a relation leads to is met again, under its name, in other frameworks. */
export const LEADS_ON: ReadonlySet<string> = new Set([...UPWARD, ...REPLACED]);
