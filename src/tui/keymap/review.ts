import type { Action, Binding } from '../input/actions.js';
import { ARRANGE, COMMIT, FIND, HELP, REDO, UNDO } from './common.js';

/** The keys of the review screen, in the analyst's app. */
export const REVIEW: readonly Binding[] = [
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
  {
    action: 'likelier',
    keys: ['+'],
    label: 'likelier',
    help: 'Raise the likelihood among the tags by a step.',
    quiet: true,
  },
  {
    action: 'less-likely',
    keys: ['-'],
    label: 'less likely',
    help: 'Lower the likelihood among the tags by a step.',
    quiet: true,
  },
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
  UNDO,
  REDO,
  { action: 'list', keys: ['l'], label: 'list', help: 'Show the queue as a list.' },
  FIND,
  ...ARRANGE,
  {
    action: 'history',
    keys: ['h'],
    label: 'history',
    help: 'Show what was decided, in this session and before.',
    spare: true,
  },
  COMMIT,
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
    action: 'first-open',
    keys: ['enter'],
    label: 'go on',
    help: 'Back to work after looking around: to the first pair that is neither decided nor skipped.',
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
    help: 'Forget the changes to this pair; without any, cancel the scan that is under way.',
    quiet: true,
  },
  {
    action: 'scan',
    keys: ['R'],
    label: 'scan again',
    help: 'Scan again, when the scan was cancelled or has failed.',
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

export const DESK: readonly Binding[] = REVIEW.flatMap((binding) => {
  const changed = { ...binding, ...DESK_WORDS[binding.action] };
  return binding.action === 'unsure' ? [changed, SEND_BACK] : [changed];
});
