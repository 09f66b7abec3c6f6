import { expect, it } from 'vitest';
import { relationVocabulary } from '../../../src/galaxy/relation-vocabulary.js';
import { findTags, findTypes, tagChoices, typeChoices } from '../../../src/tui/state/choices.js';
import { bestMatches } from '../../../src/tui/state/search.js';
import { usedTypes } from '../../../src/tui/state/used-types.js';
import { LIKELY, smallGalaxy, uuidOf } from '../support/galaxy.js';

const vocabulary = relationVocabulary(['our-own']);
const none = new Map<string, number>();
const names = (here: [string, number][], all: [string, number][], recent: string[] = []) =>
  typeChoices(vocabulary, { here: new Map(here), all: new Map(all) }, recent).map(({ name }) => name);

it('offers recent types first, then those of the two kinds, then those of the galaxy', () => {
  const order = names(
    [['uses', 3]],
    [
      ['similar', 900],
      ['uses', 3],
    ],
    ['contains'],
  );
  expect(order.slice(0, 3)).toEqual(['contains', 'uses', 'similar']);
});

it('offers types without meaning and use last', () => {
  const choices = typeChoices(vocabulary, { here: none, all: none }, []);
  const meanings = choices.map(({ meaning }) => meaning !== '');
  expect(meanings.lastIndexOf(true)).toBe(meanings.indexOf(false) - 1);
  expect(choices.at(-1)?.used).toBe(0);
});

it.each([
  ['contained', 'contained-by'],
  ['contaned-by', 'contained-by'],
  ['withdrawn', 'revoked-by'],
])('finds a type by %s', (query, name) => {
  const choices = typeChoices(vocabulary, { here: none, all: none }, []);
  expect(findTypes(choices, query)[0]?.name).toBe(name);
});

it('takes a query of any length', () => {
  const choices = typeChoices(vocabulary, { here: none, all: none }, []);
  expect(findTypes(choices, 'x'.repeat(10_000))).toEqual([]);
});

it('ranks a beginning before a middle, and a middle before other texts', () => {
  const items = [['other', 'win'], ['the win'], ['winnti']];
  expect(bestMatches(items, 'win', (texts) => texts).map(([first]) => first)).toEqual([
    'winnti',
    'the win',
    'other',
  ]);
});

it('counts types between kinds in both directions', () => {
  const galaxy = smallGalaxy();
  const [actor, malware] = [galaxy.find(uuidOf(11)), galaxy.find(uuidOf(21))];
  if (!actor || !malware) throw new TypeError('no entries');
  const used = usedTypes(galaxy);
  expect(used.all.get('uses')).toBe(4);
  expect(used.between(malware, actor).get('uses')).toBe(4);
  expect(used.between(actor, actor).get('uses')).toBeUndefined();
});

it('finds the tag whose value was typed before those that hold it', () => {
  const { taxonomies } = smallGalaxy();
  const choices = tagChoices(taxonomies, [], []);
  expect(findTags(choices, 'likely', taxonomies)[0]?.tag).toBe(LIKELY);
  expect(findTags(choices, 'very', taxonomies)[0]?.tag).toContain('"very-likely"');
});
