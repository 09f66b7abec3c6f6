import type { Action, Binding, Context, KeyTable } from './actions.js';
import type { Key } from './key.js';

/** A keymap made ready: which binding a key has in which context. */
export interface Keymap {
  readonly tables: readonly KeyTable[];
  find(context: Context, key: Key): Binding | undefined;
  /** The table of a context. Throws for a context without one: that would be a defect of the keymap. */
  table(context: Context): KeyTable;
  /** The key shown for an action of a context; empty when it has none. */
  keyFor(context: Context, action: Action): string;
}

/** Indexes key tables. Keys of `anywhere` count in every context; of two bindings of one key the first counts. */
export function makeKeymap(tables: readonly KeyTable[]): Keymap {
  const byContext = new Map(tables.map((table) => [table.context, table]));
  const byKey = new Map<string, Binding>();
  for (const { context, bindings } of tables) {
    for (const binding of bindings) {
      for (const name of binding.keys) {
        const place = `${context} ${name}`;
        if (!byKey.has(place)) byKey.set(place, binding);
      }
    }
  }
  const table = (context: Context) => {
    const found = byContext.get(context);
    if (!found) throw new TypeError(`no keys for ${context}`);
    return found;
  };
  return {
    tables,
    table,
    find: (context, key) => byKey.get(`anywhere ${key.name}`) ?? byKey.get(`${context} ${key.name}`),
    keyFor: (context, action) => table(context).bindings.find((b) => b.action === action)?.keys[0] ?? '',
  };
}
