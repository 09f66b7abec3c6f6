import { describe, expect, it } from 'vitest';
import type { CandidatePair } from '../../../src/matcher/types.js';
import { contradictionsOf, identityGraph } from '../../../src/plan/review/identity-groups.js';
import { comparisonOf, type OrderName } from '../../../src/tui/state/order.js';
import { cluster, entry, galaxyOf, pairOf, uuidOf } from '../support/galaxy.js';

const similar = (n: number) => [{ destUuid: uuidOf(n), type: 'similar', tags: [] }];
/** B of b and C of c are one; so A of a would close a triangle, and Bee of b a contradiction. */
const galaxy = galaxyOf([
  cluster('a', [entry(1, 'A', { related: similar(3) }), entry(11, 'Other')]),
  cluster('b', [entry(2, 'B', { related: similar(3) }), entry(12, 'Bee')]),
  cluster('c', [entry(3, 'C'), entry(13, 'Thing')]),
]);
const at = (a: number, b: number, probability: number, more: Partial<CandidatePair> = {}) =>
  pairOf(galaxy, a, b, { relation: { type: 'similar', subject: 'subject', probability }, ...more });

const triangle = at(1, 2, 0.7);
const contradiction = at(12, 3, 0.8);
const half = at(11, 12, 0.3, { linked: 'object-to-subject' });
const best = at(11, 13, 0.9);
const even = at(1, 13, 0.52);
const pairs = [even, half, best, triangle, contradiction];

function inOrder(order: OrderName): CandidatePair[] {
  const graph = identityGraph(galaxy, []);
  const surroundings = {
    pairs,
    identities: { graph, rejected: new Set<string>() },
    contradicts: ({ subject, object }: CandidatePair) =>
      contradictionsOf(subject.uuid, object.uuid, graph, galaxy, new Set()).length > 0,
  };
  return [...pairs].sort(comparisonOf(order, () => surroundings));
}

describe('the order of the queue', () => {
  it.each<[OrderName, CandidatePair[]]>([
    ['best', [best, contradiction, triangle, even, half]],
    ['uncertain', [even, half, triangle, contradiction, best]],
    ['one-way', [half, best, contradiction, triangle, even]],
    ['triangles', [triangle, best, contradiction, even, half]],
    ['contradictions', [contradiction, best, triangle, even, half]],
  ])('%s', (order, expected) => {
    const [first, ...rest] = inOrder(order);
    expect(first).toBe(expected[0]);
    if (order === 'best' || order === 'one-way') expect(rest).toEqual(expected.slice(1));
  });

  it('triangles come best first, however many third entries they have', () => {
    const also = galaxyOf([
      cluster('a', [
        entry(1, 'A', { related: similar(3) }),
        entry(11, 'Unknown', { related: [...similar(13), ...similar(23)] }),
      ]),
      cluster('b', [
        entry(2, 'B', { related: similar(3) }),
        entry(12, 'Unknown', { related: [...similar(13), ...similar(23)] }),
      ]),
      cluster('c', [entry(3, 'C'), entry(13, 'Unknown 1'), entry(23, 'Unknown 2')]),
    ]);
    const of = (a: number, b: number, probability: number) =>
      pairOf(also, a, b, { relation: { type: 'similar', subject: 'subject', probability } });
    const [likely, unlikely] = [of(1, 2, 0.9), of(11, 12, 0.04)];
    const identities = { graph: identityGraph(also, []), rejected: new Set<string>() };
    const order = comparisonOf('triangles', () => ({
      pairs: [unlikely, likely],
      identities,
      contradicts: () => false,
    }));
    expect([unlikely, likely].sort(order)).toEqual([likely, unlikely]);
  });

  it('by frameworks keeps the pairs of two frameworks together, the largest lot first', () => {
    const lots = inOrder('frameworks').map(({ subject, object }) =>
      [subject.cluster, object.cluster].sort().join(),
    );
    expect(lots).toEqual(['a,b', 'a,b', 'a,c', 'a,c', 'b,c']);
  });

  it('by identity group keeps what is probably one thing together', () => {
    const order = inOrder('groups');
    expect(order[0]).toBe(best);
    const group = [contradiction, triangle, even, half].map((pair) => order.indexOf(pair));
    expect(Math.max(...group) - Math.min(...group)).toBe(3);
  });
});
