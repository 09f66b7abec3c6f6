import { hash32 } from '../galaxy/hash.js';
import { isStopWord, stem } from './stem.js';

/*
 * A galaxy has two million words but a hundred thousand different ones. Each gets a number when it is first met, and what
 * is asked of words (their stem here, their traits elsewhere) is worked out once a number instead of once a word.
 *
 * In plain text a word is found without making a string of it: while its letters are read, two hashes are kept, and the
 * table is looked up by both. Only a word that is new is cut out of the text.
 *
 *     "Uses the PlugX"  →  u·s·e·s ⇒ (a, b) ⇒ slot ⇒ 17       known: no string was made
 *                          p·l·u·g·x ⇒ (a, b) ⇒ empty ⇒ 1203, texts[1203] = "plugx"
 */

const PRIME = 0x01000193;
const OTHER = 0x85ebca6b;
/** A slot holds both hashes and the word's number plus one; zero is an empty slot. */
const SLOT = 3;

export class WordTable {
  /** Number → the word, lower case. */
  readonly texts: string[] = [];
  /** Number → number of its stem, or -1 for a word without content (a stop word, a single letter). */
  readonly stems: number[] = [];
  /** Stem → its hash, 32 bits. */
  readonly stemHashes: number[] = [];
  private readonly stemNumbers = new Map<string, number>();
  private slots = new Int32Array(SLOT << 16);
  private mask = (1 << 16) - 1;

  /** The number of a lower-case word. */
  number(word: string): number {
    let a = 0;
    let b = 0;
    for (let i = 0; i < word.length; i += 1) {
      const unit = word.charCodeAt(i);
      a = Math.imul(a ^ unit, PRIME);
      b = Math.imul(b ^ unit, OTHER);
    }
    const known = this.find(a, b);
    return known === -1 ? this.insert(a, b, word) : known;
  }

  /**
   * The numbers of all runs of ASCII letters and digits in `text`, in order. Null when anything else in it may be part of
   * a word.
   */
  plainNumbers(text: string): number[] | null {
    const numbers: number[] = [];
    const { length } = text;
    let a = 0;
    let b = 0;
    let start = -1;
    for (let i = 0; i <= length; i += 1) {
      const letter = i < length ? (LETTERS[text.charCodeAt(i)] ?? GAP) : GAP;
      if (letter > GAP) {
        if (start === -1) start = i;
        a = Math.imul(a ^ letter, PRIME);
        b = Math.imul(b ^ letter, OTHER);
        continue;
      }
      if (letter === UNKNOWN) return null;
      if (start === -1) continue;
      const known = this.find(a, b);
      numbers.push(known === -1 ? this.insert(a, b, text.slice(start, i).toLowerCase()) : known);
      a = 0;
      b = 0;
      start = -1;
    }
    return numbers;
  }

  private find(a: number, b: number): number {
    const { slots, mask } = this;
    for (let slot = home(a) & mask; ; slot = (slot + 1) & mask) {
      const number = (slots[SLOT * slot + 2] ?? 0) - 1;
      if (number === -1 || (slots[SLOT * slot] === a && slots[SLOT * slot + 1] === b)) return number;
    }
  }

  private insert(a: number, b: number, word: string): number {
    if (2 * this.texts.length > this.mask) this.grow();
    const number = this.texts.length;
    this.texts.push(word);
    this.stems.push(word.length > 1 && !isStopWord(word) ? this.stemNumber(stem(word)) : -1);
    this.place(a, b, number);
    return number;
  }

  private stemNumber(text: string): number {
    const known = this.stemNumbers.get(text);
    if (known !== undefined) return known;
    const number = this.stemHashes.length;
    this.stemNumbers.set(text, number);
    this.stemHashes.push(hash32(text));
    return number;
  }

  private place(a: number, b: number, number: number): void {
    let slot = home(a) & this.mask;
    while (this.slots[SLOT * slot + 2] !== 0) slot = (slot + 1) & this.mask;
    this.slots[SLOT * slot] = a;
    this.slots[SLOT * slot + 1] = b;
    this.slots[SLOT * slot + 2] = number + 1;
  }

  private grow(): void {
    const old = this.slots;
    this.slots = new Int32Array(2 * old.length);
    this.mask = 2 * this.mask + 1;
    for (let at = 0; at < old.length; at += SLOT) {
      const number = (old[at + 2] ?? 0) - 1;
      if (number !== -1) this.place(old[at] ?? 0, old[at + 1] ?? 0, number);
    }
  }
}

/** Spreads a hash over its lower bits, where a product leaves the least. */
function home(hash: number): number {
  return hash ^ (hash >>> 15);
}

/** What is no letter and joins none, before NFKC and after. */
const GAP = 1;
/** What may be part of a word that is not ASCII. */
const UNKNOWN = 0;

/** UTF-16 unit → its lower-case code where it is an ASCII letter or digit, else what it is. */
const LETTERS = new Uint8Array(2 ** 16);
/** ASCII and typographic quotes, dashes, … */
for (const [from, to] of [
  [0x00, 0x7f],
  [0xa0, 0xa9],
  [0xab, 0xb1],
  [0xb4, 0xb4],
  [0xb6, 0xb8],
  [0xbb, 0xbb],
  [0xbf, 0xbf],
  [0x2000, 0x206f],
] as const) {
  LETTERS.fill(GAP, from, to + 1);
}
for (const character of 'abcdefghijklmnopqrstuvwxyz0123456789') {
  const code = character.charCodeAt(0);
  LETTERS[code] = code;
  LETTERS[character.toUpperCase().charCodeAt(0)] = code;
}
