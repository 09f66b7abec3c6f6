import type { EntryRef } from '../galaxy/types.js';

/** One row of the sum that is a pair's match weight. */
export interface Evidence {
  /** The comparison: `prior`, `names`, `kind`, `references`, … */
  readonly comparison: string;
  /** The comparison's level that holds for this pair, in words. */
  readonly level: string;
  /** log2 Bayes factor: above zero speaks for the same thing. */
  readonly matchWeight: number;
  /** What was compared, such as the name that agrees. */
  readonly detail?: string;
}

/** The relation that the tool proposes for a pair. */
export interface Proposal {
  readonly type: string;
  /** Which of the two is the relation's subject; `subject` for symmetric types. */
  readonly subject: 'subject' | 'object';
  /** Probability that a curator accepts just that, 0..1. */
  readonly probability: number;
}

/** Whether the two entries are linked already, by relations of any type. */
export type Linked = 'none' | 'subject-to-object' | 'object-to-subject' | 'both';

/** A candidate pair with its score: one line of NDJSON, in this key order. */
export interface CandidatePair {
  readonly subject: EntryRef;
  readonly object: EntryRef;
  /** Sum of the evidence, log2 Bayes factors with the prior. */
  readonly matchWeight: number;
  /** Probability that both are the same thing: 1 / (1 + 2^−matchWeight). */
  readonly matchProbability: number;
  readonly relation: Proposal;
  /** The likelihood tag that `relation.probability` stands for, or the tags of the twin of a missing half. */
  readonly tags: readonly string[];
  readonly linked: Linked;
  readonly evidence: readonly Evidence[];
}
