/** Gives each different value a number, in order of first appearance. */
export class Interner<T> {
  readonly numbers = new Map<T, number>();

  get size(): number {
    return this.numbers.size;
  }

  number(value: T): number {
    const known = this.numbers.get(value);
    if (known !== undefined) return known;
    this.numbers.set(value, this.numbers.size);
    return this.numbers.size - 1;
  }

  values(): T[] {
    return [...this.numbers.keys()];
  }
}

/**
 * The same for hashes, non-negative integers of at most 53 bits: an open table in two typed arrays (Knuth 6.4, linear
 * probing). Millions of them are looked up, for which a `Map` takes four times as long.
 */
export class HashInterner {
  size = 0;
  private hashes = new Float64Array(1 << 16);
  /** In parallel: the number plus one; 0 is an empty slot. */
  private numbers = new Uint32Array(1 << 16);
  private mask = (1 << 16) - 1;

  number(hash: number): number {
    const slot = this.slotOf(hash);
    const known = this.numbers[slot] ?? 0;
    if (known !== 0) return known - 1;
    this.hashes[slot] = hash;
    this.size += 1;
    this.numbers[slot] = this.size;
    if (2 * this.size > this.mask) this.grow();
    return this.size - 1;
  }

  /** Where the hash is, or the empty slot where it belongs. */
  private slotOf(hash: number): number {
    const { hashes, numbers, mask } = this;
    let slot = (hash | 0) & mask;
    while (numbers[slot] !== 0 && hashes[slot] !== hash) slot = (slot + 1) & mask;
    return slot;
  }

  private grow(): void {
    const { hashes, numbers } = this;
    this.hashes = new Float64Array(2 * hashes.length);
    this.numbers = new Uint32Array(2 * numbers.length);
    this.mask = 2 * this.mask + 1;
    numbers.forEach((number, at) => {
      if (number === 0) return;
      const slot = this.slotOf(hashes[at] ?? 0);
      this.hashes[slot] = hashes[at] ?? 0;
      this.numbers[slot] = number;
    });
  }
}
