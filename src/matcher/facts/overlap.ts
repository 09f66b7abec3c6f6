import { rowLength } from '../csr.js';
import type { MatchIndex } from '../match-index.js';
import { bareName } from '../name-forms.js';
import { countShared, forEachShared } from './shared-values.js';
import { digitsOf } from './spelling.js';

/** How two names share words when no form of any of them agrees. */
export interface WordOverlap {
  /** All words are the same, those of one name are within the other, or some are shared. */
  readonly extent: 'same' | 'within' | 'some';
  /** Information of the shared words, in bits. */
  readonly bits: number;
  /** The two names, as written, and their digits. */
  readonly names: readonly [string, string];
  readonly numbers: readonly [string, string];
}

const MOST_COMPARED = 20;
const RANK = { some: 0, within: 1, same: 2 } as const;

interface Shared {
  readonly extent: WordOverlap['extent'];
  readonly bits: number;
  readonly a: number;
  readonly b: number;
}

/** The best overlap among the names of two entries. Null when no names share a word. */
export function wordOverlap(index: MatchIndex, a: number, b: number): WordOverlap | null {
  if (countShared(index.ownWords, a, b) === 0) return null;
  const { names } = index;
  const [firstA, endA] = [names.start[a] ?? 0, endOfNames(index, a)];
  const [firstB, endB] = [names.start[b] ?? 0, endOfNames(index, b)];
  let best: Shared | null = null;
  for (let nameA = firstA; nameA < endA; nameA += 1) {
    for (let nameB = firstB; nameB < endB; nameB += 1) {
      const shared = sharedWords(index, nameA, nameB);
      if (shared && (best === null || isBetter(index, shared, best))) best = shared;
    }
  }
  if (best === null) return null;
  const [nameA = '', nameB = ''] = [names.items[best.a], names.items[best.b]];
  const numbers = [digitsOf(bareName(nameA)), digitsOf(bareName(nameB))] as const;
  return { extent: best.extent, bits: best.bits, names: [nameA, nameB], numbers };
}

function endOfNames({ names }: MatchIndex, entry: number): number {
  return Math.min(names.start[entry + 1] ?? 0, (names.start[entry] ?? 0) + MOST_COMPARED);
}

/** By extent and information; then the names that sort first, so that the order of the entries does not matter. */
function isBetter({ names }: MatchIndex, one: Shared, other: Shared): boolean {
  const order = RANK[one.extent] - RANK[other.extent] || one.bits - other.bits;
  if (order !== 0) return order > 0;
  const [first, second] = sorted(names.items[one.a], names.items[one.b]);
  const [otherFirst, otherSecond] = sorted(names.items[other.a], names.items[other.b]);
  return first === otherFirst ? second < otherSecond : first < otherFirst;
}

function sorted(one = '', other = ''): readonly [string, string] {
  return one <= other ? [one, other] : [other, one];
}

function sharedWords({ nameWords, information }: MatchIndex, a: number, b: number): Shared | null {
  const count = countShared(nameWords, a, b);
  if (count === 0) return null;
  let bits = 0;
  forEachShared(nameWords, a, b, (word) => {
    bits += information[word] ?? 0;
  });
  const complete = (rowLength(nameWords, a) === count ? 1 : 0) + (rowLength(nameWords, b) === count ? 1 : 0);
  return { extent: (['some', 'within', 'same'] as const)[complete] ?? 'some', bits, a, b };
}
