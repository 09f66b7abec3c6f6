import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pairKey } from '../../src/galaxy/galaxy.js';
import { relationVocabulary } from '../../src/galaxy/relation-vocabulary.js';
import { likelihoodTag } from '../../src/matcher/likelihood.js';
import type { MatchIndex } from '../../src/matcher/match-index.js';
import { toNdjson } from '../../src/matcher/ndjson.js';
import { scanIndex } from '../../src/matcher/scan.js';
import { scorePair } from '../../src/matcher/score.js';
import type { CandidatePair } from '../../src/matcher/types.js';
import { WEIGHTS } from '../../src/matcher/weights.js';
import { packageRoot } from '../../src/shell/package-root.js';
import { readGalaxy } from '../../src/shell/read-galaxy.js';
import { indexOf, type SampleEntry, sampleCluster, WITHOUT_FILTER } from './sample.js';

const { direction } = relationVocabulary();
const scan = (index: MatchIndex): CandidatePair[] => scanIndex(index, WITHOUT_FILTER, direction);

describe("every pair of the package's galaxy", () => {
  const { clusters } = readGalaxy(packageRoot());
  const index = indexOf(...clusters);
  const pairs = scan(index);

  test('there are some', () => expect(pairs.length).toBeGreaterThan(100));

  test('has all fields, in the documented order', () => {
    for (const pair of pairs) {
      const line = JSON.parse(toNdjson(pair));
      expect(Object.keys(line)).toEqual([
        'subject',
        'object',
        'matchWeight',
        'matchProbability',
        'relation',
        'tags',
        'linked',
        'evidence',
      ]);
      expect(Object.keys(line.subject)).toEqual(['uuid', 'value', 'cluster']);
      expect(Object.keys(line.relation)).toEqual(['type', 'subject', 'probability']);
      for (const row of line.evidence) {
        expect(['comparison,level,matchWeight', 'comparison,level,matchWeight,detail']).toContain(
          Object.keys(row).join(),
        );
      }
    }
  });

  test('can be recomputed by hand: look the levels up, add, and take the logistic function', () => {
    for (const { evidence, matchWeight, matchProbability } of pairs) {
      const [prior, ...findings] = evidence;
      expect(prior).toMatchObject({ comparison: 'prior', matchWeight: WEIGHTS.match.prior });
      const weights = findings.map(({ comparison, level }) => WEIGHTS.match.comparisons[comparison]?.[level]);
      expect(findings.map((row) => row.matchWeight)).toEqual(weights);
      const sum = weights.reduce<number>(
        (total, weight) => total + (weight ?? Number.NaN),
        WEIGHTS.match.prior,
      );
      expect(Math.abs(sum - matchWeight)).toBeLessThan(1e-6);
      expect(Math.abs(1 / (1 + 2 ** -sum) - matchProbability)).toBeLessThan(1e-9);
      expect(new Set(evidence.map(({ comparison }) => comparison)).size).toBe(evidence.length);
    }
  });

  test('says of similar what it says of sameness, and tags a new relation by its probability', () => {
    for (const { relation, matchProbability, linked, tags } of pairs) {
      if (['similar', 'revoked-by'].includes(relation.type) && linked === 'none') {
        expect(relation.probability).toBe(matchProbability);
      }
      if (linked === 'none') expect(tags).toEqual([likelihoodTag(relation.probability)]);
    }
  });

  test('is between two clusters, once, with the smaller UUID first, best first', () => {
    const keys = pairs.map(({ subject, object }) => pairKey(subject.uuid, object.uuid));
    expect(new Set(keys).size).toBe(keys.length);
    pairs.forEach(({ subject, object, relation, matchWeight }, at) => {
      expect(subject.cluster).not.toBe(object.cluster);
      expect(subject.uuid < object.uuid).toBe(true);
      const next = pairs[at + 1];
      if (!next) return;
      expect(relation.probability).toBeGreaterThanOrEqual(next.relation.probability);
      if (relation.probability === next.relation.probability) {
        expect(matchWeight).toBeGreaterThanOrEqual(next.matchWeight);
      }
    });
  });

  test('is scored the same when it is asked for by its UUIDs', () => {
    for (const pair of pairs.filter((_, at) => at % 7 === 0)) {
      const [a, b] = [index.find(pair.subject.uuid) ?? -1, index.find(pair.object.uuid) ?? -1];
      expect(scorePair(index, a, b, direction)).toEqual(pair);
    }
  });

  test('and the scores, do not depend on the order of clusters and entries', () => {
    const turned = [...clusters].reverse().map((c) => ({ ...c, entries: [...c.entries].reverse() }));
    expect(scan(indexOf(...turned)).map(withoutDetails)).toEqual(pairs.map(withoutDetails));
  });
});

/** Of two names that agree equally well, which one is shown depends on which entry is read first. */
function withoutDetails(pair: CandidatePair): CandidatePair {
  return { ...pair, evidence: pair.evidence.map(({ detail, ...row }) => row) };
}

describe('scanIndex', () => {
  const name = fc.constantFrom(
    'Mirai',
    'APT28',
    'APT 28',
    'Sofacy',
    'Poison Ivy',
    'Ivy',
    'Shark',
    'shark RAT',
    '海莲花',
  );
  const entries = fc.array(
    fc.record({
      value: name,
      synonyms: fc.array(name, { maxLength: 2 }),
      description: fc.constantFrom('', 'Sofacy uses Mirai.'),
    }),
    { minLength: 1, maxLength: 4 },
  );
  const galaxies = fc.array(fc.tuple(fc.constantFrom('threat-actor', 'malpedia', 'tool'), entries), {
    minLength: 2,
    maxLength: 4,
  });
  type Drawn = readonly (readonly [
    string,
    readonly { value: string; synonyms: string[]; description: string }[],
  ])[];

  const sample = (drawn: Drawn) =>
    drawn.map(([type, some], cluster) =>
      sampleCluster(
        type,
        some.map(
          ({ synonyms, ...entry }, at): SampleEntry => ({
            id: `${cluster + 1}${at}`,
            meta: { synonyms },
            ...entry,
          }),
        ),
        `${type}-${cluster}`,
      ),
    );

  test('finds the same pairs with the same scores, whatever the order of clusters and entries', () => {
    fc.assert(
      fc.property(galaxies, (drawn) => {
        const clusters = sample(drawn);
        const turned = [...clusters].reverse().map((c) => ({ ...c, entries: [...c.entries].reverse() }));
        expect(scan(indexOf(...turned)).map(withoutDetails)).toEqual(
          scan(indexOf(...clusters)).map(withoutDetails),
        );
      }),
      { numRuns: 50 },
    );
  });

  test('never lets the relation between two entries speak for itself', () => {
    fc.assert(
      fc.property(galaxies, (drawn) => {
        const clusters = sample(drawn);
        const [first, second] = [clusters[0]?.entries[0], clusters[1]?.entries[0]];
        const related = [{ destUuid: second?.uuid ?? '', type: 'similar', tags: [] }];
        const linked = clusters.map((cluster) => ({
          ...cluster,
          entries: cluster.entries.map((entry) => (entry === first ? { ...entry, related } : entry)),
        }));
        const weightIn = (some: typeof clusters) => {
          const index = indexOf(...some);
          const [a, b] = [first, second].map((entry) => index.find(entry?.uuid ?? '') ?? -1);
          return scorePair(index, a ?? -1, b ?? -1, direction).matchWeight;
        };
        expect(weightIn(linked)).toBe(weightIn(clusters));
      }),
      { numRuns: 50 },
    );
  });
});
