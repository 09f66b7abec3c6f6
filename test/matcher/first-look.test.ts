import { describe, expect, it } from 'vitest';
import { assembleGalaxy, pairKey } from '../../src/galaxy/galaxy.js';
import { relationVocabulary } from '../../src/galaxy/relation-vocabulary.js';
import { finish } from '../../src/galaxy/steps.js';
import type { Cluster } from '../../src/galaxy/types.js';
import { firstLookInSteps } from '../../src/matcher/first-look/first-look.js';
import type { FirstLookFilter } from '../../src/matcher/first-look/likely-pairs.js';
import { buildIndex } from '../../src/matcher/match-index.js';
import { profileClusters } from '../../src/matcher/profile.js';
import { scorePair } from '../../src/matcher/score.js';
import type { CandidatePair } from '../../src/matcher/types.js';
import { readGalaxy } from '../../src/shell/read-galaxy.js';
import { realGalaxy } from '../support/real-galaxy.js';
import { type SampleEntry, sampleCluster, uuidOf } from './sample.js';

const { direction } = relationVocabulary();
const ALL: FirstLookFilter = {
  clusters: [],
  from: [],
  to: [],
  includeDeprecated: false,
  includeLinked: false,
  minProbability: null,
  isInShard: () => true,
  decided: new Set(),
};

function look(clusters: readonly Cluster[], filter: Partial<FirstLookFilter> = {}): readonly CandidatePair[] {
  const galaxy = assembleGalaxy({ clusters, taxonomies: [], problems: [] });
  return finish(firstLookInSteps(galaxy, { ...ALL, ...filter }, direction));
}

const valuesOf = (pairs: readonly CandidatePair[]) =>
  pairs.map(({ subject, object }) => [subject.value, object.value]);

/** Beetles fill the galaxy: names are rare only where there are others. */
const filler = Array.from({ length: 300 }, (_, i): SampleEntry => ({ id: `9${i}`, value: `Beetle ${i}` }));
const left = (...entries: SampleEntry[]) => sampleCluster('threat-actor', [...entries, ...filler]);
const right = (...entries: SampleEntry[]) => sampleCluster('microsoft-activity-group', entries);
const heron = { value: 'Fancy Heron', meta: { synonyms: ['Grey Otter', 'Blue Lynx'] } };

describe('a first look', () => {
  it('finds entries of one kind with equal values', () => {
    const pairs = look([left({ id: '1', ...heron }), right({ id: '2', ...heron, value: 'FANCY HERON' })]);
    expect(valuesOf(pairs)).toEqual([['Fancy Heron', 'FANCY HERON']]);
    expect(pairs[0]?.relation).toMatchObject({ type: 'similar', subject: 'subject' });
  });

  it('finds nothing where there is nothing', () => {
    expect(look([])).toEqual([]);
    expect(look([sampleCluster('threat-actor', [])])).toEqual([]);
  });

  it('leaves the rest to the scan: synonyms, other kinds, one cluster', () => {
    const tool = sampleCluster('tool', [{ id: '3', ...heron }]);
    expect(look([left({ id: '1', ...heron }, { id: '4', ...heron }), tool])).toEqual([]);
    expect(look([left({ id: '1', ...heron }), right({ id: '2', ...heron, value: 'Grey Otter' })])).toEqual(
      [],
    );
  });

  it.each<[string, Partial<FirstLookFilter>]>([
    ['decided', { decided: new Set([pairKey(uuidOf('1'), uuidOf('2'))]) }],
    ['out of scope', { clusters: ['tool'] }],
    ['on the wrong sides', { from: ['malpedia'] }],
    ['in another shard', { isInShard: () => false }],
  ])('leaves out what is %s', (_, filter) => {
    expect(look([left({ id: '1', ...heron }), right({ id: '2', ...heron })], filter)).toEqual([]);
  });

  it('gives the sides that are asked for', () => {
    const clusters = [left({ id: '1', ...heron }), right({ id: '2', ...heron })];
    const [pair] = look(clusters, { from: ['microsoft-activity-group'] });
    expect(pair?.subject.cluster).toBe('microsoft-activity-group');
  });

  it('leaves out what is linked one way already', () => {
    const linked = { id: '1', ...heron, related: [{ to: '2', type: 'similar' }] };
    expect(look([left(linked), right({ id: '2', ...heron })])).toEqual([]);
  });

  it('leaves out deprecated frameworks, and twins of one UUID', () => {
    const deprecated = { ...right({ id: '2', ...heron }), deprecated: true };
    expect(look([left({ id: '1', ...heron }), deprecated])).toEqual([]);
    expect(look([left({ id: '1', ...heron }), right({ id: '1', ...heron })])).toEqual([]);
  });

  it('does not depend on the order of clusters', () => {
    const clusters = [left({ id: '1', ...heron }), right({ id: '2', ...heron })];
    expect(look([...clusters].reverse())).toEqual(look(clusters));
  });

  it('bears entries without names, texts and UUIDs', () => {
    const odd = right(
      { id: '2', value: '' },
      { id: '5', value: '!!!' },
      { id: '6', value: 'x'.repeat(100_000) },
    );
    const nameless = { ...odd, entries: odd.entries.map((entry) => ({ ...entry, uuid: null })) };
    expect(look([left({ id: '1', value: '' }, { id: '7', value: '!!!' }), odd])).toEqual([]);
    expect(look([nameless])).toEqual([]);
    expect(look([])).toEqual([]);
  });
});

describe.skipIf(realGalaxy === null)('a first look at the real galaxy', () => {
  it('finds pairs whose scores come close to those of the scan', () => {
    const { clusters } = readGalaxy(realGalaxy ?? '');
    const index = buildIndex(profileClusters(clusters));
    const pairs = look(clusters);
    expect(pairs.length).toBeGreaterThan(20);
    for (const { subject, object, matchProbability, relation } of pairs) {
      const [a, b] = [index.find(subject.uuid) ?? -1, index.find(object.uuid) ?? -1];
      const pair = scorePair(index, a, b, direction);
      expect(pair.relation.type).toBe(relation.type);
      expect(Math.abs(pair.matchProbability - matchProbability)).toBeLessThan(0.02);
    }
  });
});
