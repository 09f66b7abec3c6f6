import type { Action, Context } from '../input/actions.js';
import type { Keymap } from '../input/bindings.js';
import { key, keyLabel } from '../input/key.js';

/** What can be answered line by line, in the order of the prompt, each by its key in the app or by its word. */
const WORDS = {
  accept: 'yes',
  reject: 'no',
  unsure: 'unsure',
  'send-back': 'back',
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

/** Whose queue is gone through: the analyst's or the maintainer's. */
export type Asking = Extract<Context, 'review' | 'desk'>;

/** The least that the prompt names; `?` tells of all. */
const PROMPTED: readonly Answer[] = [
  'accept',
  'reject',
  'unsure',
  'send-back',
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
export function readAnswer(line: string, keymap: Keymap, asking: Asking): Answer | null {
  const text = line.trim();
  const answers = answersTo(asking, keymap);
  const byWord = answers.find((answer) => WORDS[answer] === text.toLowerCase());
  if (byWord) return byWord;
  const action = keymap.find(asking, key(text))?.action;
  return answers.find((answer) => answer === action) ?? null;
}

/** `y,n,u,skip,r,t,d,z,c,q,?` */
export function promptedKeys(keymap: Keymap, asking: Asking): string {
  const answers = new Set(answersTo(asking, keymap));
  return PROMPTED.filter((answer) => answers.has(answer))
    .map((answer) => shortest(answer, keymap, asking))
    .join(',');
}

/** All answers, a sentence each. */
export function helpSentences(keymap: Keymap, asking: Asking): string[] {
  const bindings = keymap.table(asking).bindings;
  return answersTo(asking, keymap).map((answer) => {
    const help = bindings.find(({ action }) => action === answer)?.help ?? '';
    const short = shortest(answer, keymap, asking);
    const names = short === WORDS[answer] ? short : `${short} or ${WORDS[answer]}`;
    return `${names}: ${help}`;
  });
}

function answersTo(asking: Asking, keymap: Keymap): Answer[] {
  const actions = new Set(keymap.table(asking).bindings.map(({ action }) => action));
  return ANSWERS.filter((answer) => actions.has(answer));
}

/** The key of an answer where it can be typed on a line of its own, else its word. */
function shortest(answer: Answer, keymap: Keymap, asking: Asking): string {
  const typed = keymap
    .table(asking)
    .bindings.find(({ action }) => action === answer)
    ?.keys.find((name) => [...name].length === 1);
  return typed === undefined ? WORDS[answer] : keyLabel(typed);
}
