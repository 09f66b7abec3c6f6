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
