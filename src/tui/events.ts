import type { Galaxy } from '../galaxy/galaxy.js';
import type { TeamSettings } from '../ledger/settings.js';
import type { Curator, JournalRecord, LedgerRow } from '../ledger/types.js';
import type { CandidatePair } from '../matcher/types.js';
import type { CommitResult, OwnCommit, RepositoryState, ScanRequest, WriteProgress } from '../plan/ports.js';
import type { ReviewItem } from '../plan/review/queue.js';
import type { Size } from '../plan/terminal.js';
import type { WritePlan } from '../plan/types.js';
import type { Ask } from './effects.js';
import type { Key } from './input/key.js';

/** What was read at the start. */
export interface Loaded {
  readonly galaxy: Galaxy;
  readonly ledger: readonly LedgerRow[];
  readonly journal: readonly JournalRecord[];
  readonly repository: RepositoryState | null;
  readonly author: Curator | null;
  readonly readOnly: string | null;
  /** What to tell once, such as an interrupted commit that is finished now. */
  readonly notices: readonly string[];
}

/** An expected failure: what is wrong and what to do next. */
export interface Failure {
  readonly message: string;
  readonly remedy: string | null;
}

/** What a commit, or taking one back, leaves behind. */
export interface Written {
  readonly result: CommitResult;
  /** The journal as it is afterwards. */
  readonly journal: readonly JournalRecord[];
  readonly repository: RepositoryState | null;
}

/** Everything that can happen to the app. */
export type Happening =
  | { readonly kind: 'keys'; readonly keys: readonly Key[] }
  | { readonly kind: 'paste'; readonly text: string }
  | { readonly kind: 'resize'; readonly size: Size }
  /** So much of the galaxy is read, 0..1. */
  | { readonly kind: 'reading'; readonly done: number }
  | { readonly kind: 'loaded'; readonly loaded: Loaded }
  | { readonly kind: 'failed'; readonly failure: Failure }
  /** How far the scan is, 0..1. */
  | { readonly kind: 'scanning'; readonly done: number }
  /** Pairs with provisional scores, before any others. */
  | { readonly kind: 'first-look'; readonly pairs: readonly CandidatePair[] }
  | { readonly kind: 'found'; readonly pairs: readonly CandidatePair[]; readonly done: number }
  | { readonly kind: 'scanned'; readonly pairs: readonly CandidatePair[] }
  | { readonly kind: 'scored'; readonly pairs: readonly CandidatePair[]; readonly ask: Ask }
  | { readonly kind: 'not-scored'; readonly failure: Failure }
  | { readonly kind: 'scan-failed'; readonly failure: Failure }
  /** A cancelled scan has ended: nothing more comes of it. */
  | { readonly kind: 'scan-cancelled' }
  | { readonly kind: 'saved'; readonly record: JournalRecord }
  | { readonly kind: 'not-saved'; readonly record: JournalRecord; readonly failure: Failure }
  | { readonly kind: 'planned'; readonly plan: WritePlan; readonly repository: RepositoryState | null }
  | { readonly kind: 'not-planned'; readonly failure: Failure }
  | ({ readonly kind: 'committed' } & Written)
  /** What a commit is at. */
  | { readonly kind: 'committing'; readonly progress: WriteProgress }
  | { readonly kind: 'not-committed'; readonly failure: Failure }
  | { readonly kind: 'last-commit'; readonly commit: OwnCommit | null }
  | ({ readonly kind: 'taken-back' } & Written)
  | { readonly kind: 'reloaded'; readonly galaxy: Galaxy; readonly ledger: readonly LedgerRow[] }
  /** What was read first goes on counting. */
  | { readonly kind: 'not-reloaded'; readonly failure: Failure }
  | { readonly kind: 'edited'; readonly text: string | null };

/** A happening and when it happened, in milliseconds since 1970: `update` knows no clock. */
export type Event = Happening & { readonly at: number };

/** What the app was started with. */
export interface Start {
  readonly size: Size;
  readonly request: ScanRequest;
  /** Names the steps of this session: unique among sessions. */
  readonly session: string;
  /** Name of the galaxy, for the header. */
  readonly galaxyName: string;
  /** Line by line: there is no screen to go to. */
  readonly plain?: boolean;
  /** The maintainer's queue, for `relata review`. */
  readonly desk?: ReviewDesk;
}

/** What is up for review: the pairs come in this order, each with what was said of it. */
export interface ReviewDesk {
  readonly items: ReadonlyMap<string, ReviewItem>;
  readonly settings: TeamSettings;
}
