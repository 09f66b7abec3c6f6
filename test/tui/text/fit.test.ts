import { expect, it } from 'vitest';
import { cell } from '../../../src/tui/text/fit.js';
import { span } from '../../../src/tui/text/line.js';

const drawn = (text: string, width: number) =>
  cell([span(text)], width)
    .map((s) => s.text)
    .join('');

it.each([
  ['malpedia', 12, 'malpedia    '],
  ['malpedia', 9, 'malpedia '],
  ['malpedia', 8, 'malped… '],
  ['海莲花', 6, '海莲… '],
  ['malpedia', 1, ' '],
  ['malpedia', 0, ''],
])('a cell with %j in %i columns touches no other one', (text, width, expected) => {
  expect(drawn(text, width)).toBe(expected);
});
