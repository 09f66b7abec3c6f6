import { decidedPairs } from '../../ledger/decided.js';
import type { CandidatePair } from '../../matcher/types.js';
import type { Loaded } from '../events.js';
import { byProbability } from '../state/order.js';
import { addPairs } from '../state/pairs.js';
import { enqueue } from '../state/queue.js';
import { currentKey, type State } from '../state/state.js';
import { withJournal } from './save.js';
import { type Step, show, step, tell } from './step.js';

/** Galaxy, ledger and journal are there: the scan can begin. */
export function loaded(state: State, world: Loaded): Step {
  const next = withJournal({ ...state, world, scan: { status: 'running', done: 0 } }, world.journal);
  const readOnly = world.readOnly === null ? [] : [`read only: ${world.readOnly}`];
  const notice = [...readOnly, ...world.notices].join('. ');
  const { decided } = decidedPairs(world.ledger, next.pending, world.galaxy);
  return step(notice === '' ? next : tell(next, notice, 'warning'), { kind: 'scan', decided });
}

/** Pairs were found: they are sorted in behind what has been on screen. */
export function found(state: State, pairs: readonly CandidatePair[], scan: State['scan']): State {
  const store = addPairs(state.pairs, pairs, currentKey(state));
  const next = { ...state, pairs: store, scan };
  return show(
    next,
    enqueue(state.queue, store, () => true, byProbability),
  );
}
