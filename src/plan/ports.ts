/**
 * What the shell offers to commands and to the terminal app. Types only: `src/shell` implements them, tests replace
 * them, and nothing pure ever sees them.
 */
import type { Galaxy } from '../galaxy/galaxy.js';
import type { Problem } from '../galaxy/problem.js';
import type { Uuid } from '../galaxy/types.js';
import type { Curator, Decision, JournalRecord, LedgerRow, LedgerTexts } from '../ledger/types.js';
import type { ScoreResult } from '../matcher/score-pairs.js';
import type { CandidatePair } from '../matcher/types.js';
import type { WritePlan } from './types.js';

export interface LedgerReading {
  readonly rows: readonly LedgerRow[];
  readonly problems: readonly Problem[];
}

export interface ReadingHooks {
  /** Called in between with the share that is read, 0..1. */
  readonly onProgress?: (done: number) => void;
  /** Ends the reading early: the promise rejects with the signal's reason. */
  readonly signal?: AbortSignal;
}

export interface GalaxyReader {
  /** Absolute path of the galaxy, for messages. */
  readonly root: string;
  /**
   * Reads clusters, galaxies and taxonomies, file by file; what is broken is left out and is in `problems`. Whatever
   * else has to happen, happens in between.
   */
  read(hooks?: ReadingHooks): Promise<Galaxy>;
  /** All rows of the four ledger files, and what could not be read in them. */
  readLedger(): Promise<LedgerReading>;
  /** The ledger files as they stand. */
  ledgerTexts(): Promise<LedgerTexts>;
  /** The team's settings, `curation/relata.json`; null when there is no such file. */
  settingsText(): Promise<string | null>;
}

/** The history of the galaxy, read only. Every method throws a `RelataError` for a revision that git does not know. */
export interface Revisions {
  /** Full hash of the commit that a revision means. */
  resolve(revision: string): Promise<string>;
  /** Full hash of the best common ancestor; null for unrelated histories. */
  mergeBase(a: string, b: string): Promise<string | null>;
  /** Files under `folders` that differ between two commits, relative to the galaxy. */
  changedPaths(from: string, to: string, folders: readonly string[]): Promise<readonly string[]>;
  /** The text of a file at a commit; null when it is not there. */
  show(commit: string, path: string): Promise<string | null>;
  /** Lines that the commits of `from..to` added to files under `folder`, whatever became of them, by path. */
  addedLines(from: string, to: string, folder: string): Promise<ReadonlyMap<string, readonly string[]>>;
}

/** The pending decisions. `append` resolves when the record is on disk (fsync). */
export interface JournalStore {
  readonly records: readonly JournalRecord[];
  /** Something to tell the user once, such as a torn last line that was cut off. */
  readonly notice: string | null;
  append(record: JournalRecord): Promise<void>;
}

export interface ScanRequest {
  readonly clusters: readonly string[];
  readonly from: readonly string[];
  readonly to: readonly string[];
  readonly shard: { readonly index: number; readonly of: number } | null;
  readonly includeDeprecated: boolean;
  readonly includeDecided: boolean;
  readonly includeLinked: boolean;
  /** Probability of the relation, 0..1; null stops where nothing is worth a curator's time. */
  readonly minProbability: number | null;
  readonly limit: number;
}

export interface ScanHooks {
  /** Keys (`pairKey`) of the pairs to leave out, unless the request includes decided ones. */
  readonly decided?: ReadonlySet<string>;
  /**
   * Called while the scan goes on, several times, best pairs first in each call, and never twice with one pair. The
   * first call may come from equal names alone, long before the end. `done` is 0..1.
   */
  readonly onBatch?: (pairs: readonly CandidatePair[], done: number) => void;
  /** Called now and then while the scan reads, with the share of its work that is done, 0..1. */
  readonly onProgress?: (done: number) => void;
  /** Who is told of a first look at `galaxy`, taken before the scan begins to read; a result that was kept needs none. */
  readonly firstLook?: {
    readonly galaxy: Galaxy;
    /** A few pairs near the top, best first. Their scores are provisional: batches bring the same pairs again. */
    readonly tell: (pairs: readonly CandidatePair[]) => void;
  };
  /** Ends the scan early: the promise rejects with the signal's reason. */
  readonly signal?: AbortSignal;
}

export interface ReadingReport {
  readonly clusters: number;
  readonly problems: readonly Problem[];
}

/** What a scan has found, as it is printed: lines of NDJSON in UTF-8, in their order. */
export interface FoundLines {
  readonly count: number;
  readonly chunks: Iterable<Uint8Array>;
}

/** Finds and scores candidate pairs, away from the thread that draws. */
export interface Scanner {
  /** Begins to read the galaxy, and returns at once: a scan or score that comes soon has less to wait for. */
  prepare(): void;
  /** Names of all clusters, by their file names alone. */
  clusterNames(): readonly string[];
  /** How many clusters the last scan or score could read, and what was wrong with the galaxy. */
  reading(): ReadingReport;
  /** All pairs that the request wants, best first. Unknown clusters match nothing. */
  scan(request: ScanRequest, hooks?: ScanHooks): Promise<readonly CandidatePair[]>;
  /** Finds the same pairs as lines; `onBatch` is never called. */
  scanLines(request: ScanRequest, hooks?: Omit<ScanHooks, 'onBatch'>): Promise<FoundLines>;
  /** Scores pairs in the order and with the sides given, whatever blocking thinks of them. */
  score(pairs: readonly (readonly [subject: Uuid, object: Uuid])[]): Promise<readonly ScoreResult[]>;
  /** The same among the entries of a galaxy that somebody has read already, at any revision: nothing is read again. */
  scoreIn(
    galaxy: Galaxy,
    pairs: readonly (readonly [subject: Uuid, object: Uuid])[],
  ): Promise<readonly ScoreResult[]>;
  /** Ends all threads; what somebody still waits for is rejected. Resolves when the last result is kept. */
  close(): Promise<void>;
}

export interface RepositoryState {
  /** Branch name; null on a detached HEAD. */
  readonly branch: string | null;
  readonly unborn: boolean;
  /** One sentence why nothing can be committed now (merge in progress, no identity, …), or null. */
  readonly blocked: string | null;
  /** Clusters and ledger files with the user's own uncommitted edits, relative to the galaxy. */
  readonly dirty: readonly string[];
  /** Place of the galaxy in the repository, with a final slash; empty for its top. */
  readonly prefix: string;
}

export interface CommitOptions {
  /** Replaces subject and body of the planned message when the user has edited it; the trailers stay. */
  readonly message?: string;
  /** Commit on this branch: it is switched to, and made here when there is none. */
  readonly branch?: string;
  /** Take the user's own edits in the files that are written into the commit. Without it they stop the commit. */
  readonly includeDirty?: boolean;
}

export interface CommitResult {
  /** Full hash; null when written without git, and when there was nothing to write. */
  readonly commit: string | null;
  readonly plan: WritePlan;
  /** One sentence each: what the user should know, such as a detached HEAD. */
  readonly notices: readonly string[];
}

/** What a write is at: `done` of so many files are ready to take the place of the old ones. */
export type WriteProgress =
  | { readonly phase: 'planning' | 'committing' }
  | { readonly phase: 'writing'; readonly done: number; readonly of: number };

/** A commit of relata's. */
export interface OwnCommit {
  /** Full hash. */
  readonly hash: string;
  readonly subject: string;
}

export interface WriteHooks {
  readonly onProgress?: (progress: WriteProgress) => void;
}

/** Every method throws a `RelataError` when nothing could be written; then nothing is. */
export interface Writer {
  /** Re-reads what the decisions touch and says what would be written. Writes nothing. */
  preview(decisions: readonly Decision[]): Promise<WritePlan>;
  /**
   * All files or none, then git (where there is one), then the journal: `steps` are done, and those of their decisions
   * that were refused stay pending.
   */
  commit(
    decisions: readonly Decision[],
    steps: readonly string[],
    options?: CommitOptions,
    hooks?: WriteHooks,
  ): Promise<CommitResult>;
  /** Like `preview`, for rows of a file: taken by UUID whatever the entries are called, and in their order. */
  previewRows(rows: readonly LedgerRow[]): Promise<WritePlan>;
  /** Writes rows of a file: all files or none, and then a commit if `commit` is given. */
  writeRows(rows: readonly LedgerRow[], commit: CommitOptions | null): Promise<CommitResult>;
  /** Writes what `change` makes of the ledger, and nothing else; `what` is the subject of the commit. */
  writeLedger(
    change: (texts: LedgerTexts) => LedgerTexts,
    what: string,
    commit: CommitOptions | null,
  ): Promise<CommitResult>;
  /** What `undo` would take back; null when relata has committed nothing here that is left. */
  lastCommit(): Promise<OwnCommit | null>;
  /** Takes back what relata's last commit added, in one new commit, and reopens its pairs. */
  undo(hooks?: WriteHooks): Promise<CommitResult>;
}

/** Everything that belongs to one galaxy on disk. */
export interface Workspace {
  readonly reader: GalaxyReader;
  readonly scanner: Scanner;
  readonly journal: JournalStore;
  readonly writer: Writer;
  /** Null outside a git repository. */
  repository(): Promise<RepositoryState | null>;
  /** Null outside a git repository. */
  readonly revisions: Revisions | null;
  /** Who decides: `--author`, else git's identity; null when neither is there. */
  curator(): Promise<Curator | null>;
  /** Why this session cannot write (another relata holds the lock, the folder is read-only), or null. */
  readonly readOnly: string | null;
  /** What to tell the user once: a commit that was interrupted and is finished now, a torn journal, … */
  readonly notices: readonly string[];
  close(): Promise<void>;
}
