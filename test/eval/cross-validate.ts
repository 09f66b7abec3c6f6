import type { MatchIndex } from '../../src/matcher/match-index.js';
import { probabilityUnder } from '../../src/matcher/model.js';
import { propose } from '../../src/matcher/propose.js';
import type { DirectionOf } from '../../src/matcher/score.js';
import { entityGroups } from './labels.js';
import type { Judged } from './metrics.js';
import { estimateModel } from './model.js';
import type { Example } from './read.js';

const FOLDS = 10;

/**
 * What models that never saw anything about their entries make of `tested`: folds hold whole connected components of
 * the labelled entries, those of `more` (training only) included. `round` divides differently.
 */
export function crossValidate(
  tested: readonly Example[],
  more: readonly Example[],
  index: MatchIndex,
  directionOf: DirectionOf,
  round = 0,
): Judged[] {
  const all = [...tested, ...more];
  const folds = entityGroups(all.map(({ pair }) => pair)).map((group) => scatter(group, round) % FOLDS);
  const judged: Judged[] = [];
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const model = estimateModel(
      all.filter((_, i) => folds[i] !== fold),
      index,
      directionOf,
    );
    tested.forEach(({ pair, facts, findings }, i) => {
      if (folds[i] !== fold) return;
      const probability = probabilityUnder(findings, model.match);
      const { relation } = propose(facts, index, findings, probability, model.proposals, null);
      judged[i] = { pair, probability, relation };
    });
  }
  return judged;
}

/** Spreads consecutive numbers evenly, differently in each round. */
function scatter(number: number, round: number): number {
  let hash = Math.imul(number + 1, 0x9e3779b1) ^ Math.imul(round + 1, 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (hash ^ (hash >>> 12)) >>> 0;
}
