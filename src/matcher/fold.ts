import { hash53, hash53Through } from '../galaxy/hash.js';

/** Letters that Unicode does not decompose, written the way English-language reports write them. */
const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  д: 'd',
  е: 'e',
  ж: 'zh',
  з: 'z',
  и: 'i',
  й: 'i',
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ф: 'f',
  х: 'kh',
  ц: 'ts',
  ч: 'ch',
  ш: 'sh',
  щ: 'shch',
  ъ: '',
  ы: 'y',
  ь: '',
  э: 'e',
  ю: 'yu',
  я: 'ya',
  і: 'i',
  ї: 'i',
  є: 'ye',
};
const FOLDABLE = new RegExp(`[${Object.keys(LETTERS).join('')}]`, 'gu');
const PRINTABLE_ASCII = /^[\x20-\x7e]*$/;

/**
 * Case-folds and strips what does not make a name another name: compatibility forms, zero-width and control
 * characters, diacritics; Cyrillic is transliterated. Runs of white space become one space; no space at the ends.
 */
export function fold(text: string): string {
  if (PRINTABLE_ASCII.test(text)) return text.toLowerCase().replace(/ {2,}/g, ' ').trim();
  return text
    .normalize('NFKC')
    .replace(/[\p{Cf}\u00ad]/gu, '')
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .replace(FOLDABLE, (letter) => LETTERS[letter] ?? letter)
    .normalize('NFC')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
}

/** ASCII unit → what is left of it in a key: letters in lower case, digits, and 0 for all else. */
const ASCII_IN_KEY = Uint8Array.from({ length: 128 }, (_, unit) => {
  const character = String.fromCharCode(unit).toLowerCase();
  return /[a-z0-9]/.test(character) ? character.charCodeAt(0) : 0;
});

/** The hash of a name's {@link keyOf}: for nearly all names, without making the key. */
export function keyHashOf(name: string): number {
  return hash53Through(name, ASCII_IN_KEY) ?? hash53(keyOf(name));
}

/** The key under which a name meets others: folded, letters and digits only; a name that has none keeps its signs. */
export function keyOf(name: string): string {
  const isAscii = PRINTABLE_ASCII.test(name);
  const folded = isAscii ? name.toLowerCase() : fold(name);
  const key = folded.replace(isAscii ? /[^a-z0-9]+/g : /[^\p{L}\p{N}]+/gu, '');
  return key === '' ? folded.replaceAll(' ', '') : key;
}
