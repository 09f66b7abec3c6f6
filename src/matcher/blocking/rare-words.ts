import { countPerValue, invert, type Rows, rowLength } from '../csr.js';
import { isOrdinaryName } from '../facts/descriptions.js';
import { familyOf, KINDS } from '../kind.js';
import type { MatchIndex } from '../match-index.js';
import type { PairList } from './pairs.js';
import { rareNames } from './rare-names.js';

/*
 * Two rules around names that consist of rare words: such a name inside a longer one, and such a name in the other's
 * description. Each looks the rarest word of a name up in one inverted list, then checks the others. Both stay within
 * one family of kinds: across kinds, a word in common says too little.
 */

/** A word that more names have is not rare: as any of their words, or as the rarest of them. */
const MOST_NAMES_WITH_WORD = 10;
const MOST_NAMED = 40;

/** Pairs where all words of a name of one are words of a name of the other: `Babuk`, `Babuk Locker Builder`. */
export function wordsWithin(index: MatchIndex, pairs: PairList): void {
  const { entries, words, rarest } = rareNames(index);
  const withWord = invert(words, index.information.length);
  for (let name = 0; name < entries.length; name += 1) {
    const word = rarest[name] ?? 0;
    if (rowLength(withWord, word) > MOST_NAMES_WITH_WORD) continue;
    const entry = entries[name] ?? 0;
    for (let at = withWord.start[word] ?? 0; at < (withWord.start[word + 1] ?? 0); at += 1) {
      const longer = withWord.items[at] ?? 0;
      const other = entries[longer] ?? 0;
      if (other === entry || !isOneFamily(index, entry, other)) continue;
      if (isWithin(words, name, words, longer)) pairs.add(entry, other);
    }
  }
}

/**
 * Pairs where the description of one has all words of a name of the other. That `magic` or `lotus` occurs in a text says
 * nothing of what is called so; and a text speaks of its own framework's entry before it speaks of a namesake elsewhere.
 */
export function nameMentions(index: MatchIndex, pairs: PairList): void {
  const { entries, numbers, words, rarest } = rareNames(index);
  const named = countPerValue(rarest, index.information.length);
  const texts = textsWith(index, named);
  for (let name = 0; name < entries.length; name += 1) {
    const word = rarest[name] ?? 0;
    if ((named[word] ?? 0) > MOST_NAMED) continue;
    const entry = entries[name] ?? 0;
    for (let at = texts.start[word] ?? 0; at < (texts.start[word + 1] ?? 0); at += 1) {
      const text = texts.items[at] ?? 0;
      if (text === entry || !isOneFamily(index, text, entry)) continue;
      if (!isWithin(words, name, index.words, text) || hasKinIn(index, entry, text)) continue;
      if (isOrdinaryName(index, numbers[name] ?? 0)) break;
      pairs.add(text, entry);
    }
  }
}

/** For each word that is `wanted` (not zero): the candidates whose descriptions have it, ascending. */
function textsWith({ words, candidate, size }: MatchIndex, wanted: Uint32Array): Rows<Uint32Array> {
  const start = new Uint32Array(size + 1);
  const items = new Uint32Array(words.items.length);
  let kept = 0;
  for (let entry = 0; entry < size; entry += 1) {
    const end = candidate[entry] === 0 ? 0 : (words.start[entry + 1] ?? 0);
    for (let at = words.start[entry] ?? 0; at < end; at += 1) {
      const word = words.items[at] ?? 0;
      if (wanted[word] === 0) continue;
      items[kept] = word;
      kept += 1;
    }
    start[entry + 1] = kept;
  }
  return invert({ start, items: items.subarray(0, kept) }, wanted.length);
}

/** Whether one ascending row has all that another has. */
function isWithin(inner: Rows<Uint32Array>, one: number, outer: Rows<Uint32Array>, other: number): boolean {
  const end = inner.start[one + 1] ?? 0;
  const outerEnd = outer.start[other + 1] ?? 0;
  let j = outer.start[other] ?? 0;
  for (let i = inner.start[one] ?? 0; i < end; i += 1) {
    const value = inner.items[i] ?? 0;
    while (j < outerEnd && (outer.items[j] ?? 0) < value) j += 1;
    if (j === outerEnd || outer.items[j] !== value) return false;
  }
  return true;
}

/** Whether the framework of `other` has kin of `entry`. */
function hasKinIn({ kin, cluster }: MatchIndex, entry: number, other: number): boolean {
  const { start, items } = kin.rows;
  for (let at = start[entry] ?? 0; at < (start[entry + 1] ?? 0); at += 1) {
    if (cluster[items[at] ?? 0] === cluster[other]) return true;
  }
  return false;
}

/** Whether two entries are of one family of kinds, and no documents. */
function isOneFamily({ kinds }: MatchIndex, a: number, b: number): boolean {
  const family = FAMILIES[kinds[a] ?? 0];
  return family !== 'document' && family === FAMILIES[kinds[b] ?? 0];
}

/** Kind, as a number → its family. */
const FAMILIES = KINDS.map(familyOf);
