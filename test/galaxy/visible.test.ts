import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { visible, visibleLines } from '../../src/galaxy/visible.js';

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
    ['line separator', 'a\u2028b', 'a\\u{2028}b'],
  ])('%s', (_, text, expected) => expect(visible(text)).toBe(expected));
});

test.each(['OceanLotus', '海莲花 - APT-C-00', 'Café', 'عربي', 'e\u0301', '👾'])(
  '%s stays as it is',
  (text) => {
    expect(visible(text)).toBe(text);
  },
);

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
