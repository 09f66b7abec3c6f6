import type { Size } from '../../plan/terminal.js';
import { bodyRows } from '../layout.js';
import type { TagChoice, TypeChoice } from '../state/choices.js';
import type { TagPicker, TypePicker } from '../state/screen.js';
import type { Field } from '../text/field.js';
import { fit, fitRight } from '../text/fit.js';
import { type Line, line, select, span } from '../text/line.js';
import { grouped } from '../text/numbers.js';
import { graphemes } from '../text/width.js';
import { windowAround } from '../update/moves.js';

/** Types to choose: name, opposite, how often the galaxy has it, meaning. */
export function typePickerLines(picker: TypePicker, size: Size): Line[] {
  const width = size.columns;
  return [
    fieldLine('relation type', picker.field, width),
    fit([], width),
    ...windowed(picker, picker.shown, size, 3, (choice, isCursor) => typeRow(choice, isCursor, width)),
  ];
}

/** Tags to choose, those of the relation marked. */
export function tagPickerLines(picker: TagPicker, size: Size): Line[] {
  const width = size.columns;
  const tags =
    picker.tags.length === 0 ? [span('no tags', 'dim')] : picker.tags.map((tag) => span(`${tag}  `, 'tag'));
  return [
    fieldLine('tag', picker.field, width),
    fit([span(' '), ...tags], width),
    fit([], width),
    ...windowed(picker, picker.shown, size, 4, (choice, isCursor) =>
      tagRow(choice, picker.tags.includes(choice.tag), isCursor, width),
    ),
  ];
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

function windowed<T>(
  { cursor }: { readonly cursor: number },
  items: readonly T[],
  size: Size,
  above: number,
  row: (item: T, isCursor: boolean) => Line,
): Line[] {
  const page = Math.max(1, bodyRows(size) - above);
  if (items.length === 0) return [line('  nothing matches')];
  const top = windowAround(cursor - Math.floor(page / 2), { at: cursor, count: items.length, page });
  return items.slice(top, top + page).map((item, index) => row(item, top + index === cursor));
}

const NAME = 22;
const USED = 8;

function typeRow(choice: TypeChoice, isCursor: boolean, width: number): Line {
  const back = choice.symmetric
    ? 'both ways'
    : choice.opposite === null
      ? 'one way'
      : `back: ${choice.opposite}`;
  return pointed(
    [
      ...fit([span(choice.name, 'type')], NAME),
      ...fit([span(back, 'dim')], NAME + 6),
      ...fitRight([span(choice.used > 0 ? grouped(choice.used) : '', 'dim')], USED),
      span('  '),
      span(choice.meaning),
    ],
    isCursor,
    width,
  );
}

function tagRow(choice: TagChoice, isSet: boolean, isCursor: boolean, width: number): Line {
  const said =
    choice.status === 'known'
      ? span(choice.expanded)
      : span(`${choice.status}: ${choice.reason ?? ''}`, 'warning');
  const name = Math.min(64, Math.floor(width * 0.6));
  return pointed(
    [span(isSet ? '✓ ' : '  ', 'accepted'), ...fit([span(choice.tag, 'tag')], name), span('  '), said],
    isCursor,
    width,
  );
}

function pointed(cells: Line, isCursor: boolean, width: number): Line {
  const whole = fit([span(isCursor ? ' › ' : '   ', 'accent'), ...cells], width);
  return isCursor ? select(whole) : whole;
}
