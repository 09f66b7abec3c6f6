/**
 * Characters that could drive a terminal or hide text: controls (C0, C1, DEL), format characters (bidirectional
 * overrides, zero-width characters, tags), line and paragraph separators, lone surrogates, private use, and the
 * letters and marks that draw nothing.
 */
const UNSAFE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}\u115f\u1160\u2800\u3164\uffa0]|\u034f|\u17b4|\u17b5/gu;

/**
 * Makes every unsafe character of `text` visible as `\u{hex}`; all else stays. The result is one line and cannot
 * move the cursor, change colours or open a link. For display only: never feed it back into data.
 *
 * `visible('a\x1b[31m') === 'a\\u{001b}[31m'`
 */
export function visible(text: string): string {
  return text.replace(UNSAFE, (c) => `\\u{${(c.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}}`);
}

/** Like {@link visible}, but line breaks stay line breaks and tabs become two spaces. */
export function visibleLines(text: string): string[] {
  return text.split(/\r\n|\r|\n/).map((line) => visible(line.replaceAll('\t', '  ')));
}
