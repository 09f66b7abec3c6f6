import { type Line, resized, type Span, span } from './line.js';
import { takeColumns } from './width.js';

/** Columns of a line. */
export function lineWidth(line: Line): number {
  return line.reduce((sum, s) => sum + s.width, 0);
}

/** At most `width` columns of `line`; what is cut off leaves an ellipsis. */
export function truncate(line: Line, width: number): Line {
  if (lineWidth(line) <= width) return line;
  if (width <= 0) return [];
  const kept: Span[] = [];
  let left = width - 1;
  for (const s of line) {
    const part = s.width <= left ? s : resized(s, takeColumns(s.text, left));
    kept.push(part);
    left -= part.width;
    if (part !== s) return [...kept, resized(s, '…')];
  }
  return kept;
}

/** Exactly `width` columns: cut with an ellipsis or filled with spaces. */
export function fit(line: Line, width: number): Line {
  const cut = truncate(line, width);
  const missing = width - lineWidth(cut);
  return missing > 0 ? [...cut, blank(missing, cut)] : cut;
}

/** A cell of a table: exactly `width` columns, of which the last is blank, so that what is cut never touches the next. */
export function cell(line: Line, width: number): Line {
  return width <= 0 ? [] : [...fit(line, width - 1), span(' ')];
}

/** Exactly `width` columns with the text at the right edge. */
export function fitRight(line: Line, width: number): Line {
  const cut = truncate(line, width);
  const missing = width - lineWidth(cut);
  return missing > 0 ? [blank(missing, cut), ...cut] : cut;
}

/** `left` and `right` at the two edges of `width` columns; `left` gives way first. */
export function between(left: Line, right: Line, width: number): Line {
  const end = truncate(right, width);
  const room = width - lineWidth(end);
  return [...fit(left, room), ...end];
}

/** Exactly `height` lines of exactly `width` columns: the beginning of `lines`, or `lines` and empty ones. */
export function fitBlock(lines: readonly Line[], width: number, height: number): Line[] {
  return Array.from({ length: Math.max(0, height) }, (_, row) => fit(lines[row] ?? [], width));
}

/** `lines` joined into one, with `separator` between. */
export function join(lines: readonly Line[], separator: Line): Line {
  return lines.flatMap((l, index) => (index === 0 ? l : [...separator, ...l]));
}

function blank(columns: number, like: Line): Span {
  const spaces = ' '.repeat(columns);
  const neighbour = like[0];
  return neighbour?.selected ? { ...resized(neighbour, spaces), role: 'text' } : span(spaces);
}
