import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  foldText,
  formatCell,
  joinValues,
  splitCells,
  splitRecords,
  splitValues,
  unfoldText,
} from '../../src/ledger/sssom/cells.js';

/** Strings of the characters that matter here. */
const awkward = fc.string({
  unit: fc.constantFrom('a', 'n', 'r', 't', '"', '\\', '|', '\t', '\n', '\r', ' ', 'é', '海', '#'),
});

describe('splitCells', () => {
  it.each<[string, string[]]>([
    ['', ['']],
    ['a\tb', ['a', 'b']],
    ['a\t', ['a', '']],
    ['a\tb\r', ['a', 'b']],
    ['"a"\tb', ['a', 'b']],
    ['"a\tb"\tc', ['a\tb', 'c']],
    ['"say ""hi"""\tb', ['say "hi"', 'b']],
    ['""\t""', ['', '']],
    ['a "quoted" word\tb', ['a "quoted" word', 'b']],
    ['x:y="z"\tb', ['x:y="z"', 'b']],
    ['"quoted" word\tb', ['"quoted" word', 'b']],
    ['"open\tb', ['"open', 'b']],
    ['"\tb', ['"', 'b']],
  ])('%j', (text, cells) => {
    expect(splitCells(text)).toEqual(cells);
  });

  it('reads what formatCell writes', () => {
    const cells = fc.array(awkward, { minLength: 1 }).filter((list) => !list.some((c) => /[\n\r]/.test(c)));
    fc.assert(
      fc.property(cells, (list) => {
        expect(splitCells(list.map(formatCell).join('\t'))).toEqual(list);
      }),
    );
  });
});

describe('splitRecords', () => {
  const split = (text: string, width = 2) =>
    [...splitRecords(text, 5, width)].map((r) => [r.line, ...r.cells]);

  it('numbers lines, and takes CRLF and a missing final line break', () => {
    expect(split('a\tb\r\nc\td')).toEqual([
      [5, 'a', 'b'],
      [6, 'c', 'd'],
    ]);
  });

  it('lets a quoted cell go on over lines', () => {
    expect(split('a\t"one\ntwo"\nc\td\n')).toEqual([
      [5, 'a', 'one\ntwo'],
      [7, 'c', 'd'],
    ]);
  });

  it('lets no comment open a quote', () => {
    expect(split('# see\t"below\ntorn"\n')).toEqual([
      [5, '# see', '"below'],
      [6, 'torn"'],
    ]);
  });

  it('lets no stray quote swallow records', () => {
    expect(split('a\t"open\nb\tc\nd\t"closed"\n')).toEqual([
      [5, 'a', '"open'],
      [6, 'b', 'c'],
      [7, 'd', 'closed'],
    ]);
    expect(split('a\t"open')).toEqual([[5, 'a', '"open']]);
  });

  it('loses no byte', () => {
    fc.assert(
      fc.property(awkward, fc.integer({ min: 1, max: 3 }), (text, width) => {
        const whole = text === '' || text.endsWith('\n') ? text : `${text}\n`;
        expect([...splitRecords(text, 1, width)].map((r) => `${r.raw}\n`).join('')).toBe(whole);
      }),
    );
  });
});

describe('foldText', () => {
  it.each([
    ['one\ntwo', 'one\\ntwo'],
    ['a\tb\rc', 'a\\tb\\rc'],
    ['C:\\dir', 'C:\\dir'],
    ['C:\\new', 'C:\\\\new'],
    ['a\\\\b', 'a\\\\\\b'],
    ['\\\n', '\\\\\\n'],
  ])('%j becomes %j and back', (text, folded) => {
    expect(foldText(text)).toBe(folded);
    expect(unfoldText(folded)).toBe(text);
  });

  it('makes one line of any text, and loses nothing', () => {
    fc.assert(
      fc.property(awkward, (text) => {
        expect(foldText(text)).not.toMatch(/[\n\r\t]/);
        expect(unfoldText(foldText(text))).toBe(text);
      }),
    );
  });
});

describe('splitValues', () => {
  it.each<[string, string[]]>([
    // The specification's example pipe-escaping.sssom.tsv, told in other words.
    ['A\\|B|C', ['A|B', 'C']],
    ['A\\\\B|C\\\\|D\\\\\\|E\\\\', ['A\\B', 'C\\', 'D\\|E\\']],
    ['A\\nB', ['A\\nB']],
    ['', []],
    ['|', ['', '']],
  ])('%j', (cell, values) => {
    expect(splitValues(cell)).toEqual(values);
  });

  it('reads what joinValues writes', () => {
    fc.assert(
      fc.property(fc.array(awkward), (values) => {
        const one = values.length === 1 && values[0] === '';
        expect(splitValues(joinValues(values))).toEqual(one ? [] : values);
      }),
    );
  });
});
