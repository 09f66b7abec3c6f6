import { decidedPairs } from '../../ledger/decided.js';
import type { CandidatePair } from '../../matcher/types.js';
import { sidesInScope } from '../../plan/in-scope.js';
import type { Effect } from '../effects.js';
import type { Loaded } from '../events.js';
import { arrange } from '../state/arrangement.js';
import { proposedDraft, sameDraft } from '../state/draft.js';
import { addPairs, keyOfPair } from '../state/pairs.js';
import { goToNextOpen, type Queue } from '../state/queue.js';
import { contextNow, currentKey, currentPair, keyOf, type State } from '../state/state.js';
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
  return step(notice === '' ? ready : tell(ready, notice, 'warning'), {
    kind: 'scan',
    galaxy: world.galaxy,
    decided,
  });
}

/** Ends the scan: what it has found stays. */
export function cancelScan(state: State): Step {
  const again = keyOf(state, contextNow(state), 'scan');
  const scan = { ...state.scan, status: 'cancelled' } as const;
  const text = `scan cancelled: what it found stays, and ‘${again}’ scans again`;
  return step(tell({ ...state, scan }, text), { kind: 'cancel-scan' }, ...prepareFor(state));
}

/** Scans again after a scan that did not come to its end. */
export function scanAgain(state: State): Step {
  const { world, scan, pending } = state;
  if (world === null) return step(state);
  if (scan.status === 'running') {
    const stop = keyOf(state, contextNow(state), 'back');
    return step(tell(state, `a scan is under way: ‘${stop}’ cancels it`));
  }
  if (scan.status === 'done') return step(tell(state, 'the scan is done: every pair of this scope is here'));
  const { decided } = decidedPairs(world.ledger, pending, world.galaxy);
  return step(
    { ...state, scan: { status: 'running', done: 0 } },
    { kind: 'scan', galaxy: world.galaxy, decided },
  );
}

/** More pairs, while the scan goes on; those that were on their way when it was cancelled are taken as well. */
export function foundMore(state: State, pairs: readonly CandidatePair[], done: number): State {
  const isOver = state.scan.status === 'cancelled';
  return found(state, pairs, isOver ? state.scan : { status: 'running', done });
}

/** The scan is so far; what was told before never comes back. */
export function scanning(state: State, done: number): State {
  const { scan } = state;
  return scan.status === 'running' && done > scan.done ? { ...state, scan: { ...scan, done } } : state;
}

/** The first pairs, which can be decided while the scan goes on; it has the last word on their scores. */
export function firstLook(state: State, pairs: readonly CandidatePair[]): State {
  const unknown = pairs.filter((pair) => !state.pairs.places.has(keyOfPair(pair)));
  const provisional = new Set([...state.provisional, ...unknown.map(keyOfPair)]);
  return { ...found(state, unknown, state.scan), provisional };
}

/** Pairs were found: they are sorted in behind what has been on screen. */
export function found(state: State, pairs: readonly CandidatePair[], scan: State['scan']): State {
  const key = currentKey(state);
  const isProvisional = key !== null && state.provisional.has(key);
  const store = addPairs(state.pairs, pairs, isProvisional ? null : key);
  const provisional = new Set(state.provisional);
  for (const pair of pairs) provisional.delete(keyOfPair(pair));
  const next = withFinalProposal(state, { ...state, pairs: store, provisional, scan });
  const queue = arrange(next, state.queue);
  return show(next, state.queue.at === -1 ? fromFirstOpen(next, queue) : queue);
}

/** What accepting would write follows the final proposal, unless the curator has changed it. */
function withFinalProposal(before: State, after: State): State {
  const [pair, final] = [currentPair(before), currentPair(after)];
  const { draft, sticky } = before;
  if (pair === null || final === null || pair === final || draft === null) return after;
  return sameDraft(draft, proposedDraft(pair, sticky))
    ? { ...after, draft: proposedDraft(final, sticky) }
    : after;
}

/** The scan is done. Pairs that are asked again though the scan passes over them, being linked, are scored besides. */
export function scanned(state: State, pairs: readonly CandidatePair[]): Step {
  const next = found(state, pairs, { status: 'done', done: 1 });
  const missing = [...next.again].flatMap(([key, { why, row }]) => {
    const sides = sidesInScope(row, state.start.request);
    return why === 'changed' || next.pairs.places.has(key) || sides === null ? [] : [sides];
  });
  const score = { kind: 'score', pairs: missing, ask: 'later' } as const;
  return step(next, ...prepareFor(next), ...(missing.length === 0 ? [] : [score]));
}

/** Once the scan is over, nothing else is to do. */
export function prepareFor({ world, pairs }: State): Effect[] {
  return world === null ? [] : [{ kind: 'prepare', galaxy: world.galaxy, pairs: pairs.all }];
}

/** What is up for review may be decided and pending since the last session. */
function fromFirstOpen(state: State, queue: Queue): Queue {
  const first = queue.keys[0];
  return first === undefined || isOpen(state, first)
    ? queue
    : goToNextOpen(queue, (key) => isOpen(state, key));
}
