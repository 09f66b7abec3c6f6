import type { Decision } from '../../ledger/types.js';

/** What is put in the place of what was proposed, for all pairs. */
export interface Override {
  readonly type: string | null;
  readonly tags: readonly string[] | null;
}

/** Each pair as it was proposed. */
export const NO_OVERRIDE: Override = { type: null, tags: null };

export type Tally = readonly [what: string, count: number];

/** What deciding many pairs at once comes to. */
export interface BulkPlan {
  /** The pairs that are decided, the least certain first. */
  readonly keys: readonly string[];
  readonly decisions: readonly Decision[];
  /** How often each relation type and each tag is among them, the most frequent first. */
  readonly types: readonly Tally[];
  readonly tags: readonly Tally[];
  /** Relations that accepting adds, those that are there already, and the clusters that change. */
  readonly writes: { readonly added: number; readonly there: number; readonly clusters: number };
  /** Pairs that are left out because they are decided already. */
  readonly decided: number;
  /** Why other pairs are left out, one clause each. */
  readonly refused: readonly string[];
}
