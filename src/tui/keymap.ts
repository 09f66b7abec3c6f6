import type { Action, Binding, KeyTable } from './input/actions.js';

/*
 * Every key of the app. This table feeds the handler, the footer, the `?` screen and docs/keys.md; nothing else knows
 * a key by name.
 */

const BACK: Binding = { action: 'back', keys: ['esc', 'q'], label: 'back', help: 'Go back.' };
const BACK_TYPING: Binding = { action: 'back', keys: ['esc'], label: 'back', help: 'Go back.' };
const HELP: Binding = {
  action: 'help',
  keys: ['?'],
  label: 'help',
  help: 'Show the keys of this screen and of all others.',
};

/** Moving through lines, in every screen where letters are free. */
const MOVES: readonly Binding[] = [
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

/** Moving through lines while letters type. */
const MOVES_TYPING: readonly Binding[] = [
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

const FIELD: readonly Binding[] = [
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

/** Arranging the queue, on the review screen and in the list. */
const ARRANGE: readonly Binding[] = [
  {
    action: 'filter',
    keys: ['f'],
    label: 'filter',
    help: 'Filter the queue: by framework, kind, type, probability, state, or words; filters add up.',
    quiet: true,
  },
  { action: 'order', keys: ['o'], label: 'order', help: 'Order the queue.', quiet: true },
  {
    action: 'arranged-before',
    keys: ['F'],
    label: 'as before',
    help: 'Filter and order the queue as before; again for the time before that.',
    quiet: true,
  },
];

/** The keys of the review screen, in the analyst's app. */
const REVIEW: readonly Binding[] = [
  {
    action: 'accept',
    keys: ['y'],
    label: 'accept',
    help: 'Accept: the relation that “accept writes” shows becomes pending.',
  },
  {
    action: 'reject',
    keys: ['n'],
    label: 'reject',
    help: 'Reject: no new relation for this pair, and it is not asked again.',
  },
  {
    action: 'unsure',
    keys: ['u'],
    label: 'unsure',
    help: 'Unsure: recorded as that, and not asked again.',
  },
  {
    action: 'skip',
    keys: ['space'],
    label: 'skip',
    help: 'Skip: decide later; it comes again at the end.',
  },
  { action: 'type', keys: ['r'], label: 'relation', help: 'Choose the relation type.' },
  { action: 'tags', keys: ['t'], label: 'tags', help: 'Choose the tags of the relation.' },
  { action: 'swap', keys: ['x'], label: 'swap', help: 'Swap the direction of the relation.' },
  { action: 'note', keys: ['m'], label: 'note', help: 'Write a note to the decision.', quiet: true },
  {
    action: 'sticky',
    keys: ['s'],
    label: 'sticky',
    help: 'Keep this type and these tags for the next pairs; again to let go.',
    quiet: true,
  },
  { action: 'details', keys: ['d'], label: 'details', help: 'Show everything about both entries.' },
  {
    action: 'undo',
    keys: ['z'],
    label: 'undo',
    help: 'Take back the last step that is not committed; again for the one before.',
  },
  {
    action: 'redo',
    keys: ['Z', 'ctrl-r'],
    label: 'redo',
    help: 'Bring back what was just undone.',
    quiet: true,
  },
  { action: 'list', keys: ['l'], label: 'list', help: 'Show the queue as a list.' },
  {
    action: 'find',
    keys: ['/'],
    label: 'find',
    help: 'Find any entry of the galaxy, or filter the queue.',
  },
  ...ARRANGE,
  {
    action: 'history',
    keys: ['h'],
    label: 'history',
    help: 'Show what was decided, in this session and before.',
    quiet: true,
  },
  {
    action: 'commit',
    keys: ['c'],
    label: 'commit',
    help: 'Look at what is pending as a diff, and commit it.',
  },
  {
    action: 'next',
    keys: ['j', 'down', 'right'],
    label: 'next',
    help: 'Look at the next pair.',
    moves: true,
    quiet: true,
  },
  {
    action: 'previous',
    keys: ['k', 'up', 'left'],
    label: 'previous',
    help: 'Look at the pair before.',
    moves: true,
    quiet: true,
  },
  {
    action: 'first',
    keys: ['g', 'home'],
    label: 'first',
    help: 'To the first pair.',
    moves: true,
    quiet: true,
  },
  {
    action: 'last',
    keys: ['G', 'end'],
    label: 'last',
    help: 'To the last pair.',
    moves: true,
    quiet: true,
  },
  {
    action: 'scroll-down',
    keys: ['J', 'pagedown', 'shift-down'],
    label: 'scroll',
    help: 'Scroll the descriptions down.',
    moves: true,
    quiet: true,
  },
  {
    action: 'scroll-up',
    keys: ['K', 'pageup', 'shift-up'],
    label: 'scroll up',
    help: 'Scroll the descriptions up.',
    moves: true,
    quiet: true,
  },
  {
    action: 'pane',
    keys: ['tab'],
    label: 'pane',
    help: 'Scroll both descriptions, only the left one, only the right one.',
    quiet: true,
  },
  {
    action: 'back',
    keys: ['esc'],
    label: 'as proposed',
    help: 'Forget the changes to type, direction, tags and note of this pair.',
    quiet: true,
  },
  {
    action: 'quit',
    keys: ['q'],
    label: 'leave',
    help: 'Leave. What is pending stays pending.',
    quiet: true,
  },
  HELP,
];

/** What the same keys mean to a maintainer. */
const DESK_WORDS: Partial<Record<Action, Pick<Binding, 'label' | 'help'>>> = {
  accept: {
    label: 'approve',
    help: 'The relation holds: approves who said just that; anything else is a decision of your own.',
  },
  reject: {
    label: 'reject',
    help: 'It does not hold: approves who rejected it, or is a decision of your own.',
  },
  unsure: { label: 'unsure', help: 'Nobody can tell: recorded as that.' },
  skip: { label: 'skip', help: 'Leave it for later; it comes again at the end.' },
};

const SEND_BACK: Binding = {
  action: 'send-back',
  keys: ['b'],
  label: 'send back',
  help: 'Send the decision back to its curator with a note: the pair is open again.',
};

const DESK: readonly Binding[] = REVIEW.flatMap((binding) => {
  const changed = { ...binding, ...DESK_WORDS[binding.action] };
  return binding.action === 'unsure' ? [changed, SEND_BACK] : [changed];
});

export const KEYMAP: readonly KeyTable[] = [
  { context: 'review', title: 'Review: one pair', typing: false, bindings: REVIEW },
  {
    context: 'details',
    title: 'Details of a pair',
    typing: false,
    bindings: [...MOVES, BACK, HELP],
  },
  {
    context: 'list',
    title: 'List of the queue',
    typing: false,
    bindings: [
      { action: 'confirm', keys: ['enter'], label: 'open', help: 'Review the pair under the cursor.' },
      ...MOVES,
      BACK,
      HELP,
    ],
  },
  {
    context: 'pick',
    title: 'Choosing a type, tags, filters or an order',
    typing: true,
    bindings: [
      { action: 'confirm', keys: ['enter'], label: 'choose', help: 'Choose what is under the cursor.' },
      {
        action: 'mark',
        keys: ['tab'],
        label: 'add or remove',
        help: 'Tags and filters: add or remove what is under the cursor and go on choosing.',
        quiet: true,
      },
      ...MOVES_TYPING,
      ...FIELD,
      BACK_TYPING,
    ],
  },
  {
    context: 'write',
    title: 'Writing a note or a message',
    typing: true,
    bindings: [
      { action: 'confirm', keys: ['enter'], label: 'done', help: 'Take the text.' },
      ...FIELD,
      BACK_TYPING,
    ],
  },
  {
    context: 'commit',
    title: 'Commit',
    typing: false,
    bindings: [
      { action: 'confirm', keys: ['enter'], label: 'commit', help: 'Write the files and make one commit.' },
      { action: 'edit', keys: ['e'], label: 'edit message', help: 'Edit the subject of the message.' },
      {
        action: 'editor',
        keys: ['E'],
        label: 'in $EDITOR',
        help: 'Edit the whole message in $VISUAL or $EDITOR.',
      },
      {
        action: 'branch',
        keys: ['b'],
        label: 'branch',
        help: 'Commit on another branch; it is created when there is none of that name.',
      },
      {
        action: 'include-dirty',
        keys: ['i'],
        label: 'include edits',
        help: 'Take your own uncommitted edits of the same files into the commit, or not.',
        quiet: true,
      },
      {
        action: 'next-file',
        keys: ['tab', 'n', 'right'],
        label: 'next file',
        help: 'To the next file of the diff.',
        moves: true,
      },
      {
        action: 'previous-file',
        keys: ['shift-tab', 'p', 'left'],
        label: 'file before',
        help: 'To the file before.',
        moves: true,
        quiet: true,
      },
      ...MOVES,
      BACK,
      HELP,
    ],
  },
  { context: 'desk', title: 'Review: what others decided', typing: false, bindings: DESK },
  {
    context: 'help',
    title: 'Help',
    typing: false,
    bindings: [...MOVES, { ...BACK, keys: ['esc', 'q', '?', 'enter'] }],
  },
  {
    context: 'anywhere',
    title: 'Anywhere',
    typing: false,
    bindings: [
      {
        action: 'interrupt',
        keys: ['ctrl-c'],
        label: 'leave',
        help: 'Leave at once. What is pending stays pending.',
      },
      {
        action: 'suspend',
        keys: ['ctrl-z'],
        label: 'suspend',
        help: 'Put relata in the background; `fg` brings it back.',
      },
      { action: 'redraw', keys: ['ctrl-l'], label: 'redraw', help: 'Draw the screen again.' },
    ],
  },
];
