import type { Binding } from '../input/actions.js';

export const BACK: Binding = { action: 'back', keys: ['esc', 'q'], label: 'back', help: 'Go back.' };
export const BACK_TYPING: Binding = { action: 'back', keys: ['esc'], label: 'back', help: 'Go back.' };
export const HELP: Binding = {
  action: 'help',
  keys: ['?'],
  label: 'help',
  help: 'Show the keys of this screen and of all others.',
};

export const FIND: Binding = {
  action: 'find',
  keys: ['/'],
  label: 'find',
  help: 'Find any entry of the galaxy by its names, look at it, and relate it by hand.',
};

/** The same, left out of the footer. */
export const FIND_QUIET: Binding = { ...FIND, quiet: true };

/** Moving through lines, in every screen where letters are free. */
export const MOVES: readonly Binding[] = [
  { action: 'next', keys: ['j', 'down'], label: 'down', help: 'One line down.', moves: true, quiet: true },
  { action: 'previous', keys: ['k', 'up'], label: 'up', help: 'One line up.', moves: true, quiet: true },
  {
    action: 'page-down',
    keys: ['pagedown', 'ctrl-f', 'J'],
    label: 'page down',
    help: 'A screen down.',
    moves: true,
    quiet: true,
  },
  {
    action: 'page-up',
    keys: ['pageup', 'ctrl-b', 'K'],
    label: 'page up',
    help: 'A screen up.',
    moves: true,
    quiet: true,
  },
  {
    action: 'first',
    keys: ['g', 'home'],
    label: 'first',
    help: 'To the first line.',
    moves: true,
    quiet: true,
  },
  { action: 'last', keys: ['G', 'end'], label: 'last', help: 'To the last line.', moves: true, quiet: true },
];

/** The same on screens that are there to be read: the footer says that they move. */
export const READING: readonly Binding[] = MOVES.map(({ quiet, ...binding }) =>
  ['next', 'previous', 'page-down'].includes(binding.action) ? binding : { ...binding, quiet: true },
);

/** Moving through lines while letters type. */
export const MOVES_TYPING: readonly Binding[] = [
  {
    action: 'next',
    keys: ['down', 'ctrl-n'],
    label: 'down',
    help: 'One line down.',
    moves: true,
    quiet: true,
  },
  { action: 'previous', keys: ['up', 'ctrl-p'], label: 'up', help: 'One line up.', moves: true, quiet: true },
  {
    action: 'page-down',
    keys: ['pagedown'],
    label: 'page down',
    help: 'A screen down.',
    moves: true,
    quiet: true,
  },
  { action: 'page-up', keys: ['pageup'], label: 'page up', help: 'A screen up.', moves: true, quiet: true },
];

export const FIELD: readonly Binding[] = [
  {
    action: 'erase',
    keys: ['backspace', 'delete'],
    label: 'erase',
    help: 'Erase a character.',
    moves: true,
    quiet: true,
  },
  { action: 'erase-word', keys: ['ctrl-w'], label: 'erase word', help: 'Erase a word.', quiet: true },
  {
    action: 'erase-line',
    keys: ['ctrl-u'],
    label: 'erase all',
    help: 'Erase everything before the cursor.',
    quiet: true,
  },
  { action: 'left', keys: ['left'], label: 'left', help: 'One character left.', moves: true, quiet: true },
  {
    action: 'right',
    keys: ['right'],
    label: 'right',
    help: 'One character right.',
    moves: true,
    quiet: true,
  },
  { action: 'line-start', keys: ['home', 'ctrl-a'], label: 'start', help: 'To the start.', quiet: true },
  { action: 'line-end', keys: ['end', 'ctrl-e'], label: 'end', help: 'To the end.', quiet: true },
];

export const UNDO: Binding = {
  action: 'undo',
  keys: ['z'],
  label: 'undo',
  help: 'Take back the last step that is not committed; again for the one before.',
};

export const REDO: Binding = {
  action: 'redo',
  keys: ['Z', 'ctrl-r'],
  label: 'redo',
  help: 'Bring back what was just undone.',
  quiet: true,
};

export const COMMIT: Binding = {
  action: 'commit',
  keys: ['c'],
  label: 'commit',
  help: 'Look at what is pending as a diff, and commit it.',
};

/** Arranging the queue, on the review screen and in the list. */
export const ARRANGE: readonly Binding[] = [
  {
    action: 'filter',
    keys: ['f'],
    label: 'filter',
    help: 'Filter the queue: by framework, kind, type, probability, state, or words; filters add up.',
    spare: true,
  },
  { action: 'order', keys: ['o'], label: 'order', help: 'Order the queue.', spare: true },
  {
    action: 'arranged-before',
    keys: ['F'],
    label: 'as before',
    help: 'Filter and order the queue as before; again for the time before that.',
    quiet: true,
  },
];
