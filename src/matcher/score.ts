import type { EntryRef } from '../galaxy/types.js';
import { pairFacts } from './facts/facts.js';
import { linksBetween } from './facts/links.js';
import type { MatchIndex } from './match-index.js';
import { findingsOf, probabilityOf, totalWeight, weigh } from './model.js';
import { linkedOf, propose } from './propose.js';
import type { CandidatePair } from './types.js';
import { WEIGHTS } from './weights.js';

/** How a relation type is written; see `RelationVocabulary.direction`. */
export type DirectionOf = (type: string) => 'symmetric' | 'with-opposite' | 'one-way';

/** A candidate pair and whether anything is left to write for it. */
export interface ScoredPair {
  readonly pair: CandidatePair;
  /** Both ways are linked, or one way by a type that has no other half. */
  readonly complete: boolean;
}

/** Scores a pair of entries with its evidence and a proposal. Nothing but the order of the sides depends on the order. */
export function scorePair(
  index: MatchIndex,
  subject: number,
  object: number,
  directionOf: DirectionOf,
): ScoredPair {
  const facts = pairFacts(index, subject, object);
  const findings = findingsOf(facts, index);
  const evidence = weigh(findings, WEIGHTS.match);
  const matchWeight = totalWeight(evidence);
  const matchProbability = probabilityOf(matchWeight);
  const { there, back } = linksBetween(index, subject, object);
  const oneWay = there.length > 0 && back.length > 0 ? [] : [...there, ...back];
  const half = oneWay.find(({ type }) => directionOf(type) !== 'one-way') ?? null;
  const { relation, tags } = propose(facts, index, findings, matchProbability, WEIGHTS.proposals, half);
  const linked = linkedOf(there.length > 0, back.length > 0);
  return {
    pair: {
      subject: refOfEntry(index, subject),
      object: refOfEntry(index, object),
      matchWeight,
      matchProbability,
      relation,
      tags,
      linked,
      evidence,
    },
    complete: linked === 'both' || (linked !== 'none' && half === null),
  };
}

function refOfEntry(index: MatchIndex, entry: number): EntryRef {
  return {
    uuid: index.uuids[entry] ?? '',
    value: index.values[entry] ?? '',
    cluster: index.clusters[index.cluster[entry] ?? 0]?.name ?? '',
  };
}
