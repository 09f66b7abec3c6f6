import type { MessagePort } from 'node:worker_threads';
import type { Uuid } from '../../galaxy/types.js';
import type { ScoreResult } from '../../matcher/score-pairs.js';
import type { ReadingReport, ScanRequest } from '../../plan/ports.js';
import type { Counter } from './counter.js';
import type { PackedLines } from './found.js';
import type { Source } from './sources.js';

/** What a thread of a team is started with. */
export interface ThreadStart {
  readonly sources: readonly Source[];
  /** Places of the sources, in the order in which they are read. */
  readonly order: readonly number[];
  /** Shared by the team. */
  readonly counter: Counter;
  readonly peers: readonly MessagePort[];
  /** The most that its heap may grow to, in MB; null: as Node decides. */
  readonly heapMegabytes: number | null;
}

/** Shared by a team while it works on one request. */
export interface Shared {
  readonly firstTier: Counter;
  readonly rules: Counter;
  readonly secondTier: Counter;
  /** 1 once nobody waits for the answer any more. */
  readonly stop: Counter;
}

export type ToThread =
  | { readonly kind: 'scan'; readonly id: number; readonly request: ScanRequest; readonly shared: Shared }
  | { readonly kind: 'score'; readonly id: number; readonly pairs: readonly (readonly [Uuid, Uuid])[] };

export type FromThread =
  | { readonly kind: 'opened'; readonly report: ReadingReport; readonly digest: string }
  | { readonly kind: 'found'; readonly id: number; readonly tier: 0 | 1; readonly lines: PackedLines }
  | { readonly kind: 'scored'; readonly id: number; readonly results: readonly ScoreResult[] }
  | { readonly kind: 'failed'; readonly error: unknown };
