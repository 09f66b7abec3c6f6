import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contradictions, type IdentityLink, identityGroups } from '../../src/matcher/identity-groups.js';

const link = (a: string, b: string, weight: number): IdentityLink => ({ a, b, weight });
/** `mitre:apt28` stands in the framework `mitre`. */
const clusterOf = (uuid: string) => uuid.split(':')[0];

describe('contradictions', () => {
  test('the weakest link between two entries of one framework is named', () => {
    const links = [
      link('actors:apt28', 'mitre:apt28', 12),
      link('mitre:apt28', 'microsoft:strontium', 9),
      link('microsoft:strontium', 'tidal:sednit', 2),
      link('tidal:sednit', 'mitre:seduploader', 11),
    ];
    expect(contradictions(links, clusterOf)).toEqual([
      { cluster: 'mitre', entries: ['mitre:apt28', 'mitre:seduploader'], weakest: links[2] },
    ]);
  });

  test('a second, stronger chain moves the blame', () => {
    const links = [
      link('x:1', 'y:1', 1),
      link('y:1', 'x:2', 9),
      link('x:1', 'z:1', 5),
      link('z:1', 'x:2', 6),
    ];
    expect(contradictions(links, clusterOf).map((c) => c.weakest)).toContainEqual(links[2]);
  });

  test('nothing to say where each framework has one entry', () => {
    expect(contradictions([link('x:1', 'y:1', 1), link('y:1', 'z:1', 1)], clusterOf)).toEqual([]);
  });

  const links = fc.array(
    fc
      .tuple(fc.integer({ min: 0, max: 8 }), fc.integer({ min: 0, max: 8 }), fc.integer({ min: 0, max: 4 }))
      .filter(([a, b]) => a !== b)
      .map(([a, b, weight]) => link(`${a % 3}:${a}`, `${b % 3}:${b}`, weight)),
    { maxLength: 12 },
  );

  test('agrees with trying every threshold: two groups join at the weight of the link that is named', () => {
    fc.assert(
      fc.property(links, (some) => {
        for (const { entries, weakest } of contradictions(some, clusterOf)) {
          const joinedFrom = (least: number) =>
            identityGroups(some.filter(({ weight }) => weight >= least)).some(
              (group) => group.includes(entries[0]) && group.includes(entries[1]),
            );
          expect(joinedFrom(weakest.weight)).toBe(true);
          expect(joinedFrom(weakest.weight + 1)).toBe(false);
        }
      }),
    );
  });

  test('finds one for every group that holds a framework twice, whatever the order of the links', () => {
    fc.assert(
      fc.property(links, (some) => {
        const found = contradictions(some, clusterOf);
        for (const group of identityGroups(some)) {
          for (const cluster of new Set(group.map(clusterOf))) {
            const rivals = group.filter((uuid) => clusterOf(uuid) === cluster).length;
            const named = found.filter((c) => c.cluster === cluster && group.includes(c.entries[0]));
            expect(named).toHaveLength(rivals - 1);
          }
        }
        const reversed = some.map(({ a, b, weight }) => link(b, a, weight)).reverse();
        const sides = ({ cluster, entries, weakest }: (typeof found)[number]) => [
          cluster,
          entries,
          weakest.weight,
        ];
        expect(contradictions(reversed, clusterOf).map(sides)).toEqual(found.map(sides));
      }),
    );
  });
});
