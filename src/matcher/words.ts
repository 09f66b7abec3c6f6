import type { WordTable } from './word-table.js';

/** Markdown links keep their text; citations, tags and URLs go. */
const NOISE = /\]\([^)]*\)|\(Citation:[^)]*\)|<sup>[\s\S]*?<\/sup>|<[^>]*>|https?:\/\/\S+/g;
const LONGEST_TEXT = 20_000;
const WORD = /[\p{L}\p{N}]+/gu;

/** The words of a text, in order and lower case, without markup; of a text beyond 20,000 characters the beginning. */
export function wordsIn(text: string): string[] {
  return spelledOut(withoutMarkup(text));
}

/** {@link wordsIn} as numbers of `table`: what long texts are read with. */
export function wordNumbersIn(text: string, table: WordTable): number[] {
  const clean = withoutMarkup(text);
  return table.plainNumbers(clean) ?? spelledOut(clean).map((word) => table.number(word));
}

function spelledOut(clean: string): string[] {
  return clean.normalize('NFKC').toLowerCase().match(WORD) ?? [];
}

function withoutMarkup(text: string): string {
  const beginning = text.length > LONGEST_TEXT ? text.slice(0, LONGEST_TEXT) : text;
  return mayHaveMarkup(beginning) ? beginning.replace(NOISE, ' ') : beginning;
}

/** Every alternative of `NOISE` has one of these in it. */
function mayHaveMarkup(text: string): boolean {
  return text.includes('<') || text.includes('](') || text.includes('://') || text.includes('(Citation:');
}

/** Collects the different stems of texts, each text's in the order in which they come. */
export class StemCollector {
  private round = 0;
  /** Stem → the round in which it was last met. */
  private readonly metIn: number[] = [];

  constructor(private readonly table: WordTable) {}

  /** Numbers of the stems of the different content words. */
  stemsOf(words: readonly number[]): number[] {
    this.round += 1;
    const { stems } = this.table;
    const different: number[] = [];
    for (const word of words) {
      const stem = stems[word] ?? -1;
      if (stem === -1 || this.metIn[stem] === this.round) continue;
      while (this.metIn.length <= stem) this.metIn.push(0);
      this.metIn[stem] = this.round;
      different.push(stem);
    }
    return different;
  }
}
