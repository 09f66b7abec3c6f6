import { describe, expect, it } from 'vitest';
import { contradictionsOf, identityGraph, rejectedAsSame } from '../../../src/plan/review/identity-groups.js';
import { row, u } from '../../ledger/make.js';
import { cluster, entry, galaxy } from './make.js';

/** Entries 1, 3, 5 stand in left, 2, 4, 6 in right, 7 and 8 in third. */
function contradictions(
  similar: [number, number][],
  [a, b]: [number, number],
  rejected: [number, number][] = [],
) {
  const related = (n: number) => similar.filter(([from]) => from === n).map(([, to]) => `similar ${to}`);
  const entries = (...ns: number[]) => ns.map((n) => entry(n, related(n)));
  const g = galaxy(
    cluster('left', ...entries(1, 3, 5)),
    cluster('right', ...entries(2, 4, 6)),
    cluster('third', ...entries(7, 8)),
  );
  const rows = rejected.map(([x, y]) => row(x, y, { verdict: 'rejected' }));
  return contradictionsOf(u(a), u(b), identityGraph(g, []), g, rejectedAsSame(rows)).map(
    ({ why, chain }) => `${why} ${chain.map((uuid) => Number(uuid.slice(-3))).join('-')}`,
  );
}

describe('contradictionsOf', () => {
  it.each<[string, [number, number][], [number, number], [number, number][], string[]]>([
    ['nothing in a pair', [[1, 2]], [1, 2], [], []],
    [
      'nothing in a triangle',
      [
        [1, 2],
        [2, 7],
        [7, 1],
      ],
      [1, 2],
      [],
      [],
    ],
    [
      'two of one framework',
      [
        [1, 2],
        [3, 2],
      ],
      [1, 2],
      [],
      ['same-framework 1-2-3'],
    ],
    [
      'seen from the other side',
      [
        [1, 2],
        [3, 2],
      ],
      [3, 2],
      [],
      ['same-framework 3-2-1'],
    ],
    [
      'over several frameworks',
      [
        [1, 2],
        [2, 7],
        [3, 7],
      ],
      [2, 7],
      [],
      ['same-framework 1-2-7-3'],
    ],
    [
      'the shortest chain',
      [
        [1, 2],
        [3, 2],
        [2, 7],
        [7, 5],
      ],
      [1, 2],
      [],
      ['same-framework 1-2-3'],
    ],
    [
      'a pair rejected, over a third',
      [
        [1, 7],
        [7, 2],
      ],
      [1, 7],
      [[1, 2]],
      ['rejected 1-7-2'],
    ],
    ['the pair itself rejected', [[1, 2]], [1, 2], [[2, 1]], ['rejected 1-2']],
    [
      'nothing far away',
      [
        [1, 2],
        [2, 7],
        [7, 4],
        [4, 8],
        [8, 3],
      ],
      [1, 2],
      [],
      [],
    ],
    [
      'nothing off the relation',
      [
        [1, 2],
        [3, 4],
        [5, 4],
      ],
      [1, 2],
      [],
      [],
    ],
  ])('%s', (_, similar, edge, rejected, expected) => {
    expect(contradictions(similar, edge, rejected)).toEqual(expected);
  });
});
