import { pairKey } from '../../galaxy/galaxy.js';
import type { CandidatePair } from '../../matcher/types.js';
import { unscoredLinks } from '../state/identity.js';
import { keyOfPair } from '../state/pairs.js';
import type { State } from '../state/state.js';
import type { Step } from './step.js';

/** Asks for the scores of the links that speak against the pair that has just come on screen. */
export function askForLinks(before: State, { state, effects }: Step): Step {
  const isSame =
    state.draft === before.draft && state.scan.status === before.scan.status && state.world === before.world;
  const pairs = isSame ? [] : unscoredLinks(state);
  if (pairs.length === 0) return { state, effects };
  const links = new Map(state.links);
  for (const link of pairs) links.set(pairKey(...link), null);
  return { state: { ...state, links }, effects: [...effects, { kind: 'score', pairs, ask: 'never' }] };
}

/** The scores are there. */
export function linksScored(state: State, pairs: readonly CandidatePair[]): State {
  return {
    ...state,
    links: new Map([...state.links, ...pairs.map((pair) => [keyOfPair(pair), pair] as const)]),
  };
}
