import { fileOf, keyOf, rowsByKey } from '../../ledger/rows.js';
import type { Decision, LedgerRow } from '../../ledger/types.js';
import type { State } from './state.js';

/** What was decided on a pair, and whether that is committed. */
export interface Standing {
  readonly decision: Decision;
  readonly committed: boolean;
}

/** What stands on a pair in this session: the pending decision, else the committed one unless that was reopened. */
export function standingOf(state: State, key: string): Standing | null {
  const pending = pendingByPair(state).get(key);
  if (pending) return { decision: pending, committed: false };
  const committed = state.pending.reopened.has(key) ? undefined : state.committed.get(key);
  return committed ? { decision: committed, committed: true } : null;
}

/** Whether a pair is still to be decided. */
export function isOpen(state: State, key: string): boolean {
  return standingOf(state, key) === null;
}

/** Asked for every pair of a list: worked out once for each fold of the journal. */
const byPair = new WeakMap<object, ReadonlyMap<string, Decision>>();

/** The pending decisions by pair. */
export function pendingByPair({ pending }: State): ReadonlyMap<string, Decision> {
  const known = byPair.get(pending);
  if (known) return known;
  const made = new Map(pending.decisions.map((d) => [keyOf(d), d]));
  byPair.set(pending, made);
  return made;
}

const byRow = new WeakMap<object, ReadonlyMap<string, readonly LedgerRow[]>>();

/** What the ledger said of a pair when this session began, all of it where curators differ; predictions are no decisions. */
export function rowsOn({ world }: Pick<State, 'world'>, key: string): readonly LedgerRow[] {
  if (world === null) return [];
  const rows =
    byRow.get(world.ledger) ?? rowsByKey(world.ledger.filter((row) => fileOf(row) !== 'predictions'));
  byRow.set(world.ledger, rows);
  return rows.get(key) ?? [];
}

/** The last word of it. */
export function recordedOn(state: State, key: string): LedgerRow | null {
  return rowsOn(state, key).at(-1) ?? null;
}
