import { hash32 } from '../galaxy/hash.js';

const STOP = new Set(
  (
    'a an and are as at be been but by can could for from had has have if in into is it its may might more most ' +
    'not of on or other such that the their them then there these they this those to was were which while who will ' +
    'with would also than via using use used uses one including include about any some when where what being both ' +
    'each only over under between through during after before because so we our us you your he she his her i no'
  ).split(' '),
);

/** Markdown links keep their text; citations, tags and URLs go. */
const NOISE = /\]\([^)]*\)|\(Citation:[^)]*\)|<sup>[\s\S]*?<\/sup>|<[^>]*>|https?:\/\/\S+/g;
const LONGEST_TEXT = 20_000;

/** Lower-case words of a description, in order, without markup; of a text beyond 20,000 characters the beginning. */
export function wordsIn(text: string): string[] {
  return (
    text
      .slice(0, LONGEST_TEXT)
      .replace(NOISE, ' ')
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

/** Hashes of the different content words, stemmed, in ascending order. */
export function contentWords(words: readonly string[]): Uint32Array {
  const hashes = new Set<number>();
  for (const word of words) if (word.length > 1 && !STOP.has(word)) hashes.add(stemHash(word));
  return Uint32Array.from(hashes).sort();
}

const memo = new Map<string, number>();
const MEMO_SIZE = 100_000;

/** The hash of a word's stem; words repeat so often that remembering them is worth a table of bounded size. */
function stemHash(word: string): number {
  const known = memo.get(word);
  if (known !== undefined) return known;
  if (memo.size >= MEMO_SIZE) memo.clear();
  const hash = hash32(stem(word));
  memo.set(word, hash);
  return hash;
}

/** Takes common English endings off, the longest that leaves at least four letters. */
export function stem(word: string): string {
  for (const ending of ENDINGS) {
    if (word.length - ending.length >= 4 && word.endsWith(ending)) return word.slice(0, -ending.length);
  }
  return word;
}

const ENDINGS = [
  'izations',
  'ization',
  'ations',
  'ements',
  'ation',
  'ement',
  'ingly',
  'ities',
  'izing',
  'ances',
  'ments',
  'izes',
  'ized',
  'ions',
  'ance',
  'ings',
  'ment',
  'ives',
  'able',
  'ical',
  'ion',
  'ing',
  'ity',
  'ive',
  'ers',
  'ies',
  'ed',
  'er',
  'es',
  'ly',
  'or',
  's',
  'e',
  'y',
];
