import { linksBetween } from '../../src/matcher/facts/links.js';
import type { MatchIndex } from '../../src/matcher/match-index.js';
import type { Weights } from '../../src/matcher/model.js';
import type { DirectionOf } from '../../src/matcher/score.js';
import type { Model } from '../../src/matcher/weights.js';
import { estimateWeights, type Fitting } from './estimate.js';
import type { Label } from './labels.js';
import type { Example } from './read.js';

const containing = (label: Label) => label === 'broader' || label === 'narrower';

/**
 * How weights are estimated; chosen by cross-validation on the labelled pairs. Levels are in the order in which they
 * speak for the same thing: for anything else it means nothing.
 */
const MATCH: Fitting = { ridge: 0.08, monotone: true };
const PROPOSALS: Fitting = { ridge: 1, monotone: false };

/** Estimates everything that `src/matcher/weights.json` holds. */
export function estimateModel(
  examples: readonly Example[],
  index: MatchIndex,
  directionOf: DirectionOf,
): Model {
  const different = examples.filter(({ pair }) => pair.label !== 'same');
  const related = different.filter(({ pair }) => pair.label !== 'different');
  return {
    match: estimate(examples, (label) => label === 'same', MATCH),
    proposals: {
      related: estimate(different, (label) => label !== 'different', PROPOSALS),
      contains: estimate(related, containing, PROPOSALS),
      missingHalf: chanceOfMissingHalf(examples, index, directionOf),
    },
  };
}

function estimate(
  examples: readonly Example[],
  isMatch: (label: Label) => boolean,
  fitting: Fitting,
): Weights {
  const observations = examples.map(({ findings, pair: { label, weight } }) => ({
    findings,
    match: isMatch(label),
    weight,
  }));
  return estimateWeights(observations, fitting);
}

/**
 * How often the expert agrees with a relation that stands between two labelled entries and has another half: the rule of
 * succession, since there are few.
 */
function chanceOfMissingHalf(
  examples: readonly Example[],
  index: MatchIndex,
  directionOf: DirectionOf,
): number {
  const linked = examples.filter(({ facts: { a, b } }) => {
    const { there, back } = linksBetween(index, a, b);
    return there.concat(back).some(({ type }) => directionOf(type) === 'with-opposite');
  });
  const right = linked.filter(({ pair }) => pair.label === 'related' || containing(pair.label));
  return (right.length + 1) / (linked.length + 2);
}
