import { type Line, span } from '../text/line.js';

/** Words that say nothing about whether two descriptions mean the same thing. */
const COMMON = new Set(
  (
    'about after against also although among another because been before being between both could different during each ' +
    'either every first found from further group groups have having however include included includes including into its ' +
    'known like likely made make many more most much multiple name names number observed other others over part possible ' +
    'proper same several should since some such than that their them then there these they this those threat through time ' +
    'type types under until upon used user users uses using various very well were what when where which while will with ' +
    'within without would years actor actors attack attacks malware campaign campaigns target targets targeted targeting ' +
    'activity information system systems data able allow allows access based become believed called'
  ).split(' '),
);

const WORD = /[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu;
const SHORTEST = 4;

/** Words of a text that are worth marking, in the form in which they are compared. */
export function tellingWords(text: string): Set<string> {
  const words = new Set<string>();
  for (const [word] of text.matchAll(WORD)) {
    const form = formOf(word);
    if (form !== null) words.add(form);
  }
  return words;
}

/** A text with the words of `shared` marked. */
export function markWords(text: string, shared: ReadonlySet<string>): Line {
  const spans = [];
  let from = 0;
  for (const match of text.matchAll(WORD)) {
    const [word] = match;
    const form = formOf(word);
    if (form === null || !shared.has(form)) continue;
    if (match.index > from) spans.push(span(text.slice(from, match.index)));
    spans.push(span(word, 'shared'));
    from = match.index + word.length;
  }
  if (from < text.length) spans.push(span(text.slice(from)));
  return spans;
}

/** Lower case, without an English plural or possessive; null for words that are short or common. */
function formOf(word: string): string | null {
  const lower = word.toLowerCase().replace(/['’]s$/, '');
  const telling = lower.length >= SHORTEST || /\d/.test(lower) || /[^ -~]/.test(lower);
  if (!telling || COMMON.has(lower)) return null;
  return lower.length > SHORTEST ? lower.replace(/(?<=[^s])s$/, '') : lower;
}
