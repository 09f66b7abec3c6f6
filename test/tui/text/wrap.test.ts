import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { between, fit, fitRight, lineWidth, truncate } from '../../../src/tui/text/fit.js';
import { line, plainText, span } from '../../../src/tui/text/line.js';
import { wrap, wrapWithin } from '../../../src/tui/text/wrap.js';
import { ATTACKS } from '../support/hostile.js';

const wrapText = (text: string, width: number) => wrap(line(text), width).map(plainText);

describe('wrap', () => {
  it.each([
    ['one two three', 7, ['one two', 'three']],
    ['one  two', 20, ['one two']],
    ['', 10, ['']],
    ['abcdefghij', 4, ['abcd', 'efgh', 'ij']],
    ['a abcdefgh b', 4, ['a', 'abcd', 'efgh', 'b']],
    ['海莲花组织', 4, ['海莲', '花组', '织']],
    ['海a', 1, ['海', 'a']],
    [' lead', 10, [' lead']],
    [' 海', 2, ['海']],
    ['trail   ', 10, ['trail']],
  ])('%j in %i columns', (text, width, lines) => {
    expect(wrapText(text, width)).toEqual(lines);
  });

  it('keeps a word whole that changes its role inside', () => {
    const lines = wrap([span('see '), span('Ocean', 'match'), span('Lotus, too')], 12);
    expect(lines.map(plainText)).toEqual(['see', 'OceanLotus,', 'too']);
    expect(lines[1]?.[0]).toMatchObject({ text: 'Ocean', role: 'match' });
  });

  it('never exceeds the width, and loses nothing but white space', () => {
    const texts = fc.array(
      fc.oneof(fc.string(), fc.constantFrom('海莲花', '한국어', 'e\u0301', '⚡', 'مرحبا', ...ATTACKS)),
    );
    fc.assert(
      fc.property(texts, fc.integer({ min: 2, max: 30 }), (parts, width) => {
        const given = line(...parts.map((part) => span(part)));
        const lines = wrap(given, width);
        for (const l of lines) expect(lineWidth(l)).toBeLessThanOrEqual(width);
        const bare = (text: string) => text.replace(/\s/gu, '');
        expect(bare(lines.map(plainText).join(''))).toBe(bare(plainText(given)));
      }),
    );
  });
});

describe('fit', () => {
  it.each([
    ['abc', 5, 'abc  '],
    ['abcdef', 4, 'abc…'],
    ['海莲花', 4, '海… '],
    ['海莲花', 5, '海莲…'],
    ['abc', 0, ''],
  ])('%j in %i columns', (text, width, fitted) => {
    expect(plainText(fit(line(text), width))).toBe(fitted);
  });

  it('puts text at the right edge', () => {
    expect(plainText(fitRight(line('+1.0'), 6))).toBe('  +1.0');
    expect(plainText(between(line('left side'), line('right'), 12))).toBe('left s…right');
  });

  it('is exactly as wide as asked, whatever the text', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' })), fc.nat(40), (parts, width) => {
        const given = line(...parts);
        expect(lineWidth(fit(given, width))).toBe(width);
        expect(lineWidth(truncate(given, width))).toBeLessThanOrEqual(width);
      }),
    );
  });
});

describe('span', () => {
  it('lets nothing through that drives a terminal', () => {
    for (const attack of ATTACKS) expect(span(attack).text).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u);
  });

  it.each([
    ['🇻🇳', 'VN'],
    ['⚡️', '⚡'],
    ['👍🏽', '👍'],
  ])('draws %s so that terminals agree on its width', (text, drawn) => {
    expect(span(text).text).toBe(drawn);
  });
});

describe('wrapWithin', () => {
  it.each([
    ['one  two', 8, 2, ['one  two']],
    ['one two three', 7, 2, ['one two', 'three']],
    ['one two three four', 7, 2, ['one two', 'three …']],
    ['one two three', 7, 1, ['one tw…']],
    ['one two', 3, 0, []],
  ])('%j in %i columns and at most %i lines', (text, width, most, lines) => {
    expect(wrapWithin(line(text), width, most).map(plainText)).toEqual(lines);
  });
});
