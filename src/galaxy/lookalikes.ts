/*
 * Letters that pass for others: a Cyrillic `а` in `Lаzarus` makes another name that looks the same. The rules follow
 * Unicode Technical Standard 39 (mixed-script detection, whole-script confusables), restricted to what misleads a
 * reader of Latin names; text in one script of its own stays as it is.
 */

/** Scripts of which a word may hold only one. Han, Kana and Hangul go together with any: names such as `海莲花APT` do. */
const SCRIPTS = [
  /\p{Script=Latin}/u,
  /\p{Script=Cyrillic}/u,
  /\p{Script=Greek}/u,
  /\p{Script=Armenian}/u,
  /\p{Script=Coptic}/u,
  /\p{Script=Cherokee}/u,
  /\p{Script=Lisu}/u,
  /\p{Script=Georgian}/u,
  /\p{Script=Hebrew}/u,
  /\p{Script=Arabic}/u,
  /\p{Script=Thai}/u,
];

/** Letters of other scripts that look like Latin ones. */
const LIKE_LATIN =
  /[АВЕКМНОРСТУХЅІЈҮҺԚԜѴаеорсухѕіјһӏԁԛԝүѵΑΒΕΖΗΙΚΜΝΟΡΤΥΧανοριυՕՏԼօսհոցզᎠᎡᎢᎥᎪᎫᎬᎳᎷᎻᏀᏃᏚᏞᏟᏢᏦⲞⲟⲢⲣⲤⲥ]/u;

/** Letters of no script at all, or of Latin itself, that look like plain ones: `Ⅿ`, `𝖠`, `K` for Kelvin, `ɡ`, `ǀ`. */
const STYLED = /[\u2160-\u2188\u{1d400}-\u{1d7ff}ɑɡǀ]|(?=\p{L})[\u2100-\u214f]/gu;

const WORD = /[\p{L}\p{M}\p{Nd}]+/gu;
/** A single one says nothing: `в`, `с` and `о` are Russian words. */
const FEWEST_LETTERS = 3;

/** Replaces each letter of `text` that passes for another one by what `show` makes of it. */
export function replaceLookalikes(text: string, show: (letter: string) => string): string {
  const plain = text.replace(STYLED, show);
  if (passesForLatin(plain)) return plain.replace(/\p{L}/gu, (c) => (LIKE_LATIN.test(c) ? show(c) : c));
  return plain.replace(WORD, (word) => unmixed(word, show));
}

/** True for text without a Latin letter in which every letter looks like one: `АРТ28`. */
function passesForLatin(text: string): boolean {
  const letters = text.match(/\p{L}/gu) ?? [];
  return letters.length >= FEWEST_LETTERS && letters.every((c) => LIKE_LATIN.test(c));
}

/** Shows the letters of a word that are not in its main script. */
function unmixed(word: string, show: (letter: string) => string): string {
  const letters = [...word];
  const scripts = letters.map((letter) => SCRIPTS.findIndex((script) => script.test(letter)));
  const counts = SCRIPTS.map((_, script) => scripts.filter((s) => s === script).length);
  if (counts.filter((n) => n > 0).length < 2) return word;
  const main = counts.indexOf(Math.max(...counts));
  return letters.map((c, at) => (scripts[at] === main || scripts[at] === -1 ? c : show(c))).join('');
}
