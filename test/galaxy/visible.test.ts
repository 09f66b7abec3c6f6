import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { visible, visibleLines, visibleText } from '../../src/galaxy/visible.js';

describe('characters that could drive a terminal or hide text become visible', () => {
  test.each([
    ['ESC sequence', '\x1b[31mred', '\\u{001b}[31mred'],
    ['C1 OSC', '\x9d0;title\x9c', '\\u{009d}0;title\\u{009c}'],
    ['OSC 8 link', '\x1b]8;;https://a.example\x07x', '\\u{001b}]8;;https://a.example\\u{0007}x'],
    ['a sequence that reassembles when stripped', '\x1b[\x1b[31m31mX', '\\u{001b}[\\u{001b}[31m31mX'],
    ['carriage return and backspace', 'a\rb\bc', 'a\\u{000d}b\\u{0008}c'],
    ['bidirectional override', 'a\u202eb\u2066c', 'a\\u{202e}b\\u{2066}c'],
    ['zero-width space and BOM', 'a\u200bb\ufeff', 'a\\u{200b}b\\u{feff}'],
    ['letters that draw nothing', '\u3164\u115f\u2800', '\\u{3164}\\u{115f}\\u{2800}'],
    ['tag characters', '\u{e0041}', '\\u{e0041}'],
    ['lone surrogate', 'a\ud800b', 'a\\u{d800}b'],
    ['variation selectors that select nothing', 'a\ufe0f\u{e0100}', 'a\\u{fe0f}\\u{e0100}'],
    ['line separator', 'a\u2028b', 'a\\u{2028}b'],
  ])('%s', (_, text, expected) => expect(visible(text)).toBe(expected));
});

describe('letters that pass for others become visible', () => {
  test.each([
    ['Cyrillic in a Latin word', 'L\u0430zarus Group', 'L\\u{0430}zarus Group'],
    ['Greek in a Latin word', 'Eni\u03b3ma', 'Eni\\u{03b3}ma'],
    ['Latin in a Cyrillic word', '\u041f\u0440\u0438vет', '\u041f\u0440\u0438\\u{0076}ет'],
    ['a name all of look-alikes', '\u0410\u0420\u042228', '\\u{0410}\\u{0420}\\u{0422}28'],
    ['Roman numerals and styled letters', '\u216fIMI \u{1d5a0}PT', '\\u{216f}IMI \\u{1d5a0}PT'],
    ['the Kelvin sign', '\u212aimsuky', '\\u{212a}imsuky'],
  ])('%s', (_, text, expected) => expect(visible(text)).toBe(expected));
});

test.each([
  'Привет, мир',
  'сорок о',
  'с',
  'Ελλάς',
  'naïve Ünïcode ß',
  '海莲花APT',
  'com로',
  'トレンドマイクロ',
  '❤️',
  '№ 5 ™',
  'Hacı',
  'OceanLotus',
  '海莲花 - APT-C-00',
  'Café',
  'عربي',
  'e\u0301',
  '👾',
])('%s stays as it is', (text) => {
  expect(visible(text)).toBe(text);
});

test('nothing unsafe survives, whatever the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(visible(text)).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}]/u);
    }),
  );
});

test('lines stay lines and tabs become spaces', () => {
  expect(visibleLines('a\r\nb\rc\n\td\x07')).toEqual(['a', 'b', 'c', '  d\\u{0007}']);
});

test('a text for a terminal keeps its lines and tabs', () => {
  expect(visibleText('a\tb\n\r\x9bc\n')).toBe('a\tb\n\\u{000d}\\u{009b}c\n');
});
