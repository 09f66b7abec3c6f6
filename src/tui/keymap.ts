import type { Binding, KeyTable } from './input/actions.js';
import {
  ARRANGE,
  BACK,
  BACK_TYPING,
  COMMIT,
  FIELD,
  FIND_QUIET,
  HELP,
  MOVES,
  MOVES_TYPING,
  READING,
  REDO,
  UNDO,
} from './keymap/common.js';
import { ENTRY, FIND_ENTRY } from './keymap/find.js';
import { HISTORY } from './keymap/history.js';
import { DESK, REVIEW } from './keymap/review.js';

/*
 * Every key of the app. This table feeds the handler, the footer, the `?` screen and docs/keys.md; nothing else knows
 * a key by name.
 */

/** In the list a verdict counts for what is marked. */
const marked = (verb: string) =>
  `${verb} what is marked, after a look at what that means; without marks, the pair under the cursor.`;

const loud = ({ spare: _spare, ...binding }: Binding): Binding => binding;

export const KEYMAP: readonly KeyTable[] = [
  { context: 'review', title: 'Review: one pair', typing: false, bindings: REVIEW },
  {
    context: 'details',
    title: 'Details of a pair',
    typing: false,
    bindings: [FIND_QUIET, ...READING, BACK, HELP],
  },
  {
    context: 'list',
    title: 'List of the queue',
    typing: false,
    bindings: [
      { action: 'confirm', keys: ['enter'], label: 'open', help: 'Review the pair under the cursor.' },
      { action: 'mark', keys: ['space'], label: 'mark', help: 'Mark the pair, or take its mark away.' },
      {
        action: 'mark-range',
        keys: ['v'],
        label: 'range',
        help: 'Mark everything from the last mark to the cursor.',
      },
      {
        action: 'mark-all',
        keys: ['a'],
        label: 'all',
        help: 'Mark every open pair that the filters let through.',
      },
      { action: 'clear', keys: ['A'], label: 'unmark all', help: 'Take all marks away.', quiet: true },
      { action: 'accept', keys: ['y'], label: 'accept', help: marked('Accept') },
      { action: 'reject', keys: ['n'], label: 'reject', help: marked('Reject') },
      { action: 'unsure', keys: ['u'], label: 'unsure', help: marked('Call unsure') },
      UNDO,
      REDO,
      ...ARRANGE.map((binding): Binding => (binding.action === 'arranged-before' ? binding : loud(binding))),
      COMMIT,
      FIND_QUIET,
      ...MOVES,
      BACK,
      HELP,
    ],
  },
  {
    context: 'bulk',
    title: 'Deciding many pairs',
    typing: false,
    bindings: [
      { action: 'confirm', keys: ['enter'], label: 'decide all', help: 'Decide all of them, as one step.' },
      {
        action: 'type',
        keys: ['r'],
        label: 'relation',
        help: 'Choose one relation type for all of them.',
      },
      {
        action: 'tags',
        keys: ['t'],
        label: 'tags',
        help: 'Choose the same tags for all of them.',
      },
      {
        action: 'unwarned',
        keys: ['w'],
        label: 'without warnings',
        help: 'Leave out the pairs that something speaks against: they stay to be looked at one by one.',
      },
      ...MOVES,
      BACK,
      HELP,
    ],
  },
  { context: 'find', title: 'Finding an entry', typing: true, bindings: FIND_ENTRY },
  { context: 'entry', title: 'One entry', typing: false, bindings: ENTRY },
  { context: 'history', title: 'History: what was decided', typing: false, bindings: HISTORY },
  {
    context: 'take-back',
    title: 'Taking back the last commit',
    typing: false,
    bindings: [
      {
        action: 'confirm',
        keys: ['enter'],
        label: 'take it back',
        help: 'Make the commit that takes it back; its pairs are undecided again.',
      },
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
    bindings: [...READING, { ...BACK, keys: ['esc', 'q', '?', 'enter'] }],
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
