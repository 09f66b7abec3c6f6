import { hash53 } from '../galaxy/hash.js';
import data from './dictionary.json' with { type: 'json' };

/*
 * Which strings are words of the English language, as a Bloom filter: every word is found, and one other string in
 * 800 is taken for a word. `npm run dictionary` makes it from the words of WordNet 3.1.
 */

const HALF = 2 ** 26;
const bits = decode(data.bits);
const size = bits.length * 8;

/** Whether a folded name is one ordinary word, in the singular or the plural. */
export function isOrdinaryWord(text: string): boolean {
  return holds(text) || (text.endsWith('s') && holds(text.slice(0, -1)));
}

function holds(word: string): boolean {
  const [first, second] = hashesOf(word, size);
  for (let i = 0; i < data.hashes; i += 1) {
    const at = (first + i * second) % size;
    if (((bits[at >> 3] ?? 0) & (1 << (at & 7))) === 0) return false;
  }
  return true;
}

/** The bits that stand for a word, by double hashing (Kirsch and Mitzenmacher 2006). */
export function positionsOf(word: string, size: number, hashes: number): number[] {
  const [first, second] = hashesOf(word, size);
  return Array.from({ length: hashes }, (_, i) => (first + i * second) % size);
}

function hashesOf(word: string, size: number): readonly [first: number, second: number] {
  const hash = hash53(word);
  return [Math.floor(hash / HALF) % size, hash % HALF];
}

function decode(base64: string): Uint8Array {
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i += 1) bytes[i] = text.charCodeAt(i);
  return bytes;
}
