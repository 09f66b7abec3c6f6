import type { Galaxy } from '../galaxy/galaxy.js';
import type { Uuid } from '../galaxy/types.js';
import type { Decision, JournalRecord } from '../ledger/types.js';
import type { CandidatePair } from '../matcher/types.js';
import type { CommitOptions } from '../plan/ports.js';

/** When pairs that were scored are asked. */
export type Ask = 'now' | 'later' | 'never';

/** What the world is asked to do: plain data, run by `run/interpret.ts`, answered by events. */
export type Effect =
  /** Read galaxy, ledger, journal and repository. Answered by `reading` any number of times, then `loaded` or `failed`. */
  | { readonly kind: 'load' }
  /**
   * Find candidate pairs of the galaxy that was read, but for the decided ones. Answered by `first-look` at most once, by
   * `scanning` and `found` any number of times, then by `scanned`, `scan-failed` or `scan-cancelled`.
   */
  | { readonly kind: 'scan'; readonly galaxy: Galaxy; readonly decided: ReadonlySet<string> }
  /** End the scan that is under way, where one is. */
  | { readonly kind: 'cancel-scan' }
  /** Work out what keys will ask of galaxy and pairs, while there is nothing else to do. Not answered. */
  | { readonly kind: 'prepare'; readonly galaxy: Galaxy; readonly pairs: readonly CandidatePair[] }
  /**
   * Score pairs that may be no candidates, to be asked now, in their turn, or never: then they are links of a chain.
   * Answered by `scored` or `not-scored`.
   */
  | {
      readonly kind: 'score';
      readonly pairs: readonly (readonly [subject: Uuid, object: Uuid])[];
      readonly ask: Ask;
    }
  /** Put a record on disk. Answered by `saved` or `not-saved`. */
  | { readonly kind: 'save'; readonly record: JournalRecord }
  /** Say what would be written. Answered by `planned` or `not-planned`. */
  | { readonly kind: 'plan'; readonly decisions: readonly Decision[] }
  /** Write and commit. Answered by `committing` any number of times, then by `committed` or `not-committed`. */
  | {
      readonly kind: 'commit';
      readonly decisions: readonly Decision[];
      readonly steps: readonly string[];
      readonly options: CommitOptions;
    }
  /** Find what can be taken back. Answered by `last-commit`. */
  | { readonly kind: 'find-last-commit' }
  /** Take it back with another commit. Answered by `committing`, then by `taken-back` or `not-committed`. */
  | { readonly kind: 'take-back-commit' }
  /** Read galaxy and ledger again, since they were written. Answered by `reloaded`. */
  | { readonly kind: 'reload' }
  /** Let the user edit a text in their editor. Answered by `edited`. */
  | { readonly kind: 'edit'; readonly text: string }
  | { readonly kind: 'suspend' }
  | { readonly kind: 'redraw' }
  | { readonly kind: 'interrupt' }
  | { readonly kind: 'quit' };
