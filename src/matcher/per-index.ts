import type { MatchIndex } from './match-index.js';

/**
 * The same function of an index, which makes its answer once an index: for columns that are filled when they are first
 * asked, so that what is true of an entry or a name is not found out again with each of its pairs.
 */
export function perIndex<T>(make: (index: MatchIndex) => T): (index: MatchIndex) => T {
  const made = new WeakMap<MatchIndex, T>();
  return (index) => {
    const known = made.get(index);
    if (known !== undefined) return known;
    const fresh = make(index);
    made.set(index, fresh);
    return fresh;
  };
}
