import type { Galaxy } from '../../galaxy/galaxy.js';
import type { Problem } from '../../galaxy/problem.js';
import type { Cluster, EntryRef } from '../../galaxy/types.js';
import type { LedgerFile, LedgerRow } from '../../ledger/types.js';
import type { Agreement } from './kappa.js';
import type { RelationChange } from './relation-changes.js';

/** Two states of a galaxy. */
export interface RangeInput {
  /** How the user named the range. */
  readonly range: string;
  /** The clusters that differ, as they were and as they are. */
  readonly before: readonly Cluster[];
  readonly after: readonly Cluster[];
  /** The whole galaxy as it is after. */
  readonly galaxy: Galaxy;
  readonly rowsBefore: readonly LedgerRow[];
  readonly rowsAfter: readonly LedgerRow[];
  /** Rows that commits of the range added, whatever became of them. */
  readonly history: readonly LedgerRow[];
  /** What was wrong with the ledger after. */
  readonly problems: readonly Problem[];
}

/** A change to a relation, with what a reviewer wants to know of it. */
export interface ReviewedChange {
  readonly kind: RelationChange['kind'];
  readonly subject: EntryRef;
  readonly object: EntryRef;
  readonly type: string;
  readonly tags: readonly string[];
  /** What it was before, for a retyped or retagged relation. */
  readonly was: { readonly type: string; readonly tags: readonly string[] } | null;
  /** The ledger's row for the pair; null when nobody put one there. */
  readonly row: LedgerRow | null;
  /** How sure it is, 0..1: the curator's own confidence, else what the matcher makes of it; null when neither is known. */
  readonly certainty: number | null;
  /** Why to look at it before anything else, one clause each. */
  readonly warnings: readonly string[];
}

export interface CuratorCount {
  readonly curator: string;
  readonly accepted: number;
  readonly rejected: number;
  readonly unsure: number;
  readonly reviewed: number;
}

export interface FrameworkCount {
  readonly frameworks: readonly [string, string];
  readonly added: number;
  readonly removed: number;
  readonly retyped: number;
  readonly retagged: number;
}

export interface ReviewSummary {
  readonly range: string;
  /** Those with warnings first, then the least certain. */
  readonly changes: readonly ReviewedChange[];
  readonly byFrameworks: readonly FrameworkCount[];
  readonly byCurator: readonly CuratorCount[];
  /** New decisions in the ledger, by file. */
  readonly decisions: Readonly<Record<LedgerFile, number>>;
  /** How many decisions, old or new, somebody has reviewed in the range. */
  readonly reviewed: number;
  readonly agreement: readonly Agreement[];
  readonly problems: readonly Problem[];
}
