import type { MatchIndex } from '../../src/matcher/match-index.js';
import { probabilityUnder } from '../../src/matcher/model.js';
import { propose } from '../../src/matcher/propose.js';
import type { DirectionOf } from '../../src/matcher/score.js';
import { entityGroups, groupsBy } from './labels.js';
import type { Judged } from './metrics.js';
import { estimateModel } from './model.js';
import type { Example } from './read.js';

const FOLDS = 10;

/** Which pairs must not be divided between training and test. Returns one number a pair, the same for those that go together. */
export type Division = (examples: readonly Example[], index: MatchIndex) => number[];

/** Pairs that have an entry in common, also by way of others: no model sees anything about the entries it is tested on. */
export const byEntity: Division = (examples) => entityGroups(examples.map(({ pair }) => pair));

/** Pairs of the same two frameworks: no model sees how these two relate. Entries may stand on both sides. */
export const byFrameworks: Division = (examples, { cluster, clusters }) =>
  groupsBy(examples, ({ facts: { a, b } }) =>
    [a, b]
      .map((entry) => clusters[cluster[entry] ?? 0]?.name ?? '')
      .sort()
      .join('\n'),
  );

/**
 * What models make of `tested` that were estimated without them, and without what `division` puts together with them;
 * `more` are for training only. `round` divides differently.
 */
export function crossValidate(
  tested: readonly Example[],
  more: readonly Example[],
  index: MatchIndex,
  directionOf: DirectionOf,
  division: Division,
  round = 0,
): Judged[] {
  const all = [...tested, ...more];
  const folds = division(all, index).map((group) => scatter(group, round) % FOLDS);
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
