import { assembleGalaxy, type Galaxy } from '../../../src/galaxy/galaxy.js';
import type { Cluster, Entry, Relation } from '../../../src/galaxy/types.js';
import { u } from '../../ledger/make.js';

/** `similar 2`, or `uses 2 x:y="z"` with tags: a relation to the entry 2. */
function relation(text: string): Relation {
  const [type = '', dest = '', ...tags] = text.split(' ');
  return { destUuid: u(Number(dest)), type, tags };
}

export function entry(n: number, related: readonly string[] = [], change: Partial<Entry> = {}): Entry {
  return {
    uuid: u(n),
    value: `Entry ${n}`,
    synonyms: [],
    description: '',
    revoked: false,
    refs: [],
    meta: {},
    related: related.map(relation),
    ...change,
  };
}

export function cluster(name: string, ...entries: Entry[]): Cluster {
  return {
    name,
    type: name,
    title: name,
    category: '',
    description: '',
    version: 1,
    deprecated: false,
    entries,
  };
}

export function galaxy(...clusters: Cluster[]): Galaxy {
  return assembleGalaxy({ clusters, taxonomies: [], problems: [] });
}
