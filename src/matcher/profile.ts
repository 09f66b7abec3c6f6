import { hash53 } from '../galaxy/hash.js';
import { finish } from '../galaxy/steps.js';
import type { Cluster, Entry } from '../galaxy/types.js';
import type { Rows } from './csr.js';
import { externalIds } from './ids.js';
import { clusterKind, entryKind, KINDS } from './kind.js';
import { nameForms } from './name-forms.js';
import { namesWithRoles, namingWords, traitWords } from './profile-words.js';
import { refKey } from './ref-key.js';
import { RowWriter } from './row-writer.js';
import { countryBit, HORIZON, roleBit, TraitReader } from './traits.js';
import { WordTable } from './word-table.js';
import { StemCollector, wordNumbersIn } from './words.js';
import { yearsOf } from './years.js';

/**
 * What matching needs of one cluster, as columns: one element an entry, or rows of names, forms, words, … Nothing but
 * strings and typed arrays, so that a worker can hand it over cheaply.
 */
export interface ClusterProfile {
  readonly name: string;
  readonly deprecated: boolean;
  readonly count: number;
  /** Empty string: no UUID. */
  readonly uuids: readonly string[];
  readonly values: readonly string[];
  /** Index into {@link KINDS}. */
  readonly kinds: Uint8Array;
  readonly revoked: Uint8Array;
  readonly functions: Uint32Array;
  readonly platforms: Uint32Array;
  readonly countries: Uint32Array;
  readonly roles: Uint32Array;
  /** First and last year that an entry speaks of, 0 for none; two elements an entry. */
  readonly years: Uint32Array;
  readonly names: Rows<readonly string[]>;
  readonly nameRoles: Uint8Array;
  /** One row a name: hashes of its content words, without ids and qualifiers. */
  readonly nameWords: Rows<Uint32Array>;
  /** One row a name: keys, and in parallel the step that each took. */
  readonly forms: Rows<readonly string[]>;
  readonly steps: Uint8Array;
  /** One row an entry: hashes of references. */
  readonly refs: Rows<Float64Array>;
  readonly ids: Rows<readonly string[]>;
  /** In parallel to `ids`: 1 for the entry's own, 0 for one that it cites. */
  readonly ownIds: Uint8Array;
  /** One row an entry: hashes of the content words of its description. */
  readonly words: Rows<Uint32Array>;
  readonly relations: Rows<readonly string[]>;
  /** In parallel to `relations` (which holds the UUIDs): types, and tags joined by line feeds. */
  readonly relationTypes: readonly string[];
  readonly relationTags: readonly string[];
}

/** What profiles of several clusters share, so that each word is looked at once. It decides nothing. */
export class ProfileReader {
  readonly words = new WordTable();
  readonly stems = new StemCollector(this.words);
  readonly traits = new TraitReader(this.words);
}

/** Reads clusters into columns, in their order. */
export function profileClusters(clusters: readonly Cluster[]): ClusterProfile[] {
  return finish(profileInSteps(clusters));
}

/** The same, a cluster in each step. */
export function* profileInSteps(clusters: readonly Cluster[]): Generator<void, ClusterProfile[]> {
  const reader = new ProfileReader();
  const profiles: ClusterProfile[] = [];
  for (const cluster of clusters) {
    profiles.push(profileCluster(cluster, reader));
    yield;
  }
  return profiles;
}

/** Reads one cluster into columns. Pure but for what `reader` remembers; the order of entries is the file's. */
export function profileCluster(cluster: Cluster, reader: ProfileReader): ClusterProfile {
  const kind = clusterKind(cluster);
  const count = cluster.entries.length;
  const kinds = new Uint8Array(count);
  const revoked = new Uint8Array(count);
  const functions = new Uint32Array(count);
  const platforms = new Uint32Array(count);
  const countries = new Uint32Array(count);
  const roles = new Uint32Array(count);
  const years = new Uint32Array(2 * count);
  const names = new RowWriter<string>();
  const nameRoles: number[] = [];
  const nameWords = new RowWriter<number>();
  const forms = new RowWriter<string>();
  const steps: number[] = [];
  const refs = new RowWriter<number>();
  const ids = new RowWriter<string>();
  const ownIds: number[] = [];
  const texts: number[][] = [];
  const relations = new RowWriter<string>();
  const relationTypes: string[] = [];
  const relationTags: string[] = [];
  const { words: table, stems, traits } = reader;
  const clusterTraits = traits.traitsOf(wordNumbersIn(`${cluster.type} ${cluster.title}`, table));

  cluster.entries.forEach((entry, i) => {
    kinds[i] = KINDS.indexOf(entryKind(entry, kind));
    revoked[i] = entry.revoked || /\(deprecated\)$/i.test(entry.value) ? 1 : 0;
    const text = wordNumbersIn(entry.description, table);
    const opening = text.slice(0, HORIZON);
    const own = traits.traitsOf(wordNumbersIn(entry.value, table).concat(traitWords(entry, table), opening));
    functions[i] = own.functions | clusterTraits.functions;
    platforms[i] = own.platforms | clusterTraits.platforms;
    countries[i] = countriesOf(entry, reader) || own.countries;
    roles[i] = traits.openingRole(text) | (isLeakSite(entry) ? roleBit('group') : 0);
    years.set(yearsOf(entry), 2 * i);

    const external = externalIds(entry);
    const ownSet = new Set(external.own);
    for (const [name, role] of namesWithRoles(entry)) {
      names.push(name);
      nameRoles.push(role);
      for (const stem of stems.stemsOf(namingWords(name, table))) nameWords.push(table.stemHashes[stem] ?? 0);
      nameWords.end();
      for (const form of nameForms(name, ownSet)) {
        forms.push(form.key);
        steps.push(form.step);
      }
      forms.end();
    }
    names.end();
    for (const hash of different(entry.refs.map((ref) => hash53(refKey(ref))))) refs.push(hash);
    refs.end();
    for (const id of external.own) ids.push(id);
    for (const id of external.cited) ids.push(id);
    for (const _ of external.own) ownIds.push(1);
    for (const _ of external.cited) ownIds.push(0);
    ids.end();
    texts.push(stems.stemsOf(text));
    for (const relation of entry.related) {
      relations.push(relation.destUuid);
      relationTypes.push(relation.type);
      relationTags.push(relation.tags.join('\n'));
    }
    relations.end();
  });

  return {
    name: cluster.name,
    deprecated: cluster.deprecated,
    count,
    uuids: cluster.entries.map((entry) => entry.uuid ?? ''),
    values: cluster.entries.map((entry) => entry.value),
    kinds,
    revoked,
    functions,
    platforms,
    countries,
    roles,
    years,
    names: names.rows(),
    nameRoles: new Uint8Array(nameRoles),
    nameWords: nameWords.numbers(Uint32Array),
    forms: forms.rows(),
    steps: new Uint8Array(steps),
    refs: refs.numbers(Float64Array),
    ids: ids.rows(),
    ownIds: new Uint8Array(ownIds),
    words: withoutBoilerplate(texts, table),
    relations: relations.rows(),
    relationTypes,
    relationTags,
  };
}

function different(hashes: readonly number[]): Iterable<number> {
  return hashes.length < 2 ? hashes : new Set(hashes);
}

/** In a framework of so many entries, a word that so large a share of the descriptions has is part of the form. */
const FEWEST_FOR_BOILERPLATE = 20;
const BOILERPLATE_SHARE = 0.4;

/** The content words of each description, as hashes, but those that most descriptions of the framework have. */
function withoutBoilerplate(
  texts: readonly (readonly number[])[],
  { stemHashes }: WordTable,
): Rows<Uint32Array> {
  const counts = new Uint32Array(stemHashes.length);
  for (const text of texts) for (const stem of text) counts[stem] = (counts[stem] ?? 0) + 1;
  const most =
    texts.length < FEWEST_FOR_BOILERPLATE ? Number.POSITIVE_INFINITY : BOILERPLATE_SHARE * texts.length;
  const words = new RowWriter<number>();
  for (const text of texts) {
    for (const stem of text) if ((counts[stem] ?? 0) <= most) words.push(stemHashes[stem] ?? 0);
    words.end();
  }
  return words.numbers(Uint32Array);
}

/** Ransomware catalogues list the sites of gangs as well as programs. */
function isLeakSite(entry: Entry): boolean {
  return Array.isArray(entry.meta.links) || entry.refs.some((ref) => ref.includes('ransomlook.io/group/'));
}

function countriesOf(entry: Entry, { words, traits }: ProfileReader): number {
  const { country } = entry.meta;
  const codes = Array.isArray(country) ? country : [country];
  return codes.reduce<number>((mask, code) => {
    if (typeof code !== 'string') return mask;
    return (
      mask | (code.length === 2 ? countryBit(code) : traits.traitsOf(wordNumbersIn(code, words)).countries)
    );
  }, 0);
}
