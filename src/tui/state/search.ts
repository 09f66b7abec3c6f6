import Fuse from 'fuse.js';

/** Fuse is asked only when nothing holds the words as typed, and never about more than this many items. */
const MOST_FOR_FUSE = 20_000;

/** Longer queries are cut: nobody types more to find something, and fuse.js slows down with every letter. */
const LONGEST_QUERY = 100;
const LONGEST_FOR_FUSE = 32;

/**
 * The items that a query means, best first. Items that hold every word of the query come first: those whose first
 * text starts with it, then those with it in the first text, then the rest, each in their given order. When there are
 * none, the nearest by fuse.js, for typing errors.
 */
export function bestMatches<T>(
  items: readonly T[],
  query: string,
  texts: (item: T) => readonly string[],
): readonly T[] {
  const words = query.slice(0, LONGEST_QUERY).toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return items;
  const ranked: T[][] = [[], [], []];
  for (const item of items) {
    const rank = rankOf(texts(item), words);
    if (rank !== null) ranked[rank]?.push(item);
  }
  const found = ranked.flat();
  if (found.length > 0 || items.length > MOST_FOR_FUSE) return found;
  const fuse = new Fuse(
    items.map((item) => ({ item, texts: texts(item) })),
    { keys: ['texts'], threshold: 0.35, ignoreLocation: true },
  );
  return fuse
    .search(words.join(' ').slice(0, LONGEST_FOR_FUSE), { limit: 200 })
    .map((result) => result.item.item);
}

function rankOf(texts: readonly string[], words: readonly string[]): 0 | 1 | 2 | null {
  const lower = texts.map((text) => text.toLowerCase());
  const [first = ''] = lower;
  if (first.startsWith(words.join(' '))) return 0;
  if (words.every((word) => first.includes(word))) return 1;
  return words.every((word) => lower.some((text) => text.includes(word))) ? 2 : null;
}
