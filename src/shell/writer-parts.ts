import type { Curator } from '../ledger/types.js';
import type { Executor } from './execute.js';
import type { FreshReader } from './fresh-clusters.js';
import type { GalaxyMemo } from './galaxy-memo.js';

/** What a writer works with. */
export interface WriterParts extends Executor {
  readonly galaxy: GalaxyMemo;
  readonly fresh: FreshReader;
  curator(): Promise<Curator | null>;
  readonly tool: { readonly name: string; readonly version: string };
}
