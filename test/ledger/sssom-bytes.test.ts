import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readLedger } from '../../src/ledger/open.js';
import { CellTable, hashWith, NO_BYTES } from '../../src/ledger/sssom/bytes/cell-table.js';
import { LineCells } from '../../src/ledger/sssom/bytes/cells.js';
import { Lines, type Piece } from '../../src/ledger/sssom/bytes/lines.js';
import { readRows } from '../../src/ledger/sssom/bytes/rows.js';
import { splitCells } from '../../src/ledger/sssom/cells.js';
import { ownHeader } from '../../src/ledger/sssom/header.js';
import { COLUMNS, formatRow } from '../../src/ledger/sssom/row-out.js';
import { anyRow, text } from './arbitrary.js';
import { u } from './make.js';

/** A text in pieces of so many lines each, over and over, each in the memory of the one before. */
function* piecesOf(whole: string, sizes: readonly number[]): Generator<Piece> {
  const lines = whole.split(/(?<=\n)/);
  const memory = Buffer.alloc(Buffer.byteLength(whole));
  for (let n = 0, at = 0; at < lines.length; n += 1) {
    const count = sizes[n % sizes.length] ?? 1;
    const length = memory.write(lines.slice(at, at + count).join(''));
    const bytes = memory.subarray(0, length);
    yield { bytes, text: (from, to) => bytes.toString('utf8', from, to) };
    at += count;
  }
}

const sizes = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 3 });

/** Reads a text as a file of the ledger in both ways. */
function bothWays(whole: string, cut: readonly number[]) {
  const alone = { negative: null, unsure: null, predictions: null };
  const { rows, problems } = readLedger({ ...alone, positive: whole });
  return { quick: readRows('curation/positive.sssom.tsv', piecesOf(whole, cut)), slow: { rows, problems } };
}

describe('rows read from bytes are those of the whole text', () => {
  const header = fc.constantFrom(
    '',
    ownHeader('positive'),
    '#mapping_tool: Splink\n#mapping_date: 2026-01-31\n',
    '#a: [\r\n#b\r\n',
    '#curie_map:\n#  g: https://www.misp-galaxy.org/uuid/\n',
    '\n',
    ' \n',
    '#\n',
  );
  const columns = fc.constantFrom<readonly string[]>(
    COLUMNS,
    ['ticket', ...COLUMNS],
    ['subject_id', 'object_id', 'predicate_id', '', 'note of ours'],
    ['object_id', 'subject_id', 'predicate_label'],
    ['subject_id'],
    [],
  );
  const awkward = fc.oneof(
    text,
    fc.constantFrom('"', '""', '"a" team', '"open', '"a""b"', `misp.galaxy:${u(1)}`, u(2), `g:${u(3)}`),
    fc.constantFrom('misp:uses', 'skos:closeMatch', 'Not', '0', '0.9', '\ufeff', '\u00a0', '海莲花', '🦊'),
  );
  const torn = fc.array(awkward, { maxLength: 6 }).map((cells) => cells.join('\t'));
  const end = fc.constantFrom('\n', '\n', '\n', '\r\n', '\r\r\n', '\n\n', '\n \t\n', '\n# by hand\n', '\n#');

  it('whatever stands in it, wherever it is cut', () => {
    const file = fc
      .tuple(
        header,
        columns,
        fc.array(fc.tuple(fc.oneof({ weight: 3, arbitrary: anyRow }, torn), end), { maxLength: 8 }),
      )
      .map(([top, names, lines]) =>
        [
          `${top}${names.join('\t')}\n`,
          ...lines.flatMap(([line, rest]) => [
            typeof line === 'string' ? line : formatRow(line, names),
            rest,
          ]),
        ].join(''),
      );
    const whole = fc.tuple(fc.constantFrom('', '\ufeff'), file, fc.nat(3)).map(
      ([mark, body, less]) =>
        mark +
        Array.from(body)
          .slice(0, -less || undefined)
          .join(''),
    );
    fc.assert(
      fc.property(whole, sizes, (content, cut) => {
        const { quick, slow } = bothWays(content, cut);
        expect(quick).toEqual(slow);
      }),
      { numRuns: 1000 },
    );
  });

  it('also a quoted cell that goes on over lines, in the next piece too', () => {
    const at = `misp.galaxy:${u(1)}\tmisp.galaxy:${u(2)}\tmisp:uses`;
    const lines = [
      'subject_id\tobject_id\tpredicate_id\tcomment',
      `${at}\t"a`,
      'b',
      'c"',
      `${at}\td`,
      'torn',
    ];
    const { quick, slow } = bothWays(lines.join('\n'), [1]);
    expect(quick).toEqual(slow);
    expect(quick.rows.map(({ note }) => note)).toEqual(['a\nb\nc', 'd']);
    expect(quick.problems).toMatchObject([{ severity: 'error', line: 6 }]);
  });

  it('and the cells of every line are those of that line alone', () => {
    const cells = fc.array(fc.oneof(awkward, text), { minLength: 1, maxLength: 6 }).map((c) => c.join('\t'));
    fc.assert(
      fc.property(fc.array(cells, { minLength: 1, maxLength: 6 }), sizes, (records, cut) => {
        const whole = records.map((record) => `${record.replaceAll('\n', '')}\n`).join('');
        const lines = new Lines(piecesOf(whole, cut));
        const reader = new LineCells();
        for (const [n, record] of whole.split('\n').slice(0, -1).entries()) {
          expect(lines.find() && lines.line).toBe(n + 1);
          const read = reader.next(lines);
          if (read === null) expect(lines.take()).toBe(record);
          else expect(read).toEqual(splitCells(record));
        }
        expect(lines.find()).toBe(false);
      }),
    );
  });
});

describe('a table of cells', () => {
  const lookUp = (
    table: CellTable,
    word: string,
    hash = [...Buffer.from(word)].reduce(hashWith, NO_BYTES),
  ) => {
    const bytes = Buffer.from(word);
    const piece: Piece = { bytes, text: (from, to) => bytes.toString('utf8', from, to) };
    return table.textOf(piece, 0, bytes.length, hash, (cell) => cell);
  };

  it('knows tens of thousands apart', () => {
    const table = new CellTable();
    const words = Array.from({ length: 30_000 }, (_, n) => `cell ${n % 20_000}`);
    for (const word of words) expect(lookUp(table, word)).toBe(word);
  });

  it('knows those of one hash apart', () => {
    const table = new CellTable();
    for (const word of ['a', 'b', 'ab', 'a', 'ba', 'b']) expect(lookUp(table, word, -1)).toBe(word);
  });

  it('reads what it has seen only once', () => {
    const table = new CellTable();
    lookUp(table, 'once');
    const bytes = Buffer.from('xonce');
    const piece: Piece = { bytes, text: () => 'never decoded again' };
    const hash = [...Buffer.from('once')].reduce(hashWith, NO_BYTES);
    expect(table.textOf(piece, 1, 5, hash, (cell) => cell)).toBe('once');
  });
});
