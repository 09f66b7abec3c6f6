import type { Located } from '../../galaxy/galaxy.js';
import type { Verdict } from '../../ledger/types.js';
import type { OwnCommit, RepositoryState, WriteProgress } from '../../plan/ports.js';
import type { WritePlan } from '../../plan/types.js';
import type { Failure } from '../events.js';
import type { Context } from '../input/actions.js';
import type { Field } from '../text/field.js';
import type { BulkPlan, Override } from './bulk-plan.js';
import type { TagChoice, TypeChoice } from './choices.js';
import type { FacetChoice } from './facets.js';
import type { Filter } from './filter.js';
import type { Found } from './find.js';
import type { ORDERS } from './order.js';

/** Screens that lie over the review screen. The last one of the stack has the keys. */
export type Screen =
  | { readonly kind: 'details'; readonly scroll: number }
  | { readonly kind: 'help'; readonly scroll: number; readonly of: Context }
  | ListScreen
  | TypePicker
  | TagPicker
  | FilterPicker
  | OrderPicker
  | BulkScreen
  | FindScreen
  | HistoryScreen
  | { readonly kind: 'history-words'; readonly field: Field }
  | TakeBackScreen
  | EntryScreen
  | { readonly kind: 'note'; readonly field: Field }
  | { readonly kind: 'send-back'; readonly field: Field }
  | CommitScreen
  | { readonly kind: 'message'; readonly field: Field }
  | { readonly kind: 'branch'; readonly field: Field };

export interface ListScreen {
  readonly kind: 'list';
  readonly cursor: number;
  /** First row of the window. */
  readonly top: number;
  /** Where a range of marks begins. */
  readonly anchor: number;
}

export interface TypePicker {
  readonly kind: 'pick-type';
  readonly field: Field;
  /** The two kinds of entry at hand, in words. */
  readonly between: string;
  readonly cursor: number;
  readonly choices: readonly TypeChoice[];
  /** The choices that match what was typed, best first. */
  readonly shown: readonly TypeChoice[];
}

export interface TagPicker {
  readonly kind: 'pick-tags';
  readonly field: Field;
  readonly cursor: number;
  readonly choices: readonly TagChoice[];
  readonly shown: readonly TagChoice[];
  /** The tags as they will be. */
  readonly tags: readonly string[];
  /** Something was typed, moved or marked: Enter then means the line under the cursor. */
  readonly touched: boolean;
}

/** What deciding many pairs at once would mean. */
export interface BulkScreen {
  readonly kind: 'bulk';
  readonly verdict: Verdict;
  /** The pairs that were marked. */
  readonly marked: readonly string[];
  readonly override: Override;
  readonly plan: BulkPlan;
  readonly scroll: number;
}

/** Any entry of the galaxy, found as one types. */
export interface FindScreen {
  readonly kind: 'find';
  readonly field: Field;
  readonly cursor: number;
  readonly found: Found;
}

/** What was decided, newest first. */
export interface HistoryScreen {
  readonly kind: 'history';
  /** Words that what is shown has; empty shows all. */
  readonly words: string;
  readonly cursor: number;
  /** First row of the window. */
  readonly top: number;
}

/** Before relata's last commit is taken back. */
export interface TakeBackScreen {
  readonly kind: 'take-back';
  readonly commit: OwnCommit;
  /** What the commit that takes it back is at; null before Enter. */
  readonly progress: WriteProgress | null;
}

/** One entry with all that is known of it. */
export interface EntryScreen {
  readonly kind: 'entry';
  readonly located: Located;
  readonly scroll: number;
}

export interface FilterPicker {
  readonly kind: 'pick-filter';
  readonly field: Field;
  readonly cursor: number;
  readonly choices: readonly FacetChoice[];
  readonly shown: readonly FacetChoice[];
  /** The filters as they will be. */
  readonly filters: readonly Filter[];
  /** Pairs that they leave. */
  readonly count: number;
  /** Something was typed or moved: Enter then means the line under the cursor. */
  readonly touched: boolean;
}

export interface OrderPicker {
  readonly kind: 'pick-order';
  readonly field: Field;
  readonly cursor: number;
  readonly shown: readonly (typeof ORDERS)[number][];
}

/** What is about to be committed. */
export interface Planned {
  readonly plan: WritePlan;
  readonly repository: RepositoryState | null;
  /** What speaks against decisions of the plan, a sentence each. */
  readonly warnings: readonly string[];
}

export interface CommitScreen {
  readonly kind: 'commit';
  readonly phase: /** `seen` is the plan that the user wanted committed when something was in the way; null for a first look. */
    | { readonly name: 'planning'; readonly seen: WritePlan | null }
    | ({ readonly name: 'ready' } & Planned)
    | ({ readonly name: 'committing'; readonly progress: WriteProgress } & Planned)
    | { readonly name: 'failed'; readonly failure: Failure };
  /** The message when it was edited. */
  readonly message: string | null;
  readonly branch: string | null;
  readonly includeDirty: boolean;
  readonly scroll: number;
}

/** The key table that counts on a screen; below all screens is the review, the analyst's or the maintainer's. */
export function contextOf(screen: Screen | undefined, desk: boolean): Exclude<Context, 'anywhere'> {
  if (screen === undefined) return desk ? 'desk' : 'review';
  switch (screen.kind) {
    case 'pick-type':
    case 'pick-tags':
    case 'pick-filter':
    case 'pick-order':
      return 'pick';
    case 'note':
    case 'send-back':
    case 'message':
    case 'branch':
    case 'history-words':
      return 'write';
    default:
      return screen.kind;
  }
}
