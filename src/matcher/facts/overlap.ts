import type { MatchIndex } from '../match-index.js';
import { bareName } from '../name-forms.js';
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
  let best: Shared | null = null;
  for (const nameA of firstNames(index, a)) {
    for (const nameB of firstNames(index, b)) {
      const shared = sharedWords(index, nameA, nameB);
      if (shared && (best === null || isBetter(index, shared, best))) best = shared;
    }
  }
  if (best === null) return null;
  const [nameA = '', nameB = ''] = [index.names.items[best.a], index.names.items[best.b]];
  const numbers = [digitsOf(bareName(nameA)), digitsOf(bareName(nameB))] as const;
  return { extent: best.extent, bits: best.bits, names: [nameA, nameB], numbers };
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

function sharedWords(index: MatchIndex, a: number, b: number): Shared | null {
  const [wordsA, wordsB] = [wordsOfName(index, a), wordsOfName(index, b)];
  let count = 0;
  let bits = 0;
  for (const word of wordsA) {
    if (!wordsB.includes(word)) continue;
    count += 1;
    bits += index.information[word] ?? 0;
  }
  if (count === 0) return null;
  const complete = (wordsA.length === count ? 1 : 0) + (wordsB.length === count ? 1 : 0);
  return { extent: (['some', 'within', 'same'] as const)[complete] ?? 'some', bits, a, b };
}

/** The content words of a name, as numbers, ascending. */
export function wordsOfName({ nameWords }: MatchIndex, name: number): Uint32Array {
  return nameWords.items.subarray(nameWords.start[name], nameWords.start[name + 1]);
}

function firstNames({ names }: MatchIndex, entry: number): number[] {
  const first = names.start[entry] ?? 0;
  const count = Math.min((names.start[entry + 1] ?? 0) - first, MOST_COMPARED);
  return Array.from({ length: count }, (_, i) => first + i);
}
