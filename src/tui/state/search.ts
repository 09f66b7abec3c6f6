import Fuse from 'fuse.js';
import type { LetterPairs } from './letter-pairs.js';

/** Longer queries are cut: nobody types more to find something, and fuse.js slows down with every letter. */
const LONGEST_QUERY = 100;
const LONGEST_FOR_FUSE = 32;

/** Its first letters say what may be meant; every pair of them is looked up in every text. */
const LONGEST_FOR_PAIRS = 12;

/** Shorter queries are taken as they are typed: too much is near to them. */
const SHORTEST_FOR_FUSE = 4;

/** Fuse.js looks at no more than this many items, those that share most with the query: it takes 10 ms for them. */
const MOST_FOR_FUSE = 1_000;

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
  return found.length > 0 ? found : nearest(items, words.join(' '), texts);
}

function rankOf(texts: readonly string[], words: readonly string[]): 0 | 1 | 2 | null {
  const lower = texts.map((text) => text.toLowerCase());
  const [first = ''] = lower;
  if (first.startsWith(words.join(' '))) return 0;
  if (words.every((word) => first.includes(word))) return 1;
  return words.every((word) => lower.some((text) => text.includes(word))) ? 2 : null;
}

/** The items that a mistyped query may mean, best first. */
function nearest<T>(items: readonly T[], query: string, texts: (item: T) => readonly string[]): readonly T[] {
  return byFuse(likeliest(items, query, texts, MOST_FOR_FUSE), query, texts);
}

/** What fuse.js makes of few items, best first. */
export function byFuse<T>(
  items: readonly T[],
  query: string,
  texts: (item: T) => readonly string[],
): readonly T[] {
  const fuse = new Fuse(
    items.map((item) => ({ item, texts: texts(item) })),
    { keys: ['texts'], threshold: 0.35, ignoreLocation: true },
  );
  return fuse.search(query.slice(0, LONGEST_FOR_FUSE), { limit: 200 }).map((result) => result.item.item);
}

const LEAST_SHARE = 1 / 3;

/**
 * The items that share most pairs of letters with the query, a third of them at least: one typing error spoils two.
 * `lotsu` and `lotus` share `lo` and `ot`, two of four. At most `most`, and none for a short query.
 */
export function likeliest<T>(
  items: readonly T[],
  query: string,
  texts: (item: T) => readonly string[],
  most: number,
): readonly T[] {
  if (query.length < SHORTEST_FOR_FUSE) return [];
  const pattern = query.slice(0, LONGEST_FOR_PAIRS);
  const pairs = [
    ...new Set(Array.from({ length: pattern.length - 1 }, (_, at) => pattern.slice(at, at + 2))),
  ];
  const least = Math.ceil(pairs.length * LEAST_SHARE);
  const byShare: T[][] = Array.from({ length: pairs.length + 1 }, () => []);
  for (const item of items) {
    let share = 0;
    for (const text of texts(item)) share = Math.max(share, countIn(text.toLowerCase(), pairs));
    if (share >= least) byShare[share]?.push(item);
  }
  return byShare.reverse().flat().slice(0, most);
}

/** The same of texts whose pairs of letters are known: the places of the likeliest. */
export function likeliestPlaces(pairs: LetterPairs, query: string, most: number): readonly number[] {
  if (query.length < SHORTEST_FOR_FUSE) return [];
  return pairs.sharing(query.slice(0, LONGEST_FOR_PAIRS), LEAST_SHARE, most);
}

function countIn(text: string, parts: readonly string[]): number {
  let count = 0;
  for (const part of parts) if (text.includes(part)) count += 1;
  return count;
}
