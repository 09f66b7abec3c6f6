import { isIdentity } from '../../galaxy/relation-vocabulary.js';
import type { CandidatePair } from '../../matcher/types.js';
import { contradictionsOf, type Identities } from '../../plan/review/identity-groups.js';
import { byWeight } from './desk.js';
import { filterOf, type PairState, titleOfFilter } from './filter.js';
import { identitiesNow } from './identity.js';
import { comparisonOf, type Surroundings, titleOfOrder } from './order.js';
import { enqueue, type Queue } from './queue.js';
import type { State } from './state.js';
import { standingOf } from './verdicts.js';
import { wordOf } from './word.js';

/** Sorts what was found into a queue as the arrangement says. */
export function arrange(state: State, queue: Queue): Queue {
  const { order } = state.arrangement;
  const { desk } = state.start;
  const compare =
    desk && order === 'best' ? byWeight(desk) : comparisonOf(order, () => surroundingsOf(state));
  return enqueue(queue, state.pairs, included(state), compare);
}

/** The test of all filters, those of `filters` or of the arrangement. */
export function included(
  state: State,
  filters = state.arrangement.filters,
): (pair: CandidatePair) => boolean {
  const { world, pairs } = state;
  if (world === null || filters.length === 0) return () => true;
  const stateOf = (key: string) => pairStateOf(state, key);
  return filterOf(filters, { galaxy: world.galaxy, pairs: pairs.all, stateOf });
}

/** The verdict that stands, else whether the pair was skipped, else open. */
export function pairStateOf(state: State, key: string): PairState {
  const standing = standingOf(state, key);
  if (standing) return wordOf(standing.decision);
  return state.skipped.has(key) ? 'skipped' : 'open';
}

/** The arrangement in words: `malpedia · actor · best first`. */
export function arrangementParts(state: State): string[] {
  const { order, filters } = state.arrangement;
  const title = state.start.desk && order === 'best' ? 'weightiest first' : titleOfOrder(order);
  return [...filters.map(titleOfFilter), title];
}

function surroundingsOf(state: State): Surroundings {
  const identities = identitiesNow(state);
  return {
    pairs: state.pairs.all,
    identities,
    contradicts: (pair) => contradicts(pair, state, identities),
  };
}

function contradicts({ relation, subject, object }: CandidatePair, state: State, known: Identities): boolean {
  if (!isIdentity(relation.type) || state.world === null) return false;
  const { graph, rejected } = known;
  const isLoose = graph.neighbours(subject.uuid).size + graph.neighbours(object.uuid).size === 0;
  return (
    !isLoose && contradictionsOf(subject.uuid, object.uuid, graph, state.world.galaxy, rejected).length > 0
  );
}
