import type { Galaxy, Located } from '../../galaxy/galaxy.js';
import { inAdvance } from './in-advance.js';
import { LetterPairs } from './letter-pairs.js';
import { byFuse, likeliestPlaces } from './search.js';

/** What a query finds among all entries of a galaxy. */
export interface Found {
  /** The best ones, best first: at most {@link MOST_FOUND}. */
  readonly entries: readonly Located[];
  /** How many there are in all. */
  readonly count: number;
  /** Nothing has these letters: these are names that are near to them. */
  readonly near: boolean;
}

export const NOTHING_FOUND: Found = { entries: [], count: 0, near: false };

export const MOST_FOUND = 500;

/** Shorter queries stand somewhere in half of all names: only names that begin with them are meant. */
const SHORTEST_INSIDE = 3;

/** Fuse.js looks at so many entries, those that share most with the query: an entry has several names. */
const MOST_FOR_FUSE = 200;

/** Longer queries are cut: nobody types more to find something. */
const LONGEST_QUERY = 100;

interface Row {
  readonly located: Located;
  /** `\nvalue\nsynonym\n\tframework` in lower case: what is looked up in all of them is looked up in one go. */
  readonly lines: string;
}

/** The rows of a galaxy, made once. */
export const rowsOf = inAdvance(makeRows);

function* makeRows(galaxy: Galaxy): Generator<void, readonly Row[]> {
  const made: Row[] = [];
  for (const cluster of galaxy.clusters) {
    for (const entry of cluster.entries) {
      const lines = `\n${[entry.value, ...entry.synonyms].join('\n')}\n\t${cluster.name}`.toLowerCase();
      made.push({ located: { cluster, entry }, lines });
    }
    yield;
  }
  return made;
}

/** Rows whose names are added in one step. */
const ROWS_AT_ONCE = 1_000;

/** The pairs of letters of all names, by the places of the rows. */
export const namePairsOf = inAdvance(makeNamePairs);

function* makeNamePairs(galaxy: Galaxy): Generator<void, LetterPairs> {
  const pairs = new LetterPairs();
  for (const [place, row] of rowsOf(galaxy).entries()) {
    pairs.add(namesIn(row).join('\n'));
    if (place % ROWS_AT_ONCE === 0) yield;
  }
  return pairs;
}

function namesIn({ lines }: Row): string[] {
  return lines.split('\n').slice(1, -1);
}

/**
 * The entries that a query means: those with a name that equals it come first, then values and other names that begin
 * with it, then values that hold all its words, then names and frameworks that do. Shorter values come before longer
 * ones, live frameworks before deprecated ones. When there are none, the nearest by fuse.js, for typing errors. A UUID
 * finds its entry.
 */
export function findEntries(galaxy: Galaxy, query: string): Found {
  const text = query.slice(0, LONGEST_QUERY).toLowerCase().trim();
  const words = text.split(/\s+/).filter(Boolean);
  if (words.length === 0) return NOTHING_FOUND;
  const named = galaxy.find(text);
  if (named) return { entries: [named], count: 1, near: false };
  const ranked: Row[][] = [[], [], [], [], []];
  const needles = text.length < SHORTEST_INSIDE ? [`\n${text}`] : words;
  for (const row of rowsOf(galaxy)) {
    if (needles.every((needle) => row.lines.includes(needle))) ranked[rankOf(row, text, words)]?.push(row);
  }
  const found = ranked.flatMap((equals) => equals.sort(shorterFirst));
  return found.length > 0 ? foundOf(found, false) : foundOf(nearRows(galaxy, text), true);
}

function nearRows(galaxy: Galaxy, text: string): readonly Row[] {
  const rows = rowsOf(galaxy);
  const places = likeliestPlaces(namePairsOf(galaxy), text, MOST_FOR_FUSE);
  return byFuse(
    places.flatMap((place) => rows[place] ?? []),
    text,
    namesIn,
  );
}

function foundOf(found: readonly Row[], near: boolean): Found {
  return { entries: found.slice(0, MOST_FOUND).map(({ located }) => located), count: found.length, near };
}

function rankOf({ located, lines }: Row, text: string, words: readonly string[]): 0 | 1 | 2 | 3 | 4 {
  if (lines.includes(`\n${text}\n`)) return 0;
  if (lines.startsWith(`\n${text}`)) return 1;
  if (lines.includes(`\n${text}`)) return 2;
  const value = located.entry.value.toLowerCase();
  return words.every((word) => value.includes(word)) ? 3 : 4;
}

function shorterFirst(a: Row, b: Row): number {
  return (
    Number(a.located.cluster.deprecated) - Number(b.located.cluster.deprecated) ||
    a.located.entry.value.length - b.located.entry.value.length
  );
}
