/**
 * Deals out the numbers from 0 to threads that ask for the next: who is done sooner takes more. What each gets is left to
 * chance; what all get together is not.
 */
export type Counter = Int32Array;

/** A counter at 0, in memory that threads share. */
export function makeCounter(): Counter {
  return new Int32Array(new SharedArrayBuffer(4));
}

/** The items that fall to whoever asks with this counter; all who do share them. */
export function* dealt<T>(items: readonly T[], counter: Counter): Iterable<T> {
  for (;;) {
    const item = items[Atomics.add(counter, 0, 1)];
    if (item === undefined) return;
    yield item;
  }
}
