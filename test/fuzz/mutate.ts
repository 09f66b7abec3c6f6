/** A number from 0 up to (not including) `n`. */
export type Random = (n: number) => number;

/** Mulberry32: fast, and the same for the same seed. */
export function randomFrom(seed: number): Random {
  let state = seed;
  return (n) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % n;
  };
}

/** What has broken parsers before: brackets, quotes, escapes, separators, odd characters and numbers. */
const TOKENS = [
  ...'{}[]":,\\\t\n\r|# \0',
  '\r\n',
  '""',
  '\\u0000',
  '\\ud800',
  '\ufeff',
  '\u202e',
  '\u2028',
  '\ud800',
  '1e999',
  '-0',
  '9'.repeat(40),
  'null',
  'true',
  '__proto__',
  'constructor',
  '"related":[]',
  '"uuid":"',
  '"version":1',
  'curie_map:',
  'Not',
  'subject_id\tobject_id',
  '%ZZ',
  'orcid:',
  '[[[[[[[[',
];

/** `text` with up to six changes: cut, doubled, replaced, and tokens put in. */
export function mutate(text: string, other: string, random: Random): string {
  let result = text;
  for (let left = 1 + random(6); left > 0; left -= 1) {
    const at = random(result.length + 1);
    const end = Math.min(result.length, at + random(24));
    const token = TOKENS[random(TOKENS.length)] ?? '';
    switch (random(6)) {
      case 0:
        result = result.slice(0, at) + result.slice(end);
        break;
      case 1:
        result = result.slice(0, end) + result.slice(at);
        break;
      case 2:
        result = result.slice(0, at) + token + result.slice(end);
        break;
      case 3:
        result = result.slice(0, at) + token + result.slice(at);
        break;
      case 4:
        result = result.slice(0, at) + other.slice(random(other.length + 1)).slice(0, 60) + result.slice(at);
        break;
      default:
        result = result.slice(0, at) + String.fromCharCode(random(0x10000)) + result.slice(at + 1);
    }
  }
  return result.length > 20_000 ? result.slice(0, 20_000) : result;
}
