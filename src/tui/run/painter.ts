import type { Size } from '../../plan/terminal.js';
import { graphemes, isNarrow, textWidth } from '../text/width.js';

const BEGIN = '\x1b[?2026h';
const CLEAR = '\x1b[H\x1b[2J';
const END = '\x1b[?2026l';

/**
 * Writes frames to the terminal: only the rows that changed, each at its place, inside a synchronized update. Rows are
 * addressed absolutely and erased to their end, so that nothing scrolls, flickers, or is left behind.
 */
export class Painter {
  private shown: readonly string[] = [];
  private last: readonly string[] = [];

  constructor(private readonly write: (text: string) => void) {}

  draw(rows: readonly string[], { rows: height }: Size): void {
    this.last = rows;
    const wanted = Array.from({ length: height }, (_, row) => rows[row] ?? '');
    const changed = wanted.flatMap((text, row) =>
      text === this.shown[row] ? [] : [`\x1b[${row + 1};1H${anchored(text)}\x1b[0m\x1b[K`],
    );
    this.shown = wanted;
    if (changed.length > 0) this.write(`${BEGIN}${changed.join('')}${END}`);
  }

  /** Empties the screen and writes every row of the last frame again. */
  redraw(size: Size): void {
    this.shown = [];
    this.write(CLEAR);
    this.draw(this.last, size);
  }
}

/** A code that changes how text looks, and nothing else. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: escape codes are what this is about
const STYLE = /(\x1b\[[0-9;]*m)/;

/**
 * Terminals disagree on the width of emoji and of some scripts. After each such character the cursor is set to the
 * column where it should be by our count, so that a disagreement never moves anything else.
 */
export function anchored(row: string): string {
  const parts = row.split(STYLE);
  let column = 1;
  return parts
    .map((part, index) => {
      if (index % 2 === 1) return part;
      if (isNarrow(part)) {
        column += part.length;
        return part;
      }
      return graphemes(part)
        .map((grapheme) => {
          column += textWidth(grapheme);
          return isNarrow(grapheme) ? grapheme : `${grapheme}\x1b[${column}G`;
        })
        .join('');
    })
    .join('');
}
