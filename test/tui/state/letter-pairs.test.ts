import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LetterPairs } from '../../../src/tui/state/letter-pairs.js';
import { likeliest, likeliestPlaces } from '../../../src/tui/state/search.js';

const word = fc.string({ unit: fc.constantFrom(...'abcd \u00e9'), maxLength: 14 });

function pairsOf(texts: readonly string[]): LetterPairs {
  const pairs = new LetterPairs();
  for (const text of texts) pairs.add(text);
  return pairs;
}

test('finds what looking at every text finds', () => {
  fc.assert(
    fc.property(fc.array(word, { maxLength: 30 }), word, fc.nat(10), (texts, query, most) => {
      const places = likeliestPlaces(pairsOf(texts), query, most);
      const items = texts.map((text, place) => ({ text, place }));
      const slow = likeliest(items, query, ({ text }) => [text], most);
      expect(places).toEqual(slow.map(({ place }) => place));
    }),
  );
});

test('a typing error spoils two pairs of letters', () => {
  expect(likeliestPlaces(pairsOf(['oceanlotus', 'sandworm', 'ocean']), 'oceanlotsu', 2)).toEqual([0, 2]);
});
