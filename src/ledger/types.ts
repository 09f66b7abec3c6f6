import type { EntryRef } from '../galaxy/types.js';

export type Verdict = 'accepted' | 'rejected' | 'unsure';

/** Which sides of a relation a decision added to the clusters: taking it back removes exactly that. */
export type WrittenSides = 'subject' | 'object' | 'both' | 'none';

/** Who decided. An ORCID is kept apart because SSSOM wants it as an id. */
export interface Curator {
  /** Git's `Name <mail>`; empty when only an ORCID is known, or (for a prediction) when nobody is named. */
  readonly label: string;
  /** `orcid:0000-0002-1825-0097`, or null. */
  readonly orcid: string | null;
}

/** What a reviewer said of a decision. */
export interface Review {
  readonly reviewer: Curator;
  /** `YYYY-MM-DD`, UTC. */
  readonly date: string;
  /** 1 approves, −1 sends back (the pair is open again), 0 for an unsure decision. */
  readonly agreement: number;
}

/** What a curator said of one pair. Never changed: a later decision on the same pair replaces it. */
export interface Decision {
  readonly subject: EntryRef;
  readonly object: EntryRef;
  readonly verdict: Verdict;
  /** Relation type from subject to object: for a rejected pair the one that was rejected. */
  readonly type: string;
  /** Machine tags that the relation carries, in order. */
  readonly tags: readonly string[];
  readonly note: string;
  readonly author: Curator;
  /** Day of the decision, `YYYY-MM-DD`, UTC. */
  readonly date: string;
  /** The curator's own confidence, 0..1, or null. */
  readonly confidence: number | null;
  /** Digest of what was judged: names and descriptions of both entries. See `fingerprint`; empty when not known. */
  readonly fingerprint: string;
  /** The decision stands in the ledger already, and this is what a reviewer says of it; absent for a decision of one's own. */
  readonly review?: Review;
}

/**
 * A decision or a prediction as a row of the ledger: with the review and what is only known once it is written.
 * `fileOf` says in which of the four files it stands.
 */
export interface LedgerRow extends Omit<Decision, 'review'> {
  /** SSSOM justification, such as `semapv:ManualMappingCuration`; any other with `accepted` is a prediction. */
  readonly justification: string;
  readonly reviewer: Curator | null;
  /** `YYYY-MM-DD`, or null. */
  readonly reviewDate: string | null;
  /** −1 (sent back) .. 1 (approved), or null; 0 for an unsure decision. */
  readonly reviewerAgreement: number | null;
  /** Name and version of the tool, such as `relata` and `0.1.0`. */
  readonly tool: string;
  readonly toolVersion: string;
  readonly wrote: WrittenSides;
  /** Cells that have no place above, by column, as they stood: columns of others, and what `author` and such cannot hold. */
  readonly extra: Readonly<Record<string, string>>;
}

export type LedgerFile = 'positive' | 'negative' | 'unsure' | 'predictions';

/** The texts of the four files; null for one that does not exist. */
export type LedgerTexts = Readonly<Record<LedgerFile, string | null>>;

/** One step that the user can undo. Records are only ever appended; undo is a record too. */
export type JournalRecord =
  | {
      readonly kind: 'decide';
      readonly id: string;
      readonly at: string;
      readonly decisions: readonly Decision[];
    }
  /** Takes back the step `step`; a second undo of the same step has no effect. */
  | { readonly kind: 'undo'; readonly id: string; readonly at: string; readonly step: string }
  /** Brings back the step `step` after it was undone. */
  | { readonly kind: 'redo'; readonly id: string; readonly at: string; readonly step: string }
  /** Opens pairs that the ledger holds as decided; keys as `pairKey` makes them. */
  | { readonly kind: 'reopen'; readonly id: string; readonly at: string; readonly pairs: readonly string[] }
  /** The decisions of `steps` are in the ledger now, and in `commit` (null: written without git). */
  | {
      readonly kind: 'committed';
      readonly id: string;
      readonly at: string;
      readonly steps: readonly string[];
      readonly commit: string | null;
    };
