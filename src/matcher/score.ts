import type { EntryRef } from '../galaxy/types.js';
import { type PairFacts, pairFacts } from './facts/facts.js';
import { linksBetween } from './facts/links.js';
import type { MatchIndex } from './match-index.js';
import { evidenceOf, type Finding, findingsOf, probabilityOf, weightUnder } from './model.js';
import { linkedOf, propose } from './propose.js';
import type { CandidatePair, Linked, Proposal } from './types.js';
import { WEIGHTS } from './weights.js';

/** How a relation type is written; see `RelationVocabulary.direction`. */
export type DirectionOf = (type: string) => 'symmetric' | 'with-opposite' | 'one-way';

/** What is to be said of a pair, before it is said why. */
export interface Judgement {
  /** Entries. */
  readonly subject: number;
  readonly object: number;
  readonly facts: PairFacts;
  readonly findings: readonly Finding[];
  readonly matchWeight: number;
  readonly matchProbability: number;
  readonly relation: Proposal;
  readonly tags: readonly string[];
  readonly linked: Linked;
  /** Nothing is left to write: both ways are linked, or one way by a type that has no other half. */
  readonly complete: boolean;
}

/** Scores a pair of entries and makes a proposal. Nothing but the order of the sides depends on the order. */
export function judgePair(
  index: MatchIndex,
  subject: number,
  object: number,
  directionOf: DirectionOf,
): Judgement {
  const facts = pairFacts(index, subject, object);
  const findings = findingsOf(facts, index);
  const matchWeight = weightUnder(findings, WEIGHTS.match);
  const matchProbability = probabilityOf(matchWeight);
  const { there, back } = linksBetween(index, subject, object);
  const oneWay = there.length > 0 && back.length > 0 ? [] : [...there, ...back];
  const half = oneWay.find(({ type }) => directionOf(type) !== 'one-way') ?? null;
  const { relation, tags } = propose(facts, index, findings, matchProbability, WEIGHTS.proposals, half);
  const linked = linkedOf(there.length > 0, back.length > 0);
  const complete = linked === 'both' || (linked !== 'none' && half === null);
  return {
    subject,
    object,
    facts,
    findings,
    matchWeight,
    matchProbability,
    relation,
    tags,
    linked,
    complete,
  };
}

/** The candidate pair that was judged, with all its evidence. */
export function explained(index: MatchIndex, judgement: Judgement): CandidatePair {
  const { subject, object, facts, findings } = judgement;
  const { matchWeight, matchProbability, relation, tags, linked } = judgement;
  return {
    subject: refOfEntry(index, subject),
    object: refOfEntry(index, object),
    matchWeight,
    matchProbability,
    relation,
    tags,
    linked,
    evidence: evidenceOf(findings, facts, index, WEIGHTS.match),
  };
}

/** Scores a pair of entries, whatever blocking thinks of it. */
export function scorePair(
  index: MatchIndex,
  subject: number,
  object: number,
  directionOf: DirectionOf,
): CandidatePair {
  return explained(index, judgePair(index, subject, object, directionOf));
}

/** What a pair says of one of its entries. */
export function refOfEntry(index: MatchIndex, entry: number): EntryRef {
  return {
    uuid: index.uuids[entry] ?? '',
    value: index.values[entry] ?? '',
    cluster: index.clusters[index.cluster[entry] ?? 0]?.name ?? '',
  };
}
