import type { Action } from '../input/actions.js';
import type { Keymap } from '../input/bindings.js';
import { key, keyLabel } from '../input/key.js';

/** What can be answered line by line, in the order of the prompt, each by its key in the app or by its word. */
const WORDS = {
  accept: 'yes',
  reject: 'no',
  unsure: 'unsure',
  skip: 'skip',
  type: 'relation',
  tags: 'tags',
  swap: 'swap',
  note: 'note',
  sticky: 'sticky',
  details: 'details',
  undo: 'undo',
  redo: 'redo',
  next: 'next',
  previous: 'previous',
  commit: 'commit',
  quit: 'quit',
  help: 'help',
} as const satisfies Partial<Record<Action, string>>;

export type Answer = keyof typeof WORDS;

const ANSWERS = Object.keys(WORDS) as Answer[];

/** The least that the prompt names; `?` tells of all. */
const PROMPTED: readonly Answer[] = [
  'accept',
  'reject',
  'unsure',
  'skip',
  'type',
  'tags',
  'details',
  'undo',
  'commit',
  'quit',
  'help',
];

/** What a line means on a pair; null when it means nothing there. */
export function readAnswer(line: string, keymap: Keymap): Answer | null {
  const text = line.trim();
  const byWord = ANSWERS.find((answer) => WORDS[answer] === text.toLowerCase());
  if (byWord) return byWord;
  const action = keymap.find('review', key(text))?.action;
  return ANSWERS.find((answer) => answer === action) ?? null;
}

/** `y,n,u,skip,r,t,d,z,c,q,?` */
export function promptedKeys(keymap: Keymap): string {
  return PROMPTED.map((answer) => shortest(answer, keymap)).join(',');
}

/** All answers, a sentence each. */
export function helpSentences(keymap: Keymap): string[] {
  const bindings = keymap.table('review').bindings;
  return ANSWERS.map((answer) => {
    const help = bindings.find(({ action }) => action === answer)?.help ?? '';
    const short = shortest(answer, keymap);
    const names = short === WORDS[answer] ? short : `${short} or ${WORDS[answer]}`;
    return `${names}: ${help}`;
  });
}

/** The key of an answer where it can be typed on a line of its own, else its word. */
function shortest(answer: Answer, keymap: Keymap): string {
  const typed = keymap
    .table('review')
    .bindings.find(({ action }) => action === answer)
    ?.keys.find((name) => [...name].length === 1);
  return typed === undefined ? WORDS[answer] : keyLabel(typed);
}
