import type { PairFacts } from './facts.js';
import type { Kind } from './kind.js';
import { likelihoodTag } from './likelihood.js';
import type { MatchIndex } from './match-index.js';
import { Step } from './name-forms.js';
import type { Linked, Proposal } from './types.js';

/** Chances of a relation other than `similar`, given that the two are not the same; estimated by `npm run train`. */
export interface ProposalRates {
  /** How the names agree → chance that another relation of the kinds' own type is accepted. */
  readonly related: Readonly<Record<string, number>>;
  /** How the names agree → chance that one contains the other, for two entries of one kind. */
  readonly contains: Readonly<Record<string, number>>;
  /** Chance that the missing half of a relation that stands one way is accepted. */
  readonly missingHalf: number;
}

/** A relation that stands in one direction only, seen from the pair. */
export interface OneWay {
  readonly type: string;
  readonly subject: 'subject' | 'object';
  readonly tags: readonly string[];
}

/**
 * Proposes what to write for a pair, with the tags that go with it: the missing half of a relation that stands one
 * way, else the most probable of `similar` (or `revoked-by` when one side is withdrawn), a containment, or what entries
 * of these kinds usually have to do with each other.
 */
export function propose(
  facts: PairFacts,
  index: MatchIndex,
  matchProbability: number,
  rates: ProposalRates,
  half: OneWay | null,
): { relation: Proposal; tags: readonly string[] } {
  if (half) {
    const probability =
      half.type === 'similar' ? matchProbability : Math.max(rates.missingHalf, matchProbability);
    const subject = half.type === 'similar' || half.type === 'same-as' ? 'subject' : half.subject;
    return { relation: { type: half.type, subject, probability }, tags: half.tags };
  }
  const options = [
    sameThing(facts, index, matchProbability),
    containment(facts, index, (1 - matchProbability) * rateOf(rates.contains, facts)),
    usual(facts, (1 - matchProbability) * rateOf(rates.related, facts)),
  ];
  const relation = options.reduce((best, option) => (option.probability > best.probability ? option : best));
  return { relation, tags: [likelihoodTag(relation.probability)] };
}

/** The halves that stand between two entries, and which of them lacks its twin. */
export function linkedOf(there: boolean, back: boolean): Linked {
  if (there && back) return 'both';
  if (there) return 'subject-to-object';
  return back ? 'object-to-subject' : 'none';
}

/** How the names of a pair agree, coarsely: the key of {@link ProposalRates}. */
export function nameClass({ agreement, overlap, spelling }: PairFacts): string {
  if (agreement.step !== null) return agreement.step <= Step.generic ? 'agree' : 'agree in part';
  if (spelling) return 'spelled alike';
  return overlap === 'none' ? 'nothing in common' : overlap;
}

function rateOf(rates: Readonly<Record<string, number>>, facts: PairFacts): number {
  return (
    rates[`${relationOf(facts.kinds)?.type ?? 'other'}, ${nameClass(facts)}`] ?? rates[nameClass(facts)] ?? 0
  );
}

function sameThing({ a, b }: PairFacts, { revoked }: MatchIndex, probability: number): Proposal {
  const subjectRevoked = revoked[a] === 1;
  if (subjectRevoked === (revoked[b] === 1)) return { type: 'similar', subject: 'subject', probability };
  return { type: 'revoked-by', subject: subjectRevoked ? 'subject' : 'object', probability };
}

function containment({ a, b, kinds }: PairFacts, index: MatchIndex, probability: number): Proposal {
  const subject = isWhole(index, a, b) ? 'subject' : 'object';
  return { type: 'contains', subject, probability: kinds[0] === kinds[1] ? probability : 0 };
}

/** The whole is the one whose name says less; a sub-technique's id has a part after a full stop. */
function isWhole(index: MatchIndex, a: number, b: number): boolean {
  const [partA, partB] = [a, b].map((entry) => /\d\.\d/.test(index.values[entry] ?? ''));
  if (partA !== partB) return !partA;
  return (index.values[a] ?? '').length <= (index.values[b] ?? '').length;
}

function usual({ kinds }: PairFacts, probability: number): Proposal {
  const relation = relationOf(kinds);
  if (!relation) return { type: 'related-to', subject: 'subject', probability };
  return { type: relation.type, subject: relation.subject === kinds[0] ? 'subject' : 'object', probability };
}

const USUAL: readonly (readonly [subject: Kind, type: string, object: Kind])[] = [
  ['actor', 'uses', 'malware'],
  ['actor', 'uses', 'tool'],
  ['actor', 'uses', 'technique'],
  ['campaign', 'uses', 'malware'],
  ['campaign', 'uses', 'tool'],
  ['campaign', 'uses', 'technique'],
  ['malware', 'uses', 'technique'],
  ['tool', 'uses', 'technique'],
  ['malware', 'uses', 'tool'],
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
function relationOf([a, b]: readonly [Kind, Kind]): { type: string; subject: Kind } | null {
  const found = USUAL.find(([s, , o]) => (s === a && o === b) || (s === b && o === a));
  if (found) return { type: found[1], subject: found[0] };
  if (a === 'document' || b === 'document') return { type: 'describes', subject: 'document' };
  return null;
}
