import type { Galaxy } from '../../galaxy/galaxy.js';
import { decidedPairs } from '../../ledger/decided.js';
import type { LedgerRow } from '../../ledger/types.js';
import { linkedOf } from '../../matcher/propose.js';
import type { CandidatePair } from '../../matcher/types.js';
import type { State } from '../state/state.js';
import { type Step, step } from './step.js';
import { prepareFor } from './world.js';

/** Galaxy and ledger were written and are read again: relations, links and states are those that stand there now. */
export function reloaded(state: State, galaxy: Galaxy, ledger: readonly LedgerRow[]): Step {
  if (state.world === null) return step(state);
  const { again } = decidedPairs(ledger, state.pending, galaxy);
  const all = state.pairs.all.map((pair) => relinked(pair, galaxy));
  const world = { ...state.world, galaxy, ledger };
  const next = { ...state, world, again, pairs: { ...state.pairs, all } };
  return step(next, ...prepareFor(next));
}

function relinked(pair: CandidatePair, galaxy: Galaxy): CandidatePair {
  const { subject, object } = pair;
  const pointsAt = (from: string, to: string) =>
    galaxy.find(from)?.entry.related.some(({ destUuid }) => destUuid === to) ?? false;
  const linked = linkedOf(pointsAt(subject.uuid, object.uuid), pointsAt(object.uuid, subject.uuid));
  return linked === pair.linked ? pair : { ...pair, linked };
}
