import { fileOf, keyOf } from '../../ledger/rows.js';
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

const byRow = new WeakMap<object, ReadonlyMap<string, LedgerRow>>();

/** What the ledger said of a pair when this session began; predictions are no decisions. */
export function recordedOn({ world }: State, key: string): LedgerRow | null {
  if (world === null) return null;
  const known = byRow.get(world.ledger);
  const rows =
    known ??
    new Map(world.ledger.filter((row) => fileOf(row) !== 'predictions').map((row) => [keyOf(row), row]));
  byRow.set(world.ledger, rows);
  return rows.get(key) ?? null;
}
