import { decidedPairs } from '../../ledger/decided.js';
import type { CandidatePair } from '../../matcher/types.js';
import type { Loaded } from '../events.js';
import { arrange } from '../state/arrangement.js';
import { addPairs } from '../state/pairs.js';
import { goToNextOpen, type Queue } from '../state/queue.js';
import { currentKey, type State } from '../state/state.js';
import { isOpen } from '../state/verdicts.js';
import { withJournal } from './save.js';
import { type Step, show, step, tell } from './step.js';

/** Galaxy, ledger and journal are there: the scan can begin. */
export function loaded(state: State, world: Loaded): Step {
  const next = withJournal({ ...state, world, scan: { status: 'running', done: 0 } }, world.journal);
  const readOnly = world.readOnly === null ? [] : [`read only: ${world.readOnly}`];
  const notice = [...readOnly, ...world.notices].join('. ');
  const { decided, again } = decidedPairs(world.ledger, next.pending, world.galaxy);
  const ready = { ...next, again };
  return step(notice === '' ? ready : tell(ready, notice, 'warning'), { kind: 'scan', decided });
}

/** Pairs were found: they are sorted in behind what has been on screen. */
export function found(state: State, pairs: readonly CandidatePair[], scan: State['scan']): State {
  const store = addPairs(state.pairs, pairs, currentKey(state));
  const next = { ...state, pairs: store, scan };
  const queue = arrange(next, state.queue);
  return show(next, state.queue.at === -1 ? fromFirstOpen(next, queue) : queue);
}

/** What is up for review may be decided and pending since the last session. */
function fromFirstOpen(state: State, queue: Queue): Queue {
  const first = queue.keys[0];
  return first === undefined || isOpen(state, first)
    ? queue
    : goToNextOpen(queue, (key) => isOpen(state, key));
}
