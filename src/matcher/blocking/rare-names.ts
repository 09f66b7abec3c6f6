import { type Rows, rowLength } from '../csr.js';
import type { MatchIndex } from '../match-index.js';
import { RowWriter } from '../row-writer.js';

/** Information that the rarest word of a name must carry, in bits: less than one description in a thousand has it. */
const BITS = 10;
/** Longer names are descriptions; and of so many names of one entry, the rest are spellings. */
const MOST_WORDS = 6;
const MOST_NAMES = 40;

/** Names of rare words; a name is its place in these columns. */
export interface RareNames {
  /** Its entry, and its number in the index. */
  readonly entries: Uint32Array;
  readonly numbers: Uint32Array;
  /** Its words, ascending, and which of them has the most information. */
  readonly words: Rows<Uint32Array>;
  readonly rarest: Uint32Array;
}

/** The names of all candidates that have a rare word, and few words besides. */
export function rareNames(index: MatchIndex): RareNames {
  const { size, candidate, names, nameWords } = index;
  const [entries, numbers, rarest] = [[], [], []] as [number[], number[], number[]];
  const words = new RowWriter<number>();
  for (let entry = 0; entry < size; entry += 1) {
    if (candidate[entry] === 0) continue;
    const end = Math.min(names.start[entry + 1] ?? 0, (names.start[entry] ?? 0) + MOST_NAMES);
    for (let name = names.start[entry] ?? 0; name < end; name += 1) {
      const rare = rareWordOf(index, name);
      if (rare === NO_WORD) continue;
      entries.push(entry);
      numbers.push(name);
      rarest.push(rare);
      const last = nameWords.start[name + 1] ?? 0;
      for (let at = nameWords.start[name] ?? 0; at < last; at += 1) words.push(nameWords.items[at] ?? 0);
      words.end();
    }
  }
  return {
    entries: new Uint32Array(entries),
    numbers: new Uint32Array(numbers),
    rarest: new Uint32Array(rarest),
    words: words.numbers(Uint32Array),
  };
}

const NO_WORD = -1;

/** The rarest word of a name; none where it is not rare, or has company that is too many. */
function rareWordOf({ nameWords, information }: MatchIndex, name: number): number {
  if (rowLength(nameWords, name) > MOST_WORDS) return NO_WORD;
  const end = nameWords.start[name + 1] ?? 0;
  let rarest = NO_WORD;
  let most = 0;
  for (let at = nameWords.start[name] ?? 0; at < end; at += 1) {
    const word = nameWords.items[at] ?? 0;
    const bits = information[word] ?? 0;
    if (bits <= most) continue;
    rarest = word;
    most = bits;
  }
  return most >= BITS ? rarest : NO_WORD;
}
