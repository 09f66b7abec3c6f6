import type { Binding, Context, KeyTable } from '../input/actions.js';
import { keyLabel, NAMED_KEYS } from '../input/key.js';
import type { KeySettings } from './settings.js';

/** Something that keeps the keys from being as wanted: where in the settings, and a sentence. */
export interface KeyComplaint {
  readonly path: readonly [screen: string, action?: string];
  readonly message: string;
  readonly remedy: string;
}

/** Keys for every screen that has the action; a screen's own come first. */
const ALL = 'all';

/**
 * The key tables with other keys, and what is wrong with the wishes; where anything is, the tables must not be used. An
 * action that is given keys loses those that it had.
 */
export function remapKeys(
  tables: readonly KeyTable[],
  wishes: KeySettings,
): { readonly tables: readonly KeyTable[]; readonly complaints: readonly KeyComplaint[] } {
  const remapped = tables.map((table) => ({
    ...table,
    bindings: table.bindings.map((binding) => {
      const keys = wishFor(wishes, table, binding);
      return keys === undefined ? binding : { ...binding, keys };
    }),
  }));
  const misread = [...unknownNames(tables, wishes), ...uselessKeys(tables, wishes)];
  return { tables: remapped, complaints: misread.length > 0 ? misread : conflicts(remapped, wishes) };
}

function wishFor(wishes: KeySettings, { context, typing }: KeyTable, { action }: Binding) {
  const own = wishes[context]?.[action];
  if (own !== undefined) return own;
  const everywhere = wishes[ALL]?.[action];
  // Where letters type, they cannot be keys, so a wish for all screens leaves such a screen as it is.
  return typing && everywhere?.some(types) ? undefined : everywhere;
}

function unknownNames(tables: readonly KeyTable[], wishes: KeySettings): KeyComplaint[] {
  const remedy = 'docs/keys.md has the names';
  return Object.entries(wishes).flatMap(([screen, actions]): KeyComplaint[] => {
    const those = screen === ALL ? tables : tables.filter(({ context }) => context === screen);
    if (those.length === 0) return [{ path: [screen], message: `no screen is called “${screen}”`, remedy }];
    const known = new Set<string>(those.flatMap(({ bindings }) => bindings.map(({ action }) => action)));
    return Object.keys(actions)
      .filter((action) => !known.has(action))
      .map((action) => ({ path: [screen, action], message: `no action is called “${action}” here`, remedy }));
  });
}

function uselessKeys(tables: readonly KeyTable[], wishes: KeySettings): KeyComplaint[] {
  const typing = new Set<string>(tables.filter((table) => table.typing).map(({ context }) => context));
  return Object.entries(wishes).flatMap(([screen, actions]) =>
    Object.entries(actions).flatMap(([action, keys]): KeyComplaint[] => {
      const complain = (message: string, remedy: string) => [
        { path: [screen, action] as const, message, remedy },
      ];
      if (keys.length === 0) return complain('an action needs a key', 'give it one, or leave it out');
      const unheard = keys.find((key) => !isKey(key));
      if (unheard !== undefined) {
        return complain(
          `“${unheard}” is no key`,
          `a key is a character, ctrl- or alt- with a letter, or one of ${NAMED_KEYS.slice(0, 8).join(', ')}, …`,
        );
      }
      const typed = typing.has(screen) ? keys.find(types) : undefined;
      return typed === undefined
        ? []
        : complain(`‘${typed}’ types a character here`, 'take a key that types nothing');
    }),
  );
}

const named: ReadonlySet<string> = new Set(NAMED_KEYS);

function isKey(name: string): boolean {
  return named.has(name) || /^(?:ctrl|alt)-[a-z]$/.test(name) || /^[^\s\p{C}]$/u.test(name);
}

function types(name: string): boolean {
  return name === 'space' || [...name].length === 1;
}

/** Keys that would mean two things on one screen. */
function conflicts(tables: readonly KeyTable[], wishes: KeySettings): KeyComplaint[] {
  const anywhere = tables.find(({ context }) => context === 'anywhere')?.bindings ?? [];
  return tables.flatMap(({ context, title, bindings }) => {
    const others = context === 'anywhere' ? [] : anywhere;
    const taken = new Map<string, Binding>(others.flatMap((b) => b.keys.map((key) => [key, b] as const)));
    return bindings.flatMap((binding) =>
      binding.keys.flatMap((key): KeyComplaint[] => {
        const other = taken.get(key);
        taken.set(key, binding);
        if (other === undefined || other === binding) return [];
        return [
          {
            path: pathOf(wishes, context, binding, other),
            message: `‘${keyLabel(key)}’ would mean both “${other.label}” and “${binding.label}” in “${title}”`,
            remedy: `give ${other.action} or ${binding.action} another key`,
          },
        ];
      }),
    );
  });
}

/** Where one of two actions was given its keys. */
function pathOf(
  wishes: KeySettings,
  context: Context,
  ...bindings: readonly Binding[]
): KeyComplaint['path'] {
  for (const screen of [context, ALL, 'anywhere']) {
    for (const { action } of bindings) if (wishes[screen]?.[action]) return [screen, action];
  }
  return [context];
}
