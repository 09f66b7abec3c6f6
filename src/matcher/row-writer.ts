import type { Rows } from './csr.js';

/** Collects rows one after the other. */
export class RowWriter<T> {
  private readonly items: T[] = [];
  private readonly starts: number[] = [0];

  push(item: T): void {
    this.items.push(item);
  }

  end(): void {
    this.starts.push(this.items.length);
  }

  rows(): Rows<readonly T[]> {
    return { start: Uint32Array.from(this.starts), items: this.items };
  }

  numbers<N>(this: RowWriter<number>, type: { from(items: number[]): N }): Rows<N> {
    return { start: Uint32Array.from(this.starts), items: type.from(this.items) };
  }
}
