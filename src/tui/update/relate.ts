import { type Located, pairKey } from '../../galaxy/galaxy.js';
import type { Uuid } from '../../galaxy/types.js';
import { curatorName } from '../../ledger/curators.js';
import type { LedgerRow } from '../../ledger/types.js';
import type { CandidatePair } from '../../matcher/types.js';
import { arrange } from '../state/arrangement.js';
import { addPairs, keyOfPair } from '../state/pairs.js';
import { goToKey } from '../state/queue.js';
import { currentKey, keyOf, type State } from '../state/state.js';
import { isOpen, recordedOn } from '../state/verdicts.js';
import { type Step, show, step, tell } from './step.js';

/** Relates the entry in hand to another one: their pair comes on screen, though it may be no candidate. */
export function relate(state: State, hand: Uuid | undefined, other: Located): Step {
  if (hand === undefined) {
    const take = keyOf(state, 'entry', 'hold');
    return step(
      tell(state, `nothing is in hand: ‘${take}’ takes this entry, then find the other one`, 'warning'),
    );
  }
  const why = whyNotRelate(state, hand, other);
  const { uuid } = other.entry;
  return why !== null || uuid === null ? step(tell(state, why ?? '', 'warning')) : ask(state, hand, uuid);
}

/** Brings the pair of two entries on screen; one that nobody has scored yet is scored first. */
export function ask(state: State, subject: Uuid, object: Uuid): Step {
  const key = pairKey(subject, object);
  if (state.pairs.places.has(key)) return step(showPair(state, key));
  return step(tell(state, 'weighing the pair …'), { kind: 'score', pairs: [[subject, object]], ask: 'now' });
}

function whyNotRelate({ world }: State, hand: Uuid, { entry, cluster }: Located): string | null {
  const held = world?.galaxy.find(hand);
  if (entry.uuid === null) return `${entry.value} has no UUID, so nothing can point at it`;
  if (held === undefined) return 'the entry in hand is gone from the galaxy';
  if (entry.uuid === hand) return `${entry.value} is the entry in hand itself`;
  if (held.cluster.name !== cluster.name) return null;
  return `${held.entry.value} and ${entry.value} are both in ${cluster.name}: pairs are between two frameworks`;
}

/** Pairs were scored that the scan did not bring: one is shown at once, others are sorted in. */
export function scored(state: State, pairs: readonly CandidatePair[], ask: 'now' | 'later'): State {
  const next = { ...state, pairs: addPairs(state.pairs, pairs, currentKey(state)) };
  const [pair] = pairs;
  if (ask === 'later') return { ...next, queue: arrange(next, state.queue) };
  return pair === undefined
    ? tell(state, 'the pair cannot be scored: one of its entries is gone', 'warning')
    : showPair(next, keyOfPair(pair), 'no candidate: scored by hand, and decided like any other');
}

function showPair(state: State, key: string, news = ''): State {
  const shown = show({ ...state, screens: [], notice: null }, goToKey(state.queue, key));
  const row = isOpen(shown, key) && !shown.again.has(key) ? recordedOn(shown, key) : null;
  if (row !== null) return tell(shown, describeRow(row));
  return news === '' || shown.notice !== null ? shown : tell(shown, news);
}

function describeRow({ author, date, verdict }: LedgerRow): string {
  return `${curatorName(author)} had it ${verdict} on ${date}: another decision takes its place`;
}
