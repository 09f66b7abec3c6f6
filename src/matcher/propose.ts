import { isIdentity } from '../galaxy/relation-vocabulary.js';
import type { PairFacts } from './facts/facts.js';
import { hasPartId } from './facts/hierarchy.js';
import type { Link } from './facts/links.js';
import type { Kind } from './kind.js';
import { likelihoodTag } from './likelihood.js';
import type { MatchIndex } from './match-index.js';
import { type Finding, probabilityUnder, type Weights } from './model.js';
import type { Linked, Proposal } from './types.js';

/** What may hold between two entries that are not the same; estimated by `npm run train`. */
export interface ProposalWeights {
  /** Whether they have anything to do with each other at all. */
  readonly related: Weights;
  /** Given that they have: whether one contains the other. */
  readonly contains: Weights;
  /** Chance that a curator accepts the missing half of a relation that stands one way, 0..1. */
  readonly missingHalf: number;
}

/**
 * Proposes what to write for a pair, with the tags that go with it: the missing half of a relation that stands one
 * way; else the most probable of `similar` (`revoked-by` when one side is withdrawn), `contains`, and what entries of
 * these kinds usually have to do with each other.
 */
export function propose(
  facts: PairFacts,
  index: MatchIndex,
  findings: readonly Finding[],
  matchProbability: number,
  weights: ProposalWeights,
  half: Link | null,
): { relation: Proposal; tags: readonly string[] } {
  if (half) return { relation: missingHalf(half, matchProbability, weights.missingHalf), tags: half.tags };
  const related = (1 - matchProbability) * probabilityUnder(findings, weights.related);
  const contained = related * probabilityUnder(findings, weights.contains);
  const relation = mostProbable(facts, index, matchProbability, contained, related - contained);
  return { relation, tags: [likelihoodTag(relation.probability)] };
}

/** What is most probable of two entries; of equally probable things, that which is written most. */
function mostProbable(
  facts: PairFacts,
  index: MatchIndex,
  same: number,
  contained: number,
  otherwise: number,
): Proposal {
  if (same >= contained && same >= otherwise) return sameThing(facts, index, same);
  return contained >= otherwise ? containment(facts, index, contained) : usual(facts, otherwise);
}

/** Which ways two entries are linked. */
export function linkedOf(there: boolean, back: boolean): Linked {
  if (there && back) return 'both';
  if (there) return 'subject-to-object';
  return back ? 'object-to-subject' : 'none';
}

function missingHalf({ type, subject }: Link, matchProbability: number, chance: number): Proposal {
  if (isIdentity(type)) return { type, subject: 'subject', probability: matchProbability };
  return { type, subject, probability: chance };
}

function sameThing({ a, b }: PairFacts, { revoked }: MatchIndex, probability: number): Proposal {
  const subjectRevoked = revoked[a] === 1;
  if (subjectRevoked === (revoked[b] === 1)) return { type: 'similar', subject: 'subject', probability };
  return { type: 'revoked-by', subject: subjectRevoked ? 'subject' : 'object', probability };
}

function containment(facts: PairFacts, index: MatchIndex, probability: number): Proposal {
  return { type: 'contains', subject: wholeOf(facts, index), probability };
}

/**
 * Which side is the whole: the one called like something above the other; the one without a sub-number (`T1552.002`
 * is part of `T1552`); the one whose name says less.
 */
function wholeOf({ a, b, above }: PairFacts, { values }: MatchIndex): 'subject' | 'object' {
  if (above !== null) return above === 'a' ? 'subject' : 'object';
  const [valueA = '', valueB = ''] = [values[a], values[b]];
  const [partA, partB] = [hasPartId(valueA), hasPartId(valueB)];
  if (partA !== partB) return partA ? 'object' : 'subject';
  if (valueA.length !== valueB.length) return valueA.length < valueB.length ? 'subject' : 'object';
  return valueA <= valueB ? 'subject' : 'object';
}

function usual({ kinds }: PairFacts, probability: number): Proposal {
  const relation = usualRelation(kinds);
  if (!relation) return { type: 'related-to', subject: 'subject', probability };
  return { type: relation.type, subject: relation.subject === kinds[0] ? 'subject' : 'object', probability };
}

const USUAL: readonly (readonly [subject: Kind, type: string, object: Kind])[] = [
  ['actor', 'uses', 'malware'],
  ['actor', 'uses', 'tool'],
  ['actor', 'uses', 'exploit kit'],
  ['actor', 'uses', 'technique'],
  ['campaign', 'uses', 'malware'],
  ['campaign', 'uses', 'tool'],
  ['campaign', 'uses', 'technique'],
  ['malware', 'uses', 'technique'],
  ['tool', 'uses', 'technique'],
  ['exploit kit', 'delivers', 'malware'],
  ['campaign', 'attributed-to', 'actor'],
  ['mitigation', 'mitigates', 'technique'],
  ['control', 'mitigates', 'technique'],
  ['detection', 'detects', 'technique'],
  ['malware', 'authored-by', 'organisation'],
  ['tool', 'authored-by', 'organisation'],
  ['actor', 'targets', 'sector'],
  ['malware', 'exploits', 'vulnerability'],
];

/** The relation that two kinds usually have; null where `related-to` is all that can be said. */
function usualRelation([a, b]: readonly [Kind, Kind]): { type: string; subject: Kind } | null {
  const found = USUAL.find(([s, , o]) => (s === a && o === b) || (s === b && o === a));
  if (found) return { type: found[1], subject: found[0] };
  return a !== b && (a === 'document' || b === 'document')
    ? { type: 'describes', subject: 'document' }
    : null;
}
