import { describe, expect, it } from 'vitest';
import { toTableRow } from '../../src/cli/format-pairs.js';
import type { CandidatePair } from '../../src/matcher/types.js';

const side = (cluster: string) => ({ uuid: '0'.repeat(36), value: 'Fancy Heron', cluster });

function pairOf(probability: number, weights: readonly number[] = []): CandidatePair {
  return {
    subject: side('threat-actor'),
    object: side('malpedia'),
    matchWeight: weights.reduce((sum, weight) => sum + weight, 0),
    matchProbability: probability,
    relation: { type: 'similar', subject: 'subject', probability },
    tags: [],
    linked: 'none',
    evidence: weights.map((matchWeight) => ({ comparison: 'names', level: 'equal', matchWeight })),
  };
}

describe('a row of the table', () => {
  it.each([
    [1, '100.0 %'],
    [0.99996, '>99.9 %'],
    [0.999, ' 99.9 %'],
    [0.5, ' 50.0 %'],
    [0.0004, ' <0.1 %'],
    [0, '  0.0 %'],
  ])('%f is %s: certainty is never claimed by rounding', (probability, text) => {
    expect(toTableRow(pairOf(probability), false).startsWith(`${text}  similar`)).toBe(true);
  });

  it('explains itself in weights that add up, and knows no minus zero', () => {
    const [, ...lines] = toTableRow(pairOf(0.9, [-4.126, 9.5, -0.0001]), true)
      .trimEnd()
      .split('\n');
    expect(lines.map((line) => line.trim().split(/\s+/)[0])).toEqual(['−4.13', '+9.50', '0.00', '+5.37']);
  });
});
