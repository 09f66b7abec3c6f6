import type { Size } from '../../plan/terminal.js';
import { FIELD_PANEL, panelRows } from '../layout.js';
import type { TagChoice, TypeChoice } from '../state/choices.js';
import type { TagPicker, TypePicker } from '../state/screen.js';
import type { Field } from '../text/field.js';
import { fit, fitRight, join } from '../text/fit.js';
import { type Line, span } from '../text/line.js';
import { grouped } from '../text/numbers.js';
import { tagWithin } from '../text/tag.js';
import { choiceRow, choiceRows, fieldLine, panel } from './panel.js';

/** One text field in a panel of its own. */
export function fieldPanel(title: string, label: string, field: Field, size: Size): Line[] {
  return panel(title, [fieldLine(label, field, size.columns)], size.columns, FIELD_PANEL);
}

/** Types to choose: name, what the other side gets, how often the galaxy has it, meaning. */
export function typePickerPanel(picker: TypePicker, size: Size): Line[] {
  const width = size.columns;
  const rows = panelRows(size);
  const columns = typeColumns(width);
  const lines = [
    fieldLine('type', picker.field, width),
    typeHeads(columns, width),
    ...choiceRows(picker.shown, picker.cursor, rows - 3, (choice, isCursor) =>
      choiceRow(typeCells(choice, columns), isCursor, width),
    ),
  ];
  return panel('relation type', lines, width, rows, `between ${picker.between}`);
}

interface TypeColumns {
  readonly name: number;
  readonly back: number;
  readonly here: number;
  readonly used: number;
}

function typeColumns(width: number): TypeColumns {
  return {
    name: width < 60 ? 16 : 22,
    back: width < 60 ? 0 : width < 100 ? 16 : 26,
    here: 7,
    used: width < 100 ? 0 : 8,
  };
}

function typeHeads({ name, back, here, used }: TypeColumns, width: number): Line {
  const cell = (text: string) => [span(text, 'dim')];
  return fit(
    [
      ...fit(cell('   '), 3),
      ...fit([], name),
      ...fit(cell('other side'), back),
      ...fitRight(cell('here'), here),
      ...fitRight(cell('in all'), used),
    ],
    width,
  );
}

function typeCells(choice: TypeChoice, { name, back, here, used }: TypeColumns): Line {
  const other = choice.symmetric ? 'the same' : (choice.opposite ?? 'nothing');
  return [
    ...fit([span(choice.name, 'type')], name),
    ...fit([span(other, 'dim')], back),
    ...fitRight([span(numberOf(choice.here))], here),
    ...fitRight([span(numberOf(choice.used), 'dim')], used),
    span('  '),
    span(choice.meaning),
  ];
}

function numberOf(count: number): string {
  return count === 0 ? '' : grouped(count);
}

/** Tags to choose, those of the relation marked. */
export function tagPickerPanel(picker: TagPicker, size: Size): Line[] {
  const width = size.columns;
  const rows = panelRows(size);
  const room = Math.floor((width - CHOSEN.length) / Math.max(1, picker.tags.length)) - 2;
  const tags =
    picker.tags.length === 0
      ? [span('no tags', 'dim')]
      : join(
          picker.tags.map((tag) => [span(tagWithin(tag, room), 'tag')]),
          [span('  ')],
        );
  const lines = [
    fieldLine('tag', picker.field, width),
    fit([span(CHOSEN, 'dim'), ...tags], width),
    ...choiceRows(picker.shown, picker.cursor, rows - 3, (choice, isCursor) =>
      choiceRow(tagCells(choice, picker.tags.includes(choice.tag), width), isCursor, width),
    ),
  ];
  return panel('tags', lines, width, rows);
}

const CHOSEN = ' chosen  ';

/** The tag gives way to what it says: half of the row, or more where that is short. */
function tagCells(choice: TagChoice, isSet: boolean, width: number): Line {
  const said =
    choice.status === 'known'
      ? [span(choice.expanded), span(choice.exclusive ? '  one of its kind' : '', 'dim')]
      : [span(`${choice.status}: ${choice.reason ?? ''}`, 'warning')];
  const name = Math.min(64, Math.floor((width - 7) / 2));
  return [
    span(isSet ? '✓ ' : '  ', 'accepted'),
    ...fit([span(tagWithin(choice.tag, name), 'tag')], name),
    span('  '),
    ...said,
  ];
}
