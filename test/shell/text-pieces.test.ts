import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readLedger } from '../../src/ledger/open.js';
import { readLedgerRows, readLedgerTexts } from '../../src/shell/ledger-texts.js';
import { textPieces } from '../../src/shell/text-pieces.js';
import { writeLargeLedger } from '../bench/support/large-ledger.js';
import { TempGalaxy } from '../support/temp-galaxy.js';

function read(content: string | Buffer, atOnce: number): string[] {
  const { root } = new TempGalaxy({});
  writeFileSync(join(root, 'x.tsv'), content);
  return Array.from(textPieces(root, 'x.tsv', atOnce), ({ bytes, text }) => text(0, bytes.length));
}

describe('a text in pieces', () => {
  it('is cut after line breaks alone, and nothing is missing', () => {
    const content = fc.string({
      unit: fc.constantFrom('a', '\n', '\r\n', 'é', '海', '🦊', '\t'),
      maxLength: 60,
    });
    fc.assert(
      fc.property(content, fc.integer({ min: 1, max: 20 }), (whole, atOnce) => {
        const pieces = read(whole, atOnce);
        expect(pieces.join('')).toBe(whole);
        for (const piece of pieces.slice(0, -1)) expect(piece).toMatch(/\n$/);
      }),
    );
  });

  it.each([
    ['what is no UTF-8', Buffer.from([0x61, 0x0a, 0xc3, 0x28, 0x0a]), /x\.tsv: not valid UTF-8/],
    ['a character that is cut off', Buffer.from('a\n海').subarray(0, -1), /x\.tsv: not valid UTF-8/],
  ])('%s ends it', (_, content, message) => {
    expect(() => read(content, 2)).toThrow(message);
  });

  it('what is no regular file, or leads out of the galaxy, is not read', () => {
    const { root } = new TempGalaxy({});
    mkdirSync(join(root, 'x.tsv'));
    expect(() => [...textPieces(root, 'x.tsv')]).toThrow(/no regular file/);
    expect(() => [...textPieces(root, '../x.tsv')]).toThrow(/cannot be read|leaves the galaxy/);
    expect(() => [...textPieces(root, 'missing.tsv')]).toThrow(/ENOENT/);
  });
});

it('the rows of a large ledger are the same, read in pieces or as a whole', () => {
  const { root } = new TempGalaxy({});
  writeLargeLedger(process.cwd(), root, 3000);
  expect(readLedgerRows(root)).toEqual(readLedger(readLedgerTexts(root)));
});
