import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addTag, checkTag, formatMachineTag, parseMachineTag } from '../../src/galaxy/machine-tag.js';
import { parseTaxonomy, type Taxonomy } from '../../src/galaxy/taxonomy.js';

const { taxonomy } = parseTaxonomy({
  path: 'tags/estimative-language/machinetag.json',
  text: JSON.stringify({
    namespace: 'estimative-language',
    expanded: 'Estimative languages',
    description: 'd',
    version: 5,
    predicates: [
      { value: 'likelihood-probability', expanded: 'Likelihood', exclusive: true },
      { value: 'reviewed', expanded: 'Reviewed' },
    ],
    values: [
      {
        predicate: 'likelihood-probability',
        entry: [{ value: 'likely', expanded: 'Likely' }, { value: 'almost-certain' }],
      },
    ],
  }),
});
const taxonomies = [taxonomy as Taxonomy];
const LIKELY = 'estimative-language:likelihood-probability="likely"';
const CERTAIN = 'estimative-language:likelihood-probability="almost-certain"';

test.each([
  [LIKELY, { namespace: 'estimative-language', predicate: 'likelihood-probability', value: 'likely' }],
  ['tlp:clear', { namespace: 'tlp', predicate: 'clear', value: null }],
  ['a:b=""', { namespace: 'a', predicate: 'b', value: '' }],
  ['a:b="with space"', { namespace: 'a', predicate: 'b', value: 'with space' }],
  ['likely', null],
  ['a:b=c', null],
  ['a:b="c', null],
  ['a b:c="d"', null],
  ['a:b="c"d"', null],
  ['a:b="c\nd"', null],
  ['', null],
])('parses %j', (text, expected) => {
  expect(parseMachineTag(text)).toEqual(expected);
});

test('what is parsed is formatted back to the letter', () => {
  const part = fc.stringMatching(/^[a-z][a-z0-9-]{0,12}$/);
  fc.assert(
    fc.property(part, part, fc.option(fc.stringMatching(/^[^"\p{Cc}]*$/u)), (namespace, predicate, value) => {
      const text = formatMachineTag({ namespace, predicate, value });
      expect(parseMachineTag(text)).toEqual({ namespace, predicate, value });
    }),
  );
});

describe('checkTag', () => {
  test.each([
    [LIKELY, { status: 'known', expanded: 'Likely' }],
    [CERTAIN, { status: 'known', expanded: 'almost-certain' }],
    ['estimative-language:reviewed', { status: 'known', expanded: 'Reviewed' }],
  ])('knows %s', (tag, expected) => expect(checkTag(tag, taxonomies)).toEqual(expected));

  test.each([
    ['nope:a="b"', /no taxonomy nope/],
    ['estimative-language:likelihood-probability="perhaps"', /not in the taxonomy/],
    ['estimative-language:likelihood-probability', /not in the taxonomy/],
  ])('says that %s is unknown', (tag, reason) => {
    expect(checkTag(tag, taxonomies)).toMatchObject({
      status: 'unknown',
      reason: expect.stringMatching(reason),
    });
  });

  test.each([
    ['likely', /no colon/],
    ['a:b=c', /double quotes/],
    ['a:b="c', /double quotes/],
    ['a :b="c"', /spaces/],
  ])('refuses %s and says why', (tag, reason) => {
    expect(checkTag(tag, taxonomies)).toMatchObject({
      status: 'malformed',
      reason: expect.stringMatching(reason),
    });
  });
});

test('a tag of an exclusive predicate replaces the earlier one, others stay in order', () => {
  expect(addTag(['tlp:clear', LIKELY], CERTAIN, taxonomies)).toEqual(['tlp:clear', CERTAIN]);
  expect(addTag([LIKELY], 'tlp:clear', taxonomies)).toEqual([LIKELY, 'tlp:clear']);
  expect(addTag(['tlp:clear'], 'tlp:red', taxonomies)).toEqual(['tlp:clear', 'tlp:red']);
  expect(addTag([LIKELY, 'tlp:clear'], LIKELY, taxonomies)).toEqual(['tlp:clear', LIKELY]);
});
