import type { Field } from '../text/field.js';
import { fit, fitBlock, lineWidth } from '../text/fit.js';
import { type Line, line, select, span } from '../text/line.js';
import { graphemes } from '../text/width.js';
import { windowAround } from '../update/moves.js';

/** A panel of exactly `rows` rows over the lower part of a screen: a rule with its title, then `lines`. */
export function panel(title: string, lines: readonly Line[], width: number, rows: number, note = ''): Line[] {
  const head = [
    span('━━ ', 'accent'),
    span(title, 'accent'),
    span(note === '' ? '' : `  ${note}`, 'dim'),
    span(' '),
  ];
  const rule = '━'.repeat(Math.max(0, width - lineWidth(head)));
  return fitBlock([[...head, span(rule, 'accent')], ...lines], width, rows);
}

/** A label and a text field, the cursor shown. */
export function fieldLine(label: string, { text, cursor }: Field, width: number): Line {
  const parts = graphemes(text);
  const at = parts[cursor] ?? ' ';
  return fit(
    [
      span(` ${label}  `, 'dim'),
      span(parts.slice(0, cursor).join('')),
      span(at, 'cursor'),
      span(parts.slice(cursor + 1).join('')),
    ],
    width,
  );
}

/** The rows around the cursor of a list of choices: `page` at most, only those are made. */
export function choiceRows<T>(
  items: readonly T[],
  cursor: number,
  page: number,
  row: (item: T, isCursor: boolean) => Line,
): Line[] {
  if (items.length === 0) return [line('   nothing matches')];
  const top = windowAround(cursor - Math.floor(page / 2), { at: cursor, count: items.length, page });
  return items.slice(top, top + page).map((item, index) => row(item, top + index === cursor));
}

/** One choice; the one under the cursor is pointed at. */
export function choiceRow(cells: Line, isCursor: boolean, width: number): Line {
  const whole = fit([span(isCursor ? ' › ' : '   ', 'accent'), ...cells], width);
  return isCursor ? select(whole) : whole;
}
