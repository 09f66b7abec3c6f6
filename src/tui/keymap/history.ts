import type { Binding } from '../input/actions.js';
import { BACK, COMMIT, FIND_QUIET, HELP, MOVES, REDO, UNDO } from './common.js';

/** What was decided, in this session and before. */
export const HISTORY: readonly Binding[] = [
  {
    action: 'confirm',
    keys: ['enter'],
    label: 'look at it',
    help: 'Show the pair with its decision; another decision takes its place.',
  },
  {
    action: 'take-back',
    keys: ['x'],
    label: 'take back',
    help: 'Take back the step under the cursor, whatever came after it; one that was taken back comes again.',
  },
  {
    action: 'reopen',
    keys: ['o'],
    label: 'open again',
    help: 'Ask a committed pair again: what it wrote stays until it is decided anew, and then gives way.',
  },
  {
    action: 'take-back-commit',
    keys: ['X'],
    label: 'take back the last commit',
    help: 'Take back what relata’s last commit added, with another commit, after a look at which one that is.',
  },
  {
    action: 'filter',
    keys: ['f'],
    label: 'filter',
    help: 'Show only what has some words: in a name, a framework, a type, a verdict, a note or a curator.',
  },
  UNDO,
  REDO,
  COMMIT,
  FIND_QUIET,
  ...MOVES,
  BACK,
  HELP,
];
