import { linksBetween } from '../../src/matcher/facts/links.js';
import type { MatchIndex } from '../../src/matcher/match-index.js';
import type { Weights } from '../../src/matcher/model.js';
import type { DirectionOf } from '../../src/matcher/score.js';
import type { Model } from '../../src/matcher/weights.js';
import { estimateWeights } from './estimate.js';
import type { Label } from './labels.js';
import type { Example } from './read.js';

const containing = (label: Label) => label === 'broader' || label === 'narrower';

/** Strengths of the ridge penalty, chosen by cross-validation on the labelled pairs. */
const RIDGE = { match: 0.08, proposals: 1 };

/** Estimates everything that `src/matcher/weights.json` holds. */
export function estimateModel(
  examples: readonly Example[],
  index: MatchIndex,
  directionOf: DirectionOf,
): Model {
  const different = examples.filter(({ pair }) => pair.label !== 'same');
  const related = different.filter(({ pair }) => pair.label !== 'different');
  return {
    match: estimate(examples, (label) => label === 'same', RIDGE.match, true),
    proposals: {
      related: estimate(different, (label) => label !== 'different', RIDGE.proposals, false),
      contains: estimate(related, containing, RIDGE.proposals, false),
      missingHalf: chanceOfMissingHalf(examples, index, directionOf),
    },
  };
}

function estimate(
  examples: readonly Example[],
  isMatch: (label: Label) => boolean,
  ridge: number,
  weighted: boolean,
): Weights {
  return estimateWeights(
    examples.map(({ findings, pair }) => ({
      findings,
      match: isMatch(pair.label),
      weight: weighted ? pair.weight : 1,
    })),
    ridge,
  );
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
