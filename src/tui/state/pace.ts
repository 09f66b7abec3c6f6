import { sameCurator } from '../../ledger/curators.js';
import type { Curator } from '../../ledger/types.js';
import type { Loaded } from '../events.js';
import type { State } from './state.js';
import { keyOfDecision } from './verdicts.js';

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

export function progressOf(state: State): Progress {
  const left = openPairs(state);
  const gap = usualGap(state.decidedAt);
  return { left, today: decidedToday(state), remaining: gap === null ? null : gap * left };
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
function openPairs({ queue, pending, committed }: State): number {
  const inQueue = places.get(queue.keys) ?? new Set(queue.keys);
  places.set(queue.keys, inQueue);
  const decided = new Set([...pending.decisions.map(keyOfDecision), ...committed.keys()]);
  let closed = 0;
  for (const key of decided) if (inQueue.has(key)) closed += 1;
  return queue.keys.length - closed;
}

function decidedToday({ world, pending, committed, now }: State): number {
  const today = new Date(now).toISOString().slice(0, 10);
  const author = world?.author;
  if (!author) return 0;
  const inSession = [...pending.decisions, ...committed.values()].filter(({ date }) => date === today);
  return inSession.length + ledgerCount(world, author, today);
}

const counted = new WeakMap<object, { readonly day: string; readonly count: number }>();

function ledgerCount(world: Loaded, author: Curator, day: string): number {
  const known = counted.get(world.ledger);
  if (known?.day === day) return known.count;
  const count = world.ledger.filter((row) => row.date === day && sameCurator(row.author, author)).length;
  counted.set(world.ledger, { day, count });
  return count;
}
