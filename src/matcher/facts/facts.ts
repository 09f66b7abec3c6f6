import { rowLength } from '../csr.js';
import { KINDS, type Kind } from '../kind.js';
import type { MatchIndex } from '../match-index.js';
import { type NameAgreement, nameAgreement } from './agreement.js';
import { type Bearers, bearersOfKey, otherNamesakes } from './bearers.js';
import { hasOwnId, sharedIds, sharedRefBits } from './citations.js';
import { type ClosestSpelling, closestSpelling } from './closest-spelling.js';
import { descriptionSimilarity, mentions } from './descriptions.js';
import { isReplaced, whichIsAbove } from './hierarchy.js';
import { type WordOverlap, wordOverlap } from './overlap.js';
import { type ThirdEntry, thirdEntry } from './third-entries.js';

/** Everything that is measured on a pair before any level is chosen. */
export interface PairFacts {
  readonly a: number;
  readonly b: number;
  readonly kinds: readonly [Kind, Kind];
  readonly agreement: NameAgreement;
  /** The bearers of the agreeing name; null when none agrees. */
  readonly bearers: Bearers | null;
  /** Null when a name agrees, or none is close. */
  readonly spelling: ClosestSpelling | null;
  /** Null when a name agrees, or no words are shared. */
  readonly overlap: WordOverlap | null;
  /** How many of the two have a better partner in the other's framework, 0..2. */
  readonly rivals: number;
  /** The one that is called like something above the other. */
  readonly above: 'a' | 'b' | null;
  /** One was revoked, and what replaced it is called like the other. */
  readonly replaced: boolean;
  /** A third entry that is kin to both. */
  readonly third: ThirdEntry | null;
  /** Information of the references that both have, in bits; and how many references the one with fewer has. */
  readonly sharedRefBits: number;
  readonly fewerRefs: number;
  readonly sharedIds: readonly string[];
  readonly bothHaveOwnIds: boolean;
  /** Cosine of the two descriptions, 0..1; null when one says too little. */
  readonly description: number | null;
  /** How many of the two descriptions call the other by a name that they do not share, 0..2. */
  readonly mentions: number;
  /** Years between the spans that the two speak of, 0 or less when they overlap; null when one names no year. */
  readonly yearsApart: number | null;
}

/**
 * Measures a pair. The facts of (b, a) are those of (a, b) with the sides exchanged: they are measured in one order,
 * so that where two names are equally good the same one is chosen from both sides.
 */
export function pairFacts(index: MatchIndex, a: number, b: number): PairFacts {
  return a <= b ? measure(index, a, b) : exchanged(measure(index, b, a));
}

function exchanged(facts: PairFacts): PairFacts {
  const { a, b, kinds, agreement, spelling, overlap, above } = facts;
  return {
    ...facts,
    a: b,
    b: a,
    kinds: swapped(kinds),
    agreement: { ...agreement, names: agreement.names && swapped(agreement.names) },
    spelling: spelling && { ...spelling, names: swapped(spelling.names) },
    overlap: overlap && { ...overlap, names: swapped(overlap.names), numbers: swapped(overlap.numbers) },
    above: above && (above === 'a' ? 'b' : 'a'),
  };
}

function swapped<T>([one, other]: readonly [T, T]): readonly [T, T] {
  return [other, one];
}

function measure(index: MatchIndex, a: number, b: number): PairFacts {
  const agreement = nameAgreement(index, a, b);
  const agrees = agreement.step !== null;
  return {
    a,
    b,
    kinds: [kindOf(index, a), kindOf(index, b)],
    agreement,
    bearers: agreement.key === null ? null : bearersOfKey(index, agreement.key),
    spelling: agrees ? null : closestSpelling(index, a, b),
    overlap: agrees ? null : wordOverlap(index, a, b),
    rivals: otherNamesakes(index, a, b),
    above: whichIsAbove(index, a, b),
    replaced: isReplaced(index, a, b),
    third: thirdEntry(index, a, b),
    sharedRefBits: sharedRefBits(index, a, b),
    fewerRefs: Math.min(rowLength(index.refs, a), rowLength(index.refs, b)),
    sharedIds: sharedIds(index, a, b),
    bothHaveOwnIds: hasOwnId(index, a) && hasOwnId(index, b),
    description: descriptionSimilarity(index, a, b),
    mentions: (mentions(index, a, b) ? 1 : 0) + (mentions(index, b, a) ? 1 : 0),
    yearsApart: yearsApart(index, a, b),
  };
}

function kindOf({ kinds }: MatchIndex, entry: number): Kind {
  return KINDS[kinds[entry] ?? 0] ?? 'term';
}

function yearsApart({ years }: MatchIndex, a: number, b: number): number | null {
  const [firstA, lastA] = [years[2 * a], years[2 * a + 1]];
  const [firstB, lastB] = [years[2 * b], years[2 * b + 1]];
  if (!firstA || !lastA || !firstB || !lastB) return null;
  return Math.max(firstA - lastB, firstB - lastA);
}
