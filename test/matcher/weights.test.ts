import { describe, expect, test } from 'vitest';
import { COMPARISONS } from '../../src/matcher/comparisons/index.js';
import { WEIGHTS } from '../../src/matcher/weights.js';
import { weightsMarkdown } from '../eval/weights-markdown.js';

test('docs/matcher-weights.md says what the weights are', async () => {
  await expect(weightsMarkdown(WEIGHTS)).toMatchFileSnapshot('../../docs/matcher-weights.md');
});

const { match, proposals } = WEIGHTS;
describe.each([
  ['same', match],
  ['related', proposals.related],
  ['contains', proposals.contains],
])('the weights of %s', (_, weights) => {
  test('there is one for each level of each comparison, and none besides', () => {
    const levels = Object.entries(weights.comparisons).map(([name, of]) => [name, Object.keys(of)]);
    expect(levels).toEqual(COMPARISONS.map(({ name, levels }) => [name, levels]));
  });
});

test.each(COMPARISONS.filter(({ ordered }) => ordered))(
  'a level of "$name" never speaks less for the same thing than the one before it',
  ({ name, levels, baseline }) => {
    const weights = levels.map((level) => match.comparisons[name]?.[level] ?? Number.NaN);
    expect(weights).toEqual([...weights].sort((a, b) => a - b));
    if (baseline !== undefined) expect(match.comparisons[name]?.[baseline]).toBe(0);
  },
);
