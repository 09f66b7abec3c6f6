import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { relationVocabulary } from '../../src/galaxy/relation-vocabulary.js';
import { realGalaxy } from '../support/real-galaxy.js';

const vocabulary = relationVocabulary();

test.each([
  ['similar', 'symmetric', null],
  ['same-as', 'symmetric', null],
  ['contains', 'with-opposite', 'contained-by'],
  ['contained-by', 'with-opposite', 'contains'],
  ['uses', 'with-opposite', 'used-by'],
  ['revoked-by', 'one-way', null],
  ['subtechnique-of', 'one-way', null],
  ['no-such-type', 'one-way', null],
])('%s is %s', (name, direction, opposite) => {
  expect(vocabulary.direction(name)).toBe(direction);
  expect(vocabulary.opposite(name)).toBe(opposite);
});

test('opposites come in pairs', () => {
  for (const { name, opposite } of vocabulary.types) {
    if (opposite !== null) expect(vocabulary.opposite(opposite), name).toBe(name);
  }
});

test('types compare trimmed, and unknown ones are unknown', () => {
  expect(vocabulary.find('is-allied-with ')?.name).toBe('is-allied-with');
  expect(vocabulary.find('no-such-type')).toBeUndefined();
});

test('a type that the galaxy at hand uses is known', () => {
  expect(relationVocabulary(['haunts ']).find('haunts')).toMatchObject({ name: 'haunts', opposite: null });
});

describe.skipIf(realGalaxy === null)('against the real vocabulary', () => {
  test('has every name and every opposite', () => {
    const path = `${realGalaxy}/../relationships.json`;
    const { values } = JSON.parse(readFileSync(path, 'utf8')) as {
      values: { name: string; opposite?: string }[];
    };
    expect(values).toHaveLength(313);
    for (const { name, opposite } of values) {
      expect(vocabulary.find(name), name).toMatchObject({ opposite: opposite?.trim() ?? null });
    }
  });
});
