import type { Line, Span } from '../text/line.js';
import { toAscii } from './ascii.js';
import type { Theme } from './theme.js';

/** A line as the terminal wants it: text with SGR codes, neighbours of one look joined, reset at the end. */
export function paint(line: Line, theme: Theme): string {
  let painted = '';
  let look = '';
  for (const s of line) {
    const wanted = lookOf(s, theme);
    if (wanted !== look) {
      painted += wanted === '' ? RESET : (look === '' ? '' : RESET) + wanted;
      look = wanted;
    }
    painted += theme.ascii ? toAscii(s.text) : s.text;
  }
  return look === '' ? painted : painted + RESET;
}

const RESET = '\x1b[0m';

function lookOf(s: Span, theme: Theme): string {
  const codes = (s.selected ? theme.selected : theme.plain)[s.role];
  return codes.length === 0 ? '' : `\x1b[${codes.join(';')}m`;
}
