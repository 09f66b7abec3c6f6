import type { Rows } from '../csr.js';
import type { Texts } from './description-texts.js';

/**
 * The similarity of `descriptionSimilarity`, one text against many. The words of both names do not count, so with A and B
 * the texts without the words of their own names, and s(w) the squared information of a word:
 *
 *     shared = Σ s over A ∩ B        |A| = Σ s over A without the words of B's names, and |B| likewise
 *
 * The words of A and of its names are laid out once, with s(w) in their place and zero elsewhere, and every B is read
 * once: no sets, no merging.
 */
export class SimilarityTo {
  private readonly inText: Float64Array;
  private readonly inNames: Float64Array;
  private norm = 0;

  constructor(private readonly texts: Texts) {
    this.inText = new Float64Array(texts.square.length);
    this.inNames = new Float64Array(texts.square.length);
  }

  /** Lays out A. */
  begin(a: number): void {
    const { rest, names, norms, square } = this.texts;
    layOut(rest, a, this.inText, square);
    layOut(names, a, this.inNames, square);
    this.norm = norms[a] ?? 0;
  }

  /** Clears it away. */
  end(a: number): void {
    const { rest, names } = this.texts;
    layOut(rest, a, this.inText, null);
    layOut(names, a, this.inNames, null);
  }

  /** Cosine of A and B, 0..1. */
  to(b: number): number {
    const { inText, inNames } = this;
    const { rest, names, norms } = this.texts;
    let shared = 0;
    let normA = this.norm;
    let normB = norms[b] ?? 0;
    const { start, items } = rest;
    const end = start[b + 1] ?? 0;
    for (let at = start[b] ?? 0; at < end; at += 1) {
      const word = items[at] ?? 0;
      shared += inText[word] ?? 0;
      normB -= inNames[word] ?? 0;
    }
    const lastName = names.start[b + 1] ?? 0;
    for (let at = names.start[b] ?? 0; at < lastName; at += 1) normA -= inText[names.items[at] ?? 0] ?? 0;
    return shared / Math.sqrt(normA * normB || 1);
  }
}

/** Writes the numbers of a row's words into their places; zeros, where there are none. */
function layOut(
  { start, items }: Rows<Uint32Array>,
  row: number,
  places: Float64Array,
  numbers: Float64Array | null,
): void {
  const end = start[row + 1] ?? 0;
  for (let at = start[row] ?? 0; at < end; at += 1) {
    const word = items[at] ?? 0;
    places[word] = numbers === null ? 0 : (numbers[word] ?? 0);
  }
}
