import type { Keypress } from '../../plan/terminal.js';

/** One key press. */
export interface Key {
  /** `y`, `Z`, `enter`, `esc`, `space`, `up`, `pageup`, `shift-tab`, `ctrl-c`, `alt-x`: what keymaps are written in. */
  readonly name: string;
  /** The character it types, if it types one. */
  readonly text: string | null;
}

/** Names of keys that type nothing, or that are named in keymaps all the same. */
export const NAMED_KEYS = [
  'enter',
  'esc',
  'space',
  'tab',
  'shift-tab',
  'backspace',
  'delete',
  'insert',
  'up',
  'down',
  'left',
  'right',
  'home',
  'end',
  'pageup',
  'pagedown',
  'shift-up',
  'shift-down',
  'shift-left',
  'shift-right',
  'f1',
  'f2',
  'f3',
  'f4',
  'f5',
  'f6',
  'f7',
  'f8',
  'f9',
  'f10',
  'f11',
  'f12',
] as const;

const RENAMED: Readonly<Record<string, string>> = { return: 'enter', enter: 'enter', escape: 'esc' };

/** Turns Node's key press into ours; null for sequences that are no key. */
export function toKey(press: Keypress): Key | null {
  const { text } = press;
  const name = press.name === 'undefined' ? undefined : press.name;
  if (name === 'escape') return { name: 'esc', text: null };
  const types = text !== undefined && !press.ctrl && !press.meta && /^[^\p{Cc}]+$/u.test(text);
  if (types && name !== 'space') return { name: text, text };
  if (types) return { name: 'space', text };
  if (name === undefined) return null;
  const base = RENAMED[name] ?? name;
  if (press.ctrl) return { name: `ctrl-${base}`, text: null };
  if (press.meta) return { name: `alt-${base}`, text: null };
  return { name: press.shift ? `shift-${base}` : base, text: null };
}

/** A key of `name` as a test or a script would press it. */
export function key(name: string): Key {
  if (name === 'space') return { name, text: ' ' };
  return { name, text: [...name].length === 1 ? name : null };
}

/** How a key is shown to people: `␣`, `Enter`, `Ctrl-C`, `y`. */
export function keyLabel(name: string): string {
  const known: Record<string, string> = {
    space: '␣',
    enter: 'Enter',
    esc: 'Esc',
    up: '↑',
    down: '↓',
    left: '←',
    right: '→',
    pageup: 'PgUp',
    pagedown: 'PgDn',
    backspace: 'Bksp',
    delete: 'Del',
    home: 'Home',
    end: 'End',
    tab: 'Tab',
  };
  const [, modifier, rest] = /^(ctrl|alt|shift)-(.+)$/.exec(name) ?? [];
  if (modifier && rest) {
    const base = known[rest] ?? rest.toUpperCase();
    return `${modifier[0]?.toUpperCase()}${modifier.slice(1)}-${base}`;
  }
  return known[name] ?? (/^f\d+$/.test(name) ? name.toUpperCase() : name);
}
