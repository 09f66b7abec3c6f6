import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/*
 * A galaxy many times as large, with the statistics of a real one. Each copy of a cluster says the same in another
 * vocabulary: words that few entries use are spelled with other consonants and digits, words that many use stay.
 *
 *     copy 0   a group called OceanLotus
 *     copy 1   a group called OdeapMovut
 *
 * So names overlap within a copy as they do in the real one, rare words stay rare, and common ones grow common with the
 * whole.
 */

/** A word in more entries than this is common. */
const MOST_FOR_RARE = 40;
const CONSONANTS = 'bcdfghjklmnpqrstvwxyz';
const WORD = /[\p{L}\p{N}]+/gu;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Writes `times` copies of the clusters of a galaxy into another folder. At most 21, one for each consonant. */
export function writeLarger(from: string, to: string, times: number): void {
  const files = readdirSync(join(from, 'clusters')).filter((file) => file.endsWith('.json'));
  const clusters = files.map((file) => JSON.parse(readFileSync(join(from, 'clusters', file), 'utf8')));
  const isRare = rareWords(clusters);
  mkdirSync(join(to, 'clusters'), { recursive: true });
  for (let copy = 0; copy < times; copy += 1) {
    clusters.forEach((cluster, i) => {
      const name = `${copy}-${files[i]}`;
      writeFileSync(
        join(to, 'clusters', name),
        `${JSON.stringify({ ...cluster, values: inCopy(cluster.values, copy, isRare) }, null, 2)}\n`,
      );
    });
  }
}

function rareWords(clusters: readonly { values: readonly unknown[] }[]): (word: string) => boolean {
  const counts = new Map<string, number>();
  for (const { values } of clusters) {
    for (const entry of values) {
      for (const word of new Set(JSON.stringify(entry).match(WORD))) {
        const known = word.toLowerCase();
        counts.set(known, (counts.get(known) ?? 0) + 1);
      }
    }
  }
  return (word) => (counts.get(word.toLowerCase()) ?? 0) <= MOST_FOR_RARE;
}

/** The value with every text in it as the copy has it; keys stay. */
function inCopy(value: unknown, copy: number, isRare: (word: string) => boolean): unknown {
  if (copy === 0) return value;
  if (typeof value === 'string') {
    if (UUID.test(value)) return otherUuid(value, copy);
    return value.replace(WORD, (word) => (isRare(word) ? respelled(word, copy) : word));
  }
  if (Array.isArray(value)) return value.map((item) => inCopy(item, copy, isRare));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, inCopy(item, copy, isRare)]));
}

/** Consonants move along by `copy`; letters of scripts without them, too; numbers become others of as many digits. */
function respelled(word: string, copy: number): string {
  const renumbered = word.replace(/\d+/g, (digits) => otherDigits(digits, copy));
  return renumbered.replace(/[b-df-hj-np-tv-z]|[\u4e00-\u9f00\uac00-\ud700]/giu, (letter) => {
    const at = CONSONANTS.indexOf(letter.toLowerCase());
    if (at === -1) return String.fromCodePoint((letter.codePointAt(0) ?? 0) + copy);
    const other = CONSONANTS[(at + copy) % CONSONANTS.length] ?? letter;
    return letter === letter.toLowerCase() ? other : other.toUpperCase();
  });
}

function otherDigits(digits: string, copy: number): string {
  const hex = createHash('sha256').update(`${copy} ${digits}`).digest('hex');
  return String(Number.parseInt(hex.slice(0, 12), 16))
    .padStart(digits.length, '0')
    .slice(-digits.length);
}

function otherUuid(uuid: string, copy: number): string {
  const hex = createHash('sha256').update(`${copy} ${uuid.toLowerCase()}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
