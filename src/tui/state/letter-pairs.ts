/**
 * Which of many texts have a pair of letters: what a mistyped word may mean is found without looking at all of them.
 * Built with `add`, one text after the other.
 */
export class LetterPairs {
  private readonly places = new Map<number, number[]>();
  private count = 0;

  /** Adds the next text; pairs with a line break in them count for nothing. */
  add(text: string): void {
    for (let at = 0; at + 1 < text.length; at += 1) {
      const pair = pairAt(text, at);
      const places = this.places.get(pair);
      if (places === undefined) this.places.set(pair, [this.count]);
      else if (places.at(-1) !== this.count) places.push(this.count);
    }
    this.count += 1;
  }

  /**
   * Places of the texts that have at least `share` (0..1) of the different pairs of `query`: those that have most first,
   * in the order in which they were added, and at most `most`.
   */
  sharing(query: string, share: number, most: number): number[] {
    const pairs = new Set(
      Array.from({ length: Math.max(0, query.length - 1) }, (_, at) => pairAt(query, at)),
    );
    const counts = new Uint8Array(this.count);
    for (const pair of pairs) {
      for (const place of this.places.get(pair) ?? []) counts[place] = (counts[place] ?? 0) + 1;
    }
    const least = Math.max(1, Math.ceil(pairs.size * share));
    const byCount: number[][] = Array.from({ length: pairs.size + 1 }, () => []);
    counts.forEach((count, place) => {
      if (count >= least) byCount[count]?.push(place);
    });
    return byCount.reverse().flat().slice(0, most);
  }
}

/** Two UTF-16 units as one number. */
function pairAt(text: string, at: number): number {
  return text.charCodeAt(at) * 0x10000 + text.charCodeAt(at + 1);
}
