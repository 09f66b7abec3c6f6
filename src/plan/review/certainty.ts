import { isIdentity } from '../../galaxy/relation-vocabulary.js';
import type { CandidatePair } from '../../matcher/types.js';
import type { LogicalRelation } from './relation-changes.js';

/**
 * The probability, 0..1, that the matcher gives to a relation that somebody has accepted: for the same thing the match
 * probability, for the type and direction that it proposes itself the proposal's, for any other what the proposal
 * leaves over. Null when the matcher has not scored the pair.
 */
export function certaintyOf(
  relation: Omit<LogicalRelation, 'tags'>,
  score: CandidatePair | null,
): number | null {
  if (score === null) return null;
  if (isIdentity(relation.type)) return score.matchProbability;
  const proposed = score.relation.subject === 'subject' ? score.subject.uuid : score.object.uuid;
  const same = score.relation.type === relation.type && proposed === relation.subject;
  return same ? score.relation.probability : 1 - score.relation.probability;
}
