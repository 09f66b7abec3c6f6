import stringWidth from 'string-width';

/** Printable ASCII: one column a character, and nearly all of the data. */
const PLAIN = /^[\x20-\x7e]*$/;

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** Columns that `text` takes in a terminal; wide characters take two, combining ones none. */
export function textWidth(text: string): number {
  return PLAIN.test(text) ? text.length : stringWidth(text);
}

/** The user-perceived characters of `text`: what a cut must never fall into. */
export function graphemes(text: string): string[] {
  return PLAIN.test(text) ? [...text] : Array.from(segmenter.segment(text), (part) => part.segment);
}

/** The longest beginning of `text` that takes at most `width` columns. */
export function takeColumns(text: string, width: number): string {
  if (PLAIN.test(text)) return text.slice(0, Math.max(0, width));
  let taken = '';
  let columns = 0;
  for (const grapheme of graphemes(text)) {
    columns += textWidth(grapheme);
    if (columns > width) break;
    taken += grapheme;
  }
  return taken;
}
