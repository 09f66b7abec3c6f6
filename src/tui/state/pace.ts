import { sameCurator } from '../../ledger/curators.js';
import { keyOf } from '../../ledger/rows.js';
import type { Curator } from '../../ledger/types.js';
import type { Loaded } from '../events.js';
import type { State } from './state.js';
import { pendingByPair, standingOf } from './verdicts.js';

/** How the work goes. */
export interface Progress {
  /** Pairs of the queue that are open. */
  readonly left: number;
  /** Pairs that this curator decided today, in all sessions. */
  readonly today: number;
  /** Milliseconds until nothing is left, at the pace of the last decisions; null while there is no pace yet. */
  readonly remaining: number | null;
}

/** A longer time between two decisions was a pause. */
const LONGEST_GAP_MS = 120_000;
/** Fewer decisions make no pace. */
const LEAST_GAPS = 5;

/** How far the queue is, and how fast it goes. */
export function progressOf(state: State): Progress {
  const { left, today } = countsOf(state);
  const gap = usualGap(state.decidedAt);
  return { left, today, remaining: gap === null ? null : gap * left };
}

interface Counts {
  readonly keys: readonly string[];
  readonly committed: State['committed'];
  readonly ledger: Loaded['ledger'] | undefined;
  readonly day: string;
  readonly left: number;
  readonly today: number;
}

/** Thousands of decisions can be pending, and every frame tells these numbers: they are counted when they change. */
const counts = new WeakMap<State['pending'], Counts>();

function countsOf(state: State): Counts {
  const { pending } = state;
  const seen = countedIn(state);
  const known = counts.get(pending);
  if (known && isSame(known, seen)) return known;
  const made = { ...seen, left: openPairs(state), today: decidedOn(seen.day, state) };
  counts.set(pending, made);
  return made;
}

/** What the counts depend on besides what is pending. */
function countedIn({ committed, queue, now, world }: State): Omit<Counts, 'left' | 'today'> {
  const day = new Date(now).toISOString().slice(0, 10);
  return { keys: queue.keys, committed, ledger: world?.ledger, day };
}

function isSame(known: Counts, seen: Omit<Counts, 'left' | 'today'>): boolean {
  const { keys, committed, ledger, day } = seen;
  return known.keys === keys && known.committed === committed && known.ledger === ledger && known.day === day;
}

/** The mean time between decisions without the pauses, in milliseconds; null while there are too few. */
export function usualGap(times: readonly number[]): number | null {
  const gaps = times.slice(1).map((time, index) => time - (times[index] ?? time));
  const working = gaps.filter((gap) => gap <= LONGEST_GAP_MS);
  if (working.length < LEAST_GAPS) return null;
  return working.reduce((sum, gap) => sum + gap, 0) / working.length;
}

const places = new WeakMap<readonly string[], ReadonlySet<string>>();

/** Few pairs are decided and many are in the queue, so the decided ones are taken away. */
function openPairs(state: State): number {
  const { keys } = state.queue;
  const inQueue = places.get(keys) ?? new Set(keys);
  places.set(keys, inQueue);
  let left = keys.length;
  for (const key of pendingByPair(state).keys()) if (inQueue.has(key)) left -= 1;
  for (const key of state.committed.keys()) if (inQueue.has(key) && isCommitted(state, key)) left -= 1;
  return left;
}

/** Committed and no more: neither opened again nor decided anew. */
function isCommitted(state: State, key: string): boolean {
  return standingOf(state, key)?.committed === true;
}

/** The ledger has what this session committed as soon as it is read again, so pairs are counted and not decisions. */
function decidedOn(today: string, { world, pending, committed }: State): number {
  const author = world?.author;
  if (!author) return 0;
  const inLedger = ledgerPairs(world, author, today);
  const inSession = new Set<string>();
  for (const decision of [...pending.decisions, ...committed.values()]) {
    if (decision.date === today && !inLedger.has(keyOf(decision))) inSession.add(keyOf(decision));
  }
  return inSession.size + inLedger.size;
}

const counted = new WeakMap<object, { readonly day: string; readonly pairs: ReadonlySet<string> }>();

function ledgerPairs(world: Loaded, author: Curator, day: string): ReadonlySet<string> {
  const known = counted.get(world.ledger);
  if (known?.day === day) return known.pairs;
  const mine = world.ledger.filter((row) => row.date === day && sameCurator(row.author, author));
  const pairs = new Set(mine.map(keyOf));
  counted.set(world.ledger, { day, pairs });
  return pairs;
}
