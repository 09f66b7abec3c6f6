import { probabilityOf } from '../../src/matcher/model.js';
import { entityGroups, type LabelledPair } from './labels.js';
import type { Judged } from './metrics.js';
import { type Levels, trainWeights, weightOf } from './model.js';

/** A labelled pair and the levels that hold for it. */
export interface Prepared {
  readonly pair: LabelledPair;
  readonly levels: Levels;
}

const FOLDS = 10;
const ROUNDS = 5;

/**
 * The probabilities of `tested` from models that never saw anything about their entries: folds hold whole connected
 * components of the labelled entries, those of `more` (training only) included. Mean weight over several divisions.
 */
export function crossValidate(
  tested: readonly Prepared[],
  more: readonly Prepared[],
  ridge?: number,
): Judged[] {
  const all = [...tested, ...more];
  const groups = entityGroups(all.map(({ pair }) => pair));
  const weights = new Float64Array(tested.length);
  for (let round = 0; round < ROUNDS; round += 1) {
    const folds = groups.map((group) => scatter(group, round) % FOLDS);
    for (let fold = 0; fold < FOLDS; fold += 1) {
      const examples = all
        .filter((_, i) => folds[i] !== fold)
        .map(({ pair, levels }) => ({ levels, match: pair.label === 'same' }));
      const model = trainWeights(examples, ridge);
      tested.forEach(({ levels }, i) => {
        if (folds[i] === fold) weights[i] = (weights[i] ?? 0) + weightOf(levels, model) / ROUNDS;
      });
    }
  }
  return tested.map(({ pair }, i) => ({ pair, probability: probabilityOf(weights[i] ?? 0) }));
}

/** Spreads consecutive numbers evenly, differently in each round. */
function scatter(number: number, round: number): number {
  let hash = Math.imul(number + 1, 0x9e3779b1) ^ Math.imul(round + 1, 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (hash ^ (hash >>> 12)) >>> 0;
}
