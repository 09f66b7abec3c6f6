import fc from 'fast-check';
import stringWidth from 'string-width';
import { expect, it } from 'vitest';
import { graphemes, isNarrow, takeColumns, textWidth } from '../../../src/tui/text/width.js';

it('what counts as narrow is one column wide, character by character', () => {
  for (let code = 0x20; code < 0x10000; code += 1) {
    const char = String.fromCharCode(code);
    if (isNarrow(char)) expect(stringWidth(char), code.toString(16)).toBe(1);
  }
});

it('measures as string-width does', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => textWidth(text) === stringWidth(text)));
});

it('takes whole characters', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.nat(20), (text, width) => {
      const taken = takeColumns(text, width);
      expect(text.startsWith(taken)).toBe(true);
      expect(textWidth(taken)).toBeLessThanOrEqual(width);
      expect(graphemes(text).slice(0, graphemes(taken).length).join('')).toBe(taken);
    }),
  );
});
