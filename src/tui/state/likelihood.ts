import { LIKELIHOODS, likelihoodTag } from '../../matcher/likelihood.js';

/** The likelihood tags, the most probable first. */
const STEPS = LIKELIHOODS.map(({ from }) => likelihoodTag(from));

/** Where a likelihood begins when the tags have none. */
const MIDDLE = STEPS.indexOf(likelihoodTag(0.5));

/**
 * The tags with the likelihood a step higher (`by` -1) or lower (1), in its place among them; without one, an even chance
 * is added and then moved. At either end it stays.
 */
export function shiftLikelihood(tags: readonly string[], by: -1 | 1): readonly string[] {
  const place = tags.findIndex((tag) => STEPS.includes(tag));
  const at = place === -1 ? MIDDLE : STEPS.indexOf(tags[place] ?? '');
  const tag = STEPS[Math.min(Math.max(at + by, 0), STEPS.length - 1)] ?? '';
  return place === -1 ? [...tags, tag] : tags.with(place, tag);
}
