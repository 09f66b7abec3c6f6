import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { relationVocabulary } from '../../src/galaxy/relation-vocabulary.js';
import { lineWriter, toNdjson } from '../../src/matcher/ndjson.js';
import { explained, judgePair } from '../../src/matcher/score.js';
import { WEIGHTS } from '../../src/matcher/weights.js';
import { indexOf, type SampleEntry, sampleCluster, uuidOf } from './sample.js';

const { direction } = relationVocabulary();

function scoreOf(left: [string, SampleEntry], right: [string, SampleEntry], swap = false) {
  const index = indexOf(sampleCluster(left[0], [left[1]]), sampleCluster(right[0], [right[1]]));
  const [a, b] = [index.find(uuidOf(left[1].id)) ?? -1, index.find(uuidOf(right[1].id)) ?? -1];
  const judgement = swap ? judgePair(index, b, a, direction) : judgePair(index, a, b, direction);
  const line = lineWriter(index)(judgement);
  return { pair: explained(index, judgement), line, complete: judgement.complete };
}

const word = fc.constantFrom(
  'Mirai',
  'APT28',
  'apt 28',
  'Poison Ivy',
  'RAT',
  '海莲花',
  'Unknown',
  '(ELF)',
  '- S0162',
  '!',
  '"\\\t\u007f\ud800🦅',
);
const text = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' '));
const anyEntry = (id: string) =>
  fc.record({
    id: fc.constant(id),
    value: text,
    description: fc.array(text, { maxLength: 5 }).map((parts) => parts.join('. ')),
    meta: fc.record({ synonyms: fc.array(text, { maxLength: 4 }), country: fc.constantFrom('CN', 'RU') }),
  });
const anyType = fc.constantFrom('threat-actor', 'malpedia', 'mitre-tool', 'country', 'never-seen');

describe('scorePair', () => {
  const pair = fc.tuple(fc.tuple(anyType, anyEntry('1')), fc.tuple(anyType, anyEntry('2')));

  test('evidence sums to the match weight, and can be recomputed from the weights', () => {
    fc.assert(
      fc.property(pair, ([left, [type, right]]) => {
        const { pair } = scoreOf(left, [`${type}-2`, right]);
        const sum = pair.evidence.reduce((total, row) => total + row.matchWeight, 0);
        expect(Math.abs(sum - pair.matchWeight)).toBeLessThan(1e-6);
        expect(pair.matchProbability).toBeCloseTo(1 / (1 + 2 ** -sum), 12);
        for (const { comparison, level, matchWeight } of pair.evidence.slice(1)) {
          expect(WEIGHTS.match.comparisons[comparison]?.[level]).toBe(matchWeight);
        }
      }),
    );
  });

  test('is written as a line byte by byte as if it had been explained first', () => {
    fc.assert(
      fc.property(pair, fc.boolean(), ([left, [type, right]], swap) => {
        const { line, pair } = scoreOf(left, [`${type}-2`, right], swap);
        expect(line).toBe(toNdjson(pair));
      }),
    );
  });

  test('is symmetric in subject and object', () => {
    fc.assert(
      fc.property(pair, ([left, [type, right]]) => {
        const there = scoreOf(left, [`${type}-2`, right]).pair;
        const back = scoreOf(left, [`${type}-2`, right], true).pair;
        expect(back.matchWeight).toBeCloseTo(there.matchWeight, 9);
        expect(back.relation.type).toBe(there.relation.type);
        expect(back.relation.probability).toBeCloseTo(there.relation.probability, 9);
        expect(back.subject).toEqual(there.object);
      }),
    );
  });

  test('proposes that an actor uses malware of its name', () => {
    const { pair } = scoreOf(
      ['malpedia', { id: '1', value: 'Naikon' }],
      ['threat-actor', { id: '2', value: 'Naikon' }],
    );
    expect(pair.relation).toMatchObject({ type: 'uses', subject: 'object' });
  });

  test('proposes revoked-by towards the live side', () => {
    const { pair } = scoreOf(
      ['mitre-attack-pattern', { id: '1', value: 'Rootkit - T1014', revoked: true }],
      ['technique', { id: '2', value: 'Rootkit' }],
    );
    expect(pair.relation).toMatchObject({ type: 'revoked-by', subject: 'subject' });
  });

  test('a missing half keeps type, direction and tags of its twin', () => {
    const related = [{ to: '2', type: 'uses', tags: ['a:b="c"'] }];
    const { pair, complete } = scoreOf(
      ['threat-actor', { id: '1', value: 'X', related }],
      ['malpedia', { id: '2', value: 'Y' }],
    );
    expect(pair).toMatchObject({
      relation: { type: 'uses', subject: 'subject' },
      tags: ['a:b="c"'],
      linked: 'subject-to-object',
    });
    expect(complete).toBe(false);
  });

  test('a one-way relation without an opposite is complete', () => {
    const related = [{ to: '2', type: 'mitigates' }];
    const { complete } = scoreOf(
      ['mitre-course-of-action', { id: '1', value: 'X', related }],
      ['technique', { id: '2', value: 'Y' }],
    );
    expect(complete).toBe(true);
  });
});
