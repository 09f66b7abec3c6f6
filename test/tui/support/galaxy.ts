import { assembleGalaxy, type Galaxy } from '../../../src/galaxy/galaxy.js';
import { parseTaxonomy } from '../../../src/galaxy/taxonomy.js';
import type { Cluster, Entry } from '../../../src/galaxy/types.js';
import type { CandidatePair } from '../../../src/matcher/types.js';

/** A UUID that ends in `n`. */
export function uuidOf(n: number): string {
  return `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
}

export function entry(n: number, value: string, more: Partial<Entry> = {}): Entry {
  return {
    uuid: uuidOf(n),
    value,
    synonyms: [],
    description: '',
    revoked: false,
    refs: [],
    meta: {},
    related: [],
    ...more,
  };
}

export function cluster(name: string, entries: readonly Entry[], more: Partial<Cluster> = {}): Cluster {
  return {
    name,
    type: name,
    title: name,
    category: 'actor',
    description: '',
    version: 1,
    deprecated: false,
    entries,
    ...more,
  };
}

const LIKELIHOOD = JSON.stringify({
  namespace: 'estimative-language',
  expanded: 'Estimative language',
  predicates: [{ value: 'likelihood-probability', expanded: 'Likelihood', exclusive: true }],
  values: [
    {
      predicate: 'likelihood-probability',
      entry: [
        { value: 'likely', expanded: 'Likely' },
        { value: 'very-likely', expanded: 'Very likely' },
        { value: 'almost-certain', expanded: 'Almost certain' },
      ],
    },
  ],
});

const OSINT = JSON.stringify({
  namespace: 'osint',
  predicates: [{ value: 'source-type' }],
  values: [{ predicate: 'source-type', entry: [{ value: 'blog-post', expanded: 'Blog post' }] }],
});

export function galaxyOf(clusters: readonly Cluster[]): Galaxy {
  const taxonomies = [LIKELIHOOD, OSINT].flatMap((text, n) => {
    const { taxonomy } = parseTaxonomy({ path: `tags/${n}/machinetag.json`, text });
    return taxonomy ? [taxonomy] : [];
  });
  return assembleGalaxy({ clusters, taxonomies, problems: [] });
}

export const LIKELY = 'estimative-language:likelihood-probability="likely"';
export const CERTAIN = 'estimative-language:likelihood-probability="almost-certain"';

/** A candidate pair of two entries of `galaxy`, by their numbers. */
export function pairOf(
  galaxy: Galaxy,
  a: number,
  b: number,
  more: Partial<CandidatePair> = {},
): CandidatePair {
  const ref = (n: number) => {
    const found = galaxy.find(uuidOf(n));
    if (!found) throw new Error(`no entry ${n}`);
    return { uuid: uuidOf(n), value: found.entry.value, cluster: found.cluster.name };
  };
  return {
    subject: ref(a),
    object: ref(b),
    matchWeight: 7.4,
    matchProbability: 0.994,
    relation: { type: 'similar', subject: 'subject', probability: 0.994 },
    tags: [CERTAIN],
    linked: 'none',
    evidence: [
      { comparison: 'prior', level: 'pairs that blocking lets through', matchWeight: -4.1 },
      { comparison: 'names', level: 'synonym equals value', matchWeight: 9.3, detail: 'OceanLotus' },
      { comparison: 'kind', level: 'both actor', matchWeight: 1.8 },
      { comparison: 'country', level: 'different', matchWeight: -0.6 },
      { comparison: 'references', level: 'one in common', matchWeight: 1.0 },
    ],
    ...more,
  };
}

/** Three actors, a malware that one of them uses, and a whole of which another is a part. */
export function smallGalaxy(): Galaxy {
  return galaxyOf([
    cluster('threat-actor', [
      entry(1, 'APT32', {
        synonyms: ['OceanLotus', 'APT-C-00', 'SeaLotus', 'Cobalt Kitty'],
        description:
          'Espionage actor whose targets are private companies, foreign governments and dissidents in Southeast Asia.',
        refs: ['https://attack.mitre.org/groups/G0050/', 'https://www.example.org/oceanlotus'],
        meta: { country: 'VN' },
        related: [{ destUuid: uuidOf(3), type: 'similar', tags: [] }],
      }),
      entry(2, 'Sandworm', { synonyms: ['Voodoo Bear'], description: 'Destructive operations.' }),
    ]),
    cluster('mitre-intrusion-set', [
      entry(11, 'APT32 - G0050', {
        synonyms: ['OceanLotus', 'APT-C-00', 'Canvas Cyclone'],
        description:
          'A group thought to be based in Vietnam, active since at least 2014 against private industries, governments, dissidents and journalists in [Southeast Asia](https://example.org/asia).(Citation: Volexity 2017)',
        refs: ['https://attack.mitre.org/groups/G0050'],
        meta: { external_id: 'G0050' },
        related: [21, 22, 23, 24].map((n) => ({ destUuid: uuidOf(n), type: 'uses', tags: [] })),
      }),
      entry(12, 'Sandworm Team - G0034', { synonyms: ['Voodoo Bear', 'IRIDIUM'] }),
    ]),
    cluster('microsoft-activity-group', [entry(3, 'Canvas Cyclone', { synonyms: ['BISMUTH'] })]),
    cluster('malpedia', [
      entry(21, 'KerrDown'),
      entry(22, 'Goopy'),
      entry(23, 'Denis'),
      entry(24, 'PhantomNet', { revoked: true }),
    ]),
  ]);
}

/** Three candidate pairs of the small galaxy, the most probable first: two that are the same, and an actor's malware. */
export function threePairs(galaxy: Galaxy): CandidatePair[] {
  return [
    pairOf(galaxy, 1, 11),
    pairOf(galaxy, 2, 12, { relation: { type: 'similar', subject: 'subject', probability: 0.9 } }),
    pairOf(galaxy, 11, 21, {
      relation: { type: 'uses', subject: 'subject', probability: 0.5 },
      tags: [LIKELY],
    }),
  ];
}
