import type { Act } from './galaxy.js';

/** What is decided, as far as the harness knows: by pair. */
export interface Model {
  /** In the ledger. */
  readonly ledger: ReadonlyMap<string, string>;
  /** In the journal, not in the ledger yet. */
  readonly pending: ReadonlyMap<string, string>;
  /** The ledgers before each commit that can still be undone. */
  readonly earlier: readonly ReadonlyMap<string, string>[];
}

export const NOTHING: Model = { ledger: new Map(), pending: new Map(), earlier: [] };

/** What an act makes of it. */
export function after(model: Model, act: Act): Model {
  switch (act.act) {
    case 'decide': {
      const [a, b, verdict = ''] = act.decision.split(' ');
      return { ...model, pending: new Map([...model.pending, [`${a} ${b}`, verdict]]) };
    }
    case 'commit': {
      const ledger = new Map([...model.ledger, ...model.pending]);
      // A commit that says nothing new is none, and cannot be undone.
      const isNew = !sameMap(ledger, model.ledger);
      return {
        ledger,
        pending: new Map(),
        earlier: isNew ? [...model.earlier, model.ledger] : model.earlier,
      };
    }
    case 'undo': {
      const ledger = model.earlier.at(-1) ?? model.ledger;
      return { ...model, ledger, earlier: model.earlier.slice(0, -1) };
    }
  }
}

/** Whether both say the same of every pair. */
export function same(a: Pick<Model, 'ledger' | 'pending'>, b: Pick<Model, 'ledger' | 'pending'>): boolean {
  return sameMap(a.ledger, b.ledger) && sameMap(a.pending, b.pending);
}

function sameMap(a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): boolean {
  return a.size === b.size && [...a].every(([key, value]) => b.get(key) === value);
}
