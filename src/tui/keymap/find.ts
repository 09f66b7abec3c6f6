import type { Binding } from '../input/actions.js';
import { BACK, BACK_TYPING, FIELD, FIND, HELP, MOVES_TYPING, READING } from './common.js';

/** Finding an entry by typing. */
export const FIND_ENTRY: readonly Binding[] = [
  { action: 'confirm', keys: ['enter'], label: 'look at it', help: 'Look at the entry under the cursor.' },
  ...MOVES_TYPING,
  ...FIELD,
  BACK_TYPING,
];

/** Looking at one entry. */
export const ENTRY: readonly Binding[] = [
  {
    action: 'relate',
    keys: ['r'],
    label: 'relate',
    help: 'Relate the entry in hand to this one: the pair comes on screen, to be decided like any other.',
  },
  {
    action: 'relate-right',
    keys: ['R'],
    label: 'to the right one',
    help: 'Relate the right entry of the pair on screen to this one.',
  },
  {
    action: 'hold',
    keys: ['space'],
    label: 'take in hand',
    help: 'Take this entry in hand: what is found next can be related to it. Again to let go.',
  },
  {
    action: 'filter',
    keys: ['f'],
    label: 'its pairs',
    help: 'Filter the queue to the candidate pairs of this entry.',
  },
  FIND,
  ...READING,
  BACK,
  HELP,
];
