import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { WordTable } from '../../src/matcher/word-table.js';
import { StemCollector, wordNumbersIn, wordsIn } from '../../src/matcher/words.js';

const spell = (table: WordTable, numbers: readonly number[]) => numbers.map((number) => table.texts[number]);

describe('words as numbers', () => {
  test.each([
    ['Uses the PlugX backdoor.', ['uses', 'the', 'plugx', 'backdoor']],
    ['“Gh0st” – a RAT…', ['gh0st', 'a', 'rat']],
    ['Café ÉLAN', ['café', 'élan']],
    ['海莲花 - APT-C-00', ['海莲花', 'apt', 'c', '00']],
    ['ﬁle x²', ['file', 'x2']],
    [
      'see [PlugX](https://a.example/plugx) (Citation: Foo 2020) at https://b.example <code>x</code>',
      ['see', 'plugx', 'at', 'x'],
    ],
    ['', []],
  ])('%s', (text, expected) => {
    const table = new WordTable();
    expect(spell(table, wordNumbersIn(text, table))).toEqual(expected);
  });

  test('are the words that are read the plain way, whatever the text and whatever was read before', () => {
    const table = new WordTable();
    const text = fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.lorem({ maxCount: 30 }));
    fc.assert(
      fc.property(text, (any) => {
        expect(spell(table, wordNumbersIn(any, table))).toEqual(wordsIn(any));
      }),
    );
  });

  test('end at the same characters, or go on, in plain text and in any other', () => {
    const table = new WordTable();
    const units = Array.from({ length: 2 ** 16 }, (_, unit) => String.fromCharCode(unit));
    const isReadAlike = (text: string) =>
      spell(table, wordNumbersIn(text, table)).join(' ') === wordsIn(text).join(' ');
    expect(units.filter((unit) => !isReadAlike(`a${unit}b`))).toEqual([]);
  });

  test('many words are all told apart', () => {
    const table = new WordTable();
    const words = Array.from({ length: 200_000 }, (_, i) => `w${i}`);
    const numbers = new Set(words.map((word) => table.number(word)));
    expect(numbers.size).toBe(words.length);
    expect(table.number('w77777')).toBe(77_777);
  });
});

test('stems are collected once a text, without stop words', () => {
  const table = new WordTable();
  const stems = new StemCollector(table);
  const first = stems.stemsOf(wordNumbersIn('encrypts the files and encrypting files', table));
  expect(first).toHaveLength(2);
  expect(stems.stemsOf(wordNumbersIn('files, encrypted', table))).toEqual([...first].reverse());
});
