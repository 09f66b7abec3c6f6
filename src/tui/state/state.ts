import type { Located } from '../../galaxy/galaxy.js';
import type { Uuid } from '../../galaxy/types.js';
import type { AskedAgain } from '../../ledger/decided.js';
import { type Pending, pendingDecisions } from '../../ledger/pending.js';
import type { Decision, JournalRecord } from '../../ledger/types.js';
import type { CandidatePair } from '../../matcher/types.js';
import type { Size } from '../../plan/terminal.js';
import type { Event, Loaded, Start } from '../events.js';
import type { Action, Context } from '../input/actions.js';
import type { Keymap } from '../input/bindings.js';
import { keyLabel } from '../input/key.js';
import { type Arrangement, AS_FOUND } from './asked.js';
import type { Draft, Sticky } from './draft.js';
import { NO_PAIRS, type PairStore } from './pairs.js';
import { EMPTY_QUEUE, type Queue } from './queue.js';
import { contextOf, type Screen } from './screen.js';

/** A line to the user that stays until the next key. */
export interface Notice {
  readonly tone: 'info' | 'warning' | 'error';
  readonly text: string;
}

/** Which descriptions scroll, and how far they have. */
export interface Scroll {
  readonly pane: 'both' | 'left' | 'right';
  readonly left: number;
  readonly right: number;
}

/** What happens on screen once a record is on disk; `news` is only said then. */
export type AfterSave =
  | { readonly go: 'on' }
  | { readonly go: 'to'; readonly key: string; readonly news?: string }
  | { readonly go: 'ask'; readonly subject: Uuid; readonly object: Uuid }
  /** Many were decided: back to the list, without marks. */
  | { readonly go: 'list'; readonly news: string }
  | { readonly go: 'nowhere'; readonly news?: string }
  /** A step was chosen in the history, and taken back or brought back: undo is the other way. */
  | { readonly go: 'chosen'; readonly news: string };

export interface State {
  readonly start: Start;
  readonly keymap: Keymap;
  readonly size: Size;
  /** Null while the galaxy is read. */
  readonly world: Loaded | null;
  /** How much of it is read, 0..1. */
  readonly read: number;
  readonly scan: {
    readonly status: 'waiting' | 'running' | 'done' | 'failed' | 'cancelled';
    readonly done: number;
  };
  readonly pairs: PairStore;
  /** Keys of pairs whose scores come from a first look. */
  readonly provisional: ReadonlySet<string>;
  readonly queue: Queue;
  /** Which pairs are in the queue, and in which order. */
  readonly arrangement: Arrangement;
  /** Earlier arrangements, the last one last. */
  readonly arrangements: readonly Arrangement[];
  readonly journal: readonly JournalRecord[];
  readonly pending: Pending;
  /** What was taken back or brought back last, where it was chosen in the history and nothing was recorded since. */
  readonly chosen: Extract<JournalRecord, { readonly kind: 'undo' | 'redo' }> | null;
  /** Decisions that this session has committed, by pair. */
  readonly committed: ReadonlyMap<string, Decision>;
  readonly skipped: ReadonlySet<string>;
  /** Pairs that are marked in the list. */
  readonly marks: ReadonlySet<string>;
  /** The entry that what is found can be related to; null is the left one of the pair on screen. */
  readonly hand: Located | null;
  /** Pairs that the ledger has and that are asked again all the same, by key. */
  readonly again: ReadonlyMap<string, AskedAgain>;
  /** Links of chains that speak against a pair, by key: their scores, or null while those are on their way. */
  readonly links: ReadonlyMap<string, CandidatePair | null>;
  /** What accepting the pair on screen would write; null without a pair. */
  readonly draft: Draft | null;
  readonly sticky: Sticky | null;
  readonly scroll: Scroll;
  readonly screens: readonly Screen[];
  readonly recent: { readonly types: readonly string[]; readonly tags: readonly string[] };
  /** A record on its way to the disk: keys wait until it is there. */
  readonly saving: AfterSave | null;
  readonly held: readonly Event[];
  readonly notice: Notice | null;
  /** Steps that this session has made, for their names. */
  readonly steps: number;
  /** When the last event happened, in milliseconds since 1970. */
  readonly now: number;
  /** When the last decisions of this session were made. */
  readonly decidedAt: readonly number[];
  /** Set when the app is to end. */
  readonly leaving: boolean;
}

/** The state before anything is read. */
export function initialState(start: Start, keymap: Keymap): State {
  return {
    start,
    keymap,
    size: start.size,
    world: null,
    read: 0,
    scan: { status: 'waiting', done: 0 },
    pairs: NO_PAIRS,
    provisional: new Set(),
    queue: EMPTY_QUEUE,
    arrangement: AS_FOUND,
    arrangements: [],
    journal: [],
    pending: pendingDecisions([]),
    chosen: null,
    committed: new Map(),
    skipped: new Set(),
    marks: new Set(),
    hand: null,
    again: new Map(),
    links: new Map(),
    draft: null,
    sticky: null,
    scroll: { pane: 'both', left: 0, right: 0 },
    screens: [],
    recent: { types: [], tags: [] },
    saving: null,
    held: [],
    notice: null,
    steps: 0,
    now: 0,
    decidedAt: [],
    leaving: false,
  };
}

/** The screen that has the keys; undefined is the review screen. */
export function topScreen(state: State): Screen | undefined {
  return state.screens.at(-1);
}

/** The key table that counts now. */
export function contextNow(state: State): Exclude<Context, 'anywhere'> {
  return contextOf(topScreen(state), state.start.desk !== undefined);
}

/** What to press for an action on a screen, as people read it. */
export function keyOf(
  state: Pick<State, 'keymap'>,
  context: Exclude<Context, 'anywhere'>,
  action: Action,
): string {
  return keyLabel(state.keymap.keyFor(context, action));
}

/** Key of the pair on screen. */
export function currentKey(state: State): string | null {
  return state.queue.keys[state.queue.at] ?? null;
}

/** The pair with this key; null when it was not found, or for no key. */
export function pairOf(state: State, key: string | null): CandidatePair | null {
  const place = key === null ? undefined : state.pairs.places.get(key);
  return place === undefined ? null : (state.pairs.all[place] ?? null);
}

/** The pair on screen. */
export function currentPair(state: State): CandidatePair | null {
  return pairOf(state, currentKey(state));
}
