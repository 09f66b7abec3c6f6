import { describe, expect, test } from 'vitest';
import { relationVocabulary } from '../../src/galaxy/relation-vocabulary.js';
import { blockPairs } from '../../src/matcher/blocking/block.js';
import { scanIndex } from '../../src/matcher/scan.js';
import { indexOf, type SampleEntry, sampleCluster, WITHOUT_FILTER } from './sample.js';

/*
 * Galaxies that nobody would make but by mistake or in malice. What is held is the work, not the time: how many pairs
 * are formed, and how many keys are made of names. Either would be millions where each entry meets each other.
 */

type Draft = Omit<SampleEntry, 'id'>;
const named = (value: string, synonyms: readonly string[] = []): Draft => ({ value, meta: { synonyms } });
const many = (count: number, make: (n: number) => Draft) => Array.from({ length: count }, (_, n) => make(n));

function indexBetween(left: readonly Draft[], right: readonly Draft[]) {
  let id = 0;
  const cluster = (type: string, drafts: readonly Draft[]) =>
    sampleCluster(
      type,
      drafts.map((draft) => ({ id: `${++id}`, ...draft })),
    );
  return indexOf(cluster('left', left), cluster('right', right));
}

const filter = { ...WITHOUT_FILTER, limit: 1000 };

describe('one pair with names of a hundred thousand characters', () => {
  test.each([
    ['one letter', 'x'.repeat(100_000), 'X'.repeat(100_000)],
    ['one digit', '1'.repeat(100_000), '1'.repeat(100_000)],
    ['hyphens and spaces', 'a-'.repeat(50_000), 'a '.repeat(50_000)],
    ['slashes', 'a/'.repeat(50_000), 'a/'.repeat(50_000)],
    ['dots', 'a.'.repeat(50_000), 'a.'.repeat(50_000)],
    ['brackets that open', '('.repeat(100_000), '('.repeat(100_000)],
    ['two scripts', '海a'.repeat(50_000), '海a'.repeat(50_000)],
    ['white space', `${' '.repeat(100_000)}x`, `x${' '.repeat(100_000)}`],
    ['words', words(20_000), words(20_000)],
  ])('%s', (_, one, other) => {
    const index = indexBetween([named(one)], [named(other)]);
    expect(blockPairs(index)).toHaveLength(1);
    expect(scanIndex(index, filter, relationVocabulary().direction)).toHaveLength(1);
    expect(index.keyTexts.length).toBeLessThan(20);
  });

  test('and others that differ in one of them', () => {
    const name = (last: string) => named('x'.repeat(100_000) + last);
    const index = indexBetween(
      many(20, (n) => name(`a${n}`)),
      many(20, (n) => name(`b${n}`)),
    );
    expect(blockPairs(index).length).toBeLessThanOrEqual(400);
  });
});

function words(count: number): string {
  return Array.from({ length: count }, (_, n) => `w${n}`).join(' ');
}

describe('many entries', () => {
  /** Pairs for each entry that are still worth a look. */
  const MOST = 4;

  test.each<[string, number, (n: number) => Draft, (n: number) => Draft]>([
    ['of one name', 25_000, () => named('Same'), () => named('Same')],
    ['of punctuation alone', 5000, (n) => named('!'.repeat(1 + (n % 50))), (n) => named('?!'.repeat(n % 50))],
    ['of no name', 5000, () => named(''), () => named('')],
    ['one letter apart', 3000, (n) => named(inBinary(n, 'a', 'b')), (n) => named(inBinary(5 * n, 'a', 'b'))],
    ['of words in common', 5000, (n) => named(`Alpha ${inRows(n)}`), (n) => named(`Beta ${inRows(n)}`)],
    ['of one description', 5000, (n) => described(`left ${n}`), (n) => described(`right ${n}`)],
    ['with the same references', 3000, (n) => cited(`left ${n}`), (n) => cited(`right ${n}`)],
    ['with the same synonyms', 500, (n) => common(`left ${n}`), (n) => common(`right ${n}`)],
  ])('%s', (_, count, left, right) => {
    const index = indexBetween(many(count, left), many(count, right));
    expect(blockPairs(index).length).toBeLessThanOrEqual(MOST * 2 * count);
  });

  const inBinary = (n: number, zero: string, one: string) =>
    (n % 2 ** 14).toString(2).padStart(14, '0').replace(/0/g, zero).replace(/1/g, one);
  const inRows = (n: number) => `row${n % 70} column${Math.floor(n / 70)}`;
  const described = (value: string): Draft => ({
    value,
    description: 'A quick brown fox jumps over lazy dogs near quiet rivers',
  });
  const cited = (value: string): Draft => ({
    value,
    meta: { refs: Array.from({ length: 20 }, (_, n) => `https://example.org/${n}`) },
  });
  const common = (value: string) =>
    named(
      value,
      Array.from({ length: 200 }, (_, n) => `common ${n}`),
    );
});

test('two entries of two hundred thousand names are one pair', () => {
  const synonyms = Array.from({ length: 200_000 }, (_, n) => `synonym ${n}`);
  const index = indexBetween([named('left', synonyms)], [named('right', synonyms)]);
  expect(blockPairs(index)).toHaveLength(1);
  expect(scanIndex(index, filter, relationVocabulary().direction)).toHaveLength(1);
  expect(index.keyTexts.length).toBeLessThan(3 * synonyms.length);
});
