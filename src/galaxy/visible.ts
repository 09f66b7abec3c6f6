import { replaceLookalikes } from './lookalikes.js';

/**
 * Characters that could drive a terminal or hide text: controls (C0, C1, DEL), format characters (bidirectional
 * overrides, zero-width characters, tags), line and paragraph separators, lone surrogates, private use, and whatever
 * draws nothing. An emoji may keep the selector of its style.
 */
const UNSAFE =
  /(?<!\p{Extended_Pictographic})[\ufe0e\ufe0f]|(?![\ufe0e\ufe0f])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}\p{Default_Ignorable_Code_Point}\u2800]/gu;
const PLAIN = /^[\x20-\x7e]*$/;

/**
 * Makes every unsafe character of `text` visible as `\u{hex}`, and every letter that passes for another one; all else
 * stays. The result is one line and cannot move the cursor, change colours or open a link. For display only: never
 * feed it back into data.
 *
 * `visible('a\x1b[31m') === 'a\\u{001b}[31m'`
 */
export function visible(text: string): string {
  if (PLAIN.test(text)) return text;
  return replaceLookalikes(text.replace(UNSAFE, show), show);
}

function show(c: string): string {
  return `\\u{${(c.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}}`;
}

/** Like {@link visible}, but line breaks stay line breaks and tabs become two spaces. */
export function visibleLines(text: string): string[] {
  return text.split(/\r\n|\r|\n/).map((line) => visible(line.replaceAll('\t', '  ')));
}

/** A text of several lines for a terminal: like {@link visible}, but line breaks and tabs stay. */
export function visibleText(text: string): string {
  return text
    .split('\n')
    .map((line) => line.split('\t').map(visible).join('\t'))
    .join('\n');
}
