import { fileOf, keyOf } from '../../ledger/rows.js';
import type { Decision } from '../../ledger/types.js';
import type { State } from './state.js';

/** One decision of the past, newest first in the history. */
export interface Past {
  readonly key: string;
  readonly decision: Decision;
  /** `2026-08-14 09:00` for a step of the journal, else the day. */
  readonly when: string;
  /** `open`: it was committed, and its pair is asked again. `replaced`: a later pending decision is about its pair. */
  readonly where: 'pending' | 'replaced' | 'taken back' | 'committed' | 'ledger' | 'open';
  /** The step that it belongs to while it is not committed, and how many decisions that holds. */
  readonly step: { readonly id: string; readonly size: number } | null;
}

interface Known {
  readonly committed: State['committed'];
  readonly world: State['world'];
  readonly past: readonly Past[];
}

/** Asked for at every key and frame of the history: worked out once for each fold of the journal. */
const histories = new WeakMap<State['pending'], Known>();

/**
 * Everything that was decided, newest first: steps of the journal that are not committed, those that were taken back
 * among them, then what this session has committed, then the ledger as it was when the session began.
 */
export function historyOf(state: State): readonly Past[] {
  const { pending, committed, world } = state;
  const known = histories.get(pending);
  if (known && known.committed === committed && known.world === world) return known.past;
  const past = [...stepsOf(state), ...committedOf(state), ...ledgerOf(state)];
  histories.set(pending, { committed, world, past });
  return past;
}

function stepsOf({ pending, journal }: State): Past[] {
  const waiting = new Set(pending.steps.map(({ id }) => id));
  const undone = new Set(pending.undone.map(({ id }) => id));
  const counting = new Set(pending.decisions);
  return journal.toReversed().flatMap((record): Past[] => {
    if (record.kind !== 'decide' || !(waiting.has(record.id) || undone.has(record.id))) return [];
    const step = { id: record.id, size: record.decisions.length };
    const when = record.at.slice(0, 16).replace('T', ' ');
    return record.decisions.map((decision) => {
      const where = undone.has(record.id) ? 'taken back' : counting.has(decision) ? 'pending' : 'replaced';
      return { key: keyOf(decision), decision, when, where, step };
    });
  });
}

function committedOf({ committed, pending }: State): Past[] {
  return [...committed].toReversed().map(([key, decision]) => {
    const where = pending.reopened.has(key) ? 'open' : 'committed';
    return { key, decision, when: decision.date, where, step: null };
  });
}

function ledgerOf({ world, committed, pending }: State): Past[] {
  return (world?.ledger ?? [])
    .filter((row) => fileOf(row) !== 'predictions' && !committed.has(keyOf(row)))
    .toSorted((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : 0))
    .map((row) => {
      const key = keyOf(row);
      const where = pending.reopened.has(key) ? 'open' : 'ledger';
      return { key, decision: row, when: row.date, where, step: null };
    });
}

/** What of the history has all `words`, wherever they stand in it. */
export function historyWith(state: State, words: string): readonly Past[] {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return historyOf(state);
  return historyOf(state).filter((past) => {
    const text = textOf(past);
    return wanted.every((word) => text.includes(word));
  });
}

const texts = new WeakMap<Decision, string>();

function textOf({ decision, when, where }: Past): string {
  const { subject, object, type, verdict, tags, note, author } = decision;
  const known = texts.get(decision);
  const made =
    known ??
    [subject.value, subject.cluster, object.value, object.cluster, type, verdict, ...tags, note, author.label]
      .join('\n')
      .toLowerCase();
  texts.set(decision, made);
  return `${made}\n${when}\n${where}`;
}
