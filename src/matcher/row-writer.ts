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
    return { start: new Uint32Array(this.starts), items: this.items };
  }

  numbers<N>(this: RowWriter<number>, Type: new (items: readonly number[]) => N): Rows<N> {
    return { start: new Uint32Array(this.starts), items: new Type(this.items) };
  }
}
