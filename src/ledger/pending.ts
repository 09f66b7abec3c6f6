import { pairKey } from '../galaxy/galaxy.js';
import { keyOf } from './rows.js';
import type { Decision, JournalRecord } from './types.js';

/** One step that is not in the ledger yet. */
export interface PendingStep {
  readonly id: string;
  readonly at: string;
  readonly decisions: readonly Decision[];
}

/** What the journal holds that the ledger does not. */
export interface Pending {
  /** In the order of their decisions. */
  readonly steps: readonly PendingStep[];
  /** The last decision of each pair, in the order of the decisions. */
  readonly decisions: readonly Decision[];
  /** Steps that were undone and can be brought back, the last undone last. */
  readonly undone: readonly PendingStep[];
  /** Pairs that are open again although the ledger has them. */
  readonly reopened: ReadonlySet<string>;
}

/**
 * Folds the journal. A step counts from its `decide` until its `committed`, unless it is undone; it keeps its place
 * when it is brought back. Undoing an unknown, committed or already undone step changes nothing, nor does bringing
 * back one that is not undone. A pair is reopened until a later step that counts, or that was committed, decides it.
 */
export function pendingDecisions(records: readonly JournalRecord[]): Pending {
  const steps = new Map<string, PendingStep & { place: number }>();
  const committed = new Set<string>();
  const undone = new Set<string>();
  const reopenedAt = new Map<string, number>();

  records.forEach((record, place) => {
    switch (record.kind) {
      case 'decide':
        if (!steps.has(record.id)) steps.set(record.id, { ...stepOf(record), place });
        break;
      case 'undo':
        if (steps.has(record.step) && !committed.has(record.step)) undone.add(record.step);
        break;
      case 'redo':
        undone.delete(record.step);
        break;
      case 'reopen':
        for (const pair of record.pairs) reopenedAt.set(normalKey(pair), place);
        break;
      case 'committed':
        for (const step of record.steps) if (!undone.has(step)) committed.add(step);
        break;
    }
  });

  const counting = [...steps.values()].filter((step) => !undone.has(step.id));
  const pending = counting.filter((step) => !committed.has(step.id));
  return {
    steps: pending.map(stepOf),
    decisions: lastOfEachPair(pending),
    undone: [...undone].flatMap((id) => steps.get(id) ?? []).map(stepOf),
    reopened: stillOpen(reopenedAt, counting),
  };
}

function stepOf({ id, at, decisions }: PendingStep): PendingStep {
  return { id, at, decisions };
}

/** A later decision takes the place of an earlier one on the same pair. */
function lastOfEachPair(steps: readonly PendingStep[]): Decision[] {
  const byPair = new Map<string, Decision>();
  for (const decision of steps.flatMap((step) => step.decisions)) {
    const key = keyOf(decision);
    byPair.delete(key);
    byPair.set(key, decision);
  }
  return [...byPair.values()];
}

function stillOpen(
  reopenedAt: ReadonlyMap<string, number>,
  steps: readonly (PendingStep & { place: number })[],
): Set<string> {
  const open = new Set(reopenedAt.keys());
  if (open.size === 0) return open;
  for (const step of steps) {
    for (const decision of step.decisions) {
      const key = keyOf(decision);
      if (step.place > (reopenedAt.get(key) ?? Number.POSITIVE_INFINITY)) open.delete(key);
    }
  }
  return open;
}

function normalKey(pair: string): string {
  const [a = '', b = ''] = pair.split(' ');
  return pairKey(a, b);
}
