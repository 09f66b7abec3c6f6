import type { Size } from '../../plan/terminal.js';
import { panelRows } from '../layout.js';
import type { FacetChoice } from '../state/facets.js';
import { sameFilter, titleOfFilter } from '../state/filter.js';
import type { OrderName } from '../state/order.js';
import type { FilterPicker, OrderPicker } from '../state/screen.js';
import { fit, fitRight, join } from '../text/fit.js';
import { type Line, span } from '../text/line.js';
import { grouped } from '../text/numbers.js';
import { choiceRow, choiceRows, fieldLine, panel } from './panel.js';

const LABEL = 14;
const NAME = 26;
const COUNT = 14;

/** Filters to choose, each with the pairs that it would leave; those of the queue stand above. */
export function filterPanel(picker: FilterPicker, size: Size): Line[] {
  const width = size.columns;
  const rows = panelRows(size);
  const filters =
    picker.filters.length === 0
      ? [span('all pairs', 'dim')]
      : join(
          picker.filters.map((filter) => [span(titleOfFilter(filter), 'tag')]),
          [span('  ·  ', 'dim')],
        );
  const lines = [
    fieldLine('filter', picker.field, width),
    fit([span(' showing  ', 'dim'), ...filters, span(`   ${pairsOf(picker.count)}`, 'dim')], width),
    ...choiceRows(picker.shown, picker.cursor, rows - 3, (choice, isCursor) =>
      choiceRow(facetCells(choice, picker, width), isCursor, width),
    ),
  ];
  return panel('filters', lines, width, rows, 'Tab adds one more, Backspace takes the last away');
}

function facetCells(choice: FacetChoice, { filters }: FilterPicker, width: number): Line {
  const isSet = filters.some((filter) => sameFilter(filter, choice.filter));
  const name = Math.max(10, Math.min(60, width - LABEL - COUNT - 6));
  return [
    span(isSet ? '✓ ' : '  ', 'accepted'),
    ...fit([span(choice.label, 'dim')], LABEL),
    ...fit([span(choice.text)], name),
    ...fitRight([span(choice.count === null ? '' : pairsOf(choice.count), 'dim')], COUNT),
  ];
}

function pairsOf(count: number): string {
  return `${grouped(count)} pair${count === 1 ? '' : 's'}`;
}

/** Orders to choose, the one of the queue marked. */
export function orderPanel(picker: OrderPicker, current: OrderName, size: Size): Line[] {
  const width = size.columns;
  const rows = panelRows(size);
  const lines = [
    fieldLine('order', picker.field, width),
    ...choiceRows(picker.shown, picker.cursor, rows - 2, ({ name, title, help }, isCursor) =>
      choiceRow(
        [span(name === current ? '✓ ' : '  ', 'accepted'), ...fit([span(title, 'strong')], NAME), span(help)],
        isCursor,
        width,
      ),
    ),
  ];
  return panel('order', lines, width, rows);
}
