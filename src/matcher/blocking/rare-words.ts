import { rowLength } from '../csr.js';
import { isOrdinaryName } from '../facts/descriptions.js';
import { familyOf, KINDS } from '../kind.js';
import type { MatchIndex } from '../match-index.js';
import type { PairList } from './pairs.js';

/*
 * Two rules around names that consist of rare words: such a name inside a longer one, and such a name in the other's
 * description. Each looks the rarest word of a name up in one inverted list, then checks the others. Both stay within
 * one family of kinds: across kinds, a word in common says too little.
 */

/** Information that the rarest word of a name must carry, in bits: less than one description in a thousand has it. */
const BITS = 10;
const MOST_WORDS = 6;
const MOST_NAMES = 40;
/** A word that more names have is not rare. */
const MOST_NAMES_WITH_WORD = 10;
const MOST_NAMED = 40;

interface RareName {
  readonly entry: number;
  readonly name: number;
  readonly words: Uint32Array;
  /** The word with the most information. */
  readonly rarest: number;
}

/** Pairs where all words of a name of one are words of a name of the other: `Babuk`, `Babuk Locker Builder`. */
export function wordsWithin(index: MatchIndex, pairs: PairList): void {
  const names = rareNames(index);
  const withWord = new Map<number, RareName[]>();
  for (const name of names) for (const word of name.words) append(withWord, word, name);
  for (const { entry, words, rarest } of names) {
    const others = withWord.get(rarest) ?? [];
    if (others.length > MOST_NAMES_WITH_WORD) continue;
    for (const other of others) {
      if (other.entry === entry || !isOneFamily(index, entry, other.entry)) continue;
      if (words.every((word) => other.words.includes(word))) pairs.add(entry, other.entry);
    }
  }
}

/**
 * Pairs where the description of one has all words of a name of the other. That `magic` or `lotus` occurs in a text says
 * nothing of what is called so; and a text speaks of its own framework's entry before it speaks of a namesake elsewhere.
 */
export function nameMentions(index: MatchIndex, pairs: PairList): void {
  const { words, information } = index;
  /** Word → names of which it is the rarest. An array, because every word of every description asks it. */
  const byRarest: (RareName[] | undefined)[] = Array.from(information, () => undefined);
  for (const name of rareNames(index)) {
    const named = byRarest[name.rarest];
    if (named) named.push(name);
    else byRarest[name.rarest] = [name];
  }
  for (let entry = 0; entry < index.size; entry += 1) {
    if (rowLength(words, entry) === 0 || index.candidate[entry] === 0) continue;
    const text = words.items.subarray(words.start[entry], words.start[entry + 1]);
    for (const word of text) {
      const named = byRarest[word];
      if (!named || named.length > MOST_NAMED) continue;
      for (const name of named) {
        if (name.entry === entry || !isOneFamily(index, entry, name.entry)) continue;
        if (!name.words.every((each) => text.includes(each))) continue;
        if (isOrdinaryName(index, name.name) || hasKinIn(index, name.entry, entry)) continue;
        pairs.add(entry, name.entry);
      }
    }
  }
}

/** Whether the framework of `other` has kin of `entry`. */
function hasKinIn({ kin, cluster }: MatchIndex, entry: number, other: number): boolean {
  const { start, items } = kin.rows;
  for (let at = start[entry] ?? 0; at < (start[entry + 1] ?? 0); at += 1) {
    if (cluster[items[at] ?? 0] === cluster[other]) return true;
  }
  return false;
}

function rareNames(index: MatchIndex): RareName[] {
  const { names, nameWords, information } = index;
  const bitsOf = (word: number) => information[word] ?? 0;
  const found: RareName[] = [];
  for (let entry = 0; entry < index.size; entry += 1) {
    if (index.candidate[entry] === 0) continue;
    const end = Math.min(names.start[entry + 1] ?? 0, (names.start[entry] ?? 0) + MOST_NAMES);
    for (let name = names.start[entry] ?? 0; name < end; name += 1) {
      const words = nameWords.items.subarray(nameWords.start[name], nameWords.start[name + 1]);
      if (words.length === 0 || words.length > MOST_WORDS) continue;
      const rarest = words.reduce((best, word) => (bitsOf(word) > bitsOf(best) ? word : best));
      if (bitsOf(rarest) >= BITS) found.push({ entry, name, words, rarest });
    }
  }
  return found;
}

function isOneFamily({ kinds }: MatchIndex, a: number, b: number): boolean {
  const [kindA, kindB] = [KINDS[kinds[a] ?? 0] ?? 'term', KINDS[kinds[b] ?? 0] ?? 'term'];
  return kindA !== 'document' && familyOf(kindA) === familyOf(kindB);
}

function append<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}
