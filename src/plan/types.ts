import type { Curator, Decision, WrittenSides } from '../ledger/types.js';

/** A file as it is and as it will be. `before` is null for a file that does not exist yet. */
export interface FileChange {
  /** Relative to the galaxy, with forward slashes. */
  readonly path: string;
  readonly kind: 'cluster' | 'ledger' | 'settings';
  readonly before: string | null;
  readonly after: string;
  /** Relations added or removed in this file. */
  readonly relations: number;
  readonly version: { readonly from: number; readonly to: number } | null;
}

/**
 * What becomes of one decision: `written` into a cluster, `already-there` in all of them, `recorded` in the ledger
 * only (rejected, unsure, complete pairs), or `refused` with a reason; a refused decision stays pending.
 */
export interface Outcome {
  readonly decision: Decision;
  /** Who reviewed it, when it is the word of a reviewer. */
  readonly reviewer?: Curator | null;
  /** The reviewer has sent it back: it was another's, and is open again. */
  readonly isSentBack?: true;
  readonly result: 'written' | 'already-there' | 'recorded' | 'refused';
  readonly wrote: WrittenSides;
  /** Why it was refused, and what to do next. */
  readonly reason?: string;
  readonly remedy?: string;
  /** Things to know that stop nothing, such as an existing half of another type. */
  readonly notes: readonly string[];
}

/** Subject line, body lines and trailers of a commit, already safe to print. */
export interface CommitMessage {
  readonly subject: string;
  readonly body: string;
  readonly trailers: readonly { readonly key: string; readonly value: string }[];
}

/** Decisions turned into texts, nothing written yet. */
export interface WritePlan {
  readonly files: readonly FileChange[];
  readonly outcomes: readonly Outcome[];
  readonly message: CommitMessage;
}
