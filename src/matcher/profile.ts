import { hash53 } from '../galaxy/hash.js';
import type { Cluster, Entry } from '../galaxy/types.js';
import type { Rows } from './csr.js';
import { externalIds } from './ids.js';
import { clusterKind, entryKind, KINDS } from './kind.js';
import { bareName, isGeneric, nameForms } from './name-forms.js';
import { countryBit, openingRole, roleBit, traitsOf } from './traits.js';
import { contentWords, wordsIn } from './words.js';
import { yearsOf } from './years.js';

/** Where a name stands in its entry. */
export const Role = { value: 0, synonym: 1, alias: 2 } as const;

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
  /** One row a name: ascending hashes of its content words, without ids and qualifiers. */
  readonly nameWords: Rows<Uint32Array>;
  /** One row a name: keys, and in parallel the step that each took. */
  readonly forms: Rows<readonly string[]>;
  readonly steps: Uint8Array;
  /** One row an entry: hashes of references. */
  readonly refs: Rows<Float64Array>;
  readonly ids: Rows<readonly string[]>;
  /** In parallel to `ids`: 1 for the entry's own, 0 for one that it cites. */
  readonly ownIds: Uint8Array;
  /** One row an entry: ascending hashes of the content words of its description. */
  readonly words: Rows<Uint32Array>;
  readonly relations: Rows<readonly string[]>;
  /** In parallel to `relations` (which holds the UUIDs): types, and tags joined by line feeds. */
  readonly relationTypes: readonly string[];
  readonly relationTags: readonly string[];
}

const ALIAS_KEY = /alias|associated (?:group|software)|also.known/i;

/** Reads one cluster into columns. Pure; the order of entries is the file's. */
export function profileCluster(cluster: Cluster): ClusterProfile {
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
  const texts: Uint32Array[] = [];
  const relations = new RowWriter<string>();
  const relationTypes: string[] = [];
  const relationTags: string[] = [];
  const clusterTraits = traitsOf(wordsIn(`${cluster.type} ${cluster.title}`));

  cluster.entries.forEach((entry, i) => {
    kinds[i] = KINDS.indexOf(entryKind(entry, kind));
    revoked[i] = entry.revoked || /\(deprecated\)$/i.test(entry.value) ? 1 : 0;
    const text = wordsIn(entry.description);
    const own = traitsOf([...wordsIn(entry.value), ...metaWords(entry), ...text]);
    functions[i] = own.functions | clusterTraits.functions;
    platforms[i] = own.platforms | clusterTraits.platforms;
    countries[i] = countriesOf(entry) || own.countries;
    roles[i] = openingRole(text) | (isLeakSite(entry) ? roleBit('group') : 0);
    years.set(yearsOf(entry), 2 * i);

    const external = externalIds(entry);
    const ownSet = new Set(external.own);
    for (const { name, role } of namesWithRoles(entry)) {
      names.push(name);
      nameRoles.push(role);
      for (const word of contentWords(namingWords(name))) nameWords.push(word);
      nameWords.end();
      for (const form of nameForms(name, ownSet)) {
        forms.push(form.key);
        steps.push(form.step);
      }
      forms.end();
    }
    names.end();
    for (const hash of new Set(entry.refs.map(refKey).map(hash53))) refs.push(hash);
    refs.end();
    for (const id of external.own) ids.push(id);
    for (const id of external.cited) ids.push(id);
    for (const _ of external.own) ownIds.push(1);
    for (const _ of external.cited) ownIds.push(0);
    ids.end();
    texts.push(contentWords(text));
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
    nameRoles: Uint8Array.from(nameRoles),
    nameWords: nameWords.numbers(Uint32Array),
    forms: forms.rows(),
    steps: Uint8Array.from(steps),
    refs: refs.numbers(Float64Array),
    ids: ids.rows(),
    ownIds: Uint8Array.from(ownIds),
    words: withoutBoilerplate(texts),
    relations: relations.rows(),
    relationTypes,
    relationTags,
  };
}

/** In a framework of so many entries, a word that so large a share of the descriptions has is part of the form. */
const FEWEST_FOR_BOILERPLATE = 20;
const BOILERPLATE_SHARE = 0.4;

/** The content words of each description but those that most descriptions of the framework have. */
function withoutBoilerplate(texts: readonly Uint32Array[]): Rows<Uint32Array> {
  const counts = new Map<number, number>();
  for (const text of texts) for (const word of text) counts.set(word, (counts.get(word) ?? 0) + 1);
  const most =
    texts.length < FEWEST_FOR_BOILERPLATE ? Number.POSITIVE_INFINITY : BOILERPLATE_SHARE * texts.length;
  const words = new RowWriter<number>();
  for (const text of texts) {
    for (const word of text) if ((counts.get(word) ?? 0) <= most) words.push(word);
    words.end();
  }
  return words.numbers(Uint32Array);
}

/** The address that a reference means: without scheme, `www.`, fragment and final slash; lower case. */
export function refKey(ref: string): string {
  return ref
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\/(?:www\.)?/, '')
    .replace(/#.*$/, '')
    .replace(/\/+$/, '');
}

function namesWithRoles(entry: Entry): { name: string; role: number }[] {
  const roles = new Map<string, number>([[entry.value, Role.value]]);
  for (const synonym of entry.synonyms) if (!roles.has(synonym)) roles.set(synonym, Role.synonym);
  for (const [key, value] of Object.entries(entry.meta)) {
    if (key === 'synonyms' || !ALIAS_KEY.test(key) || !Array.isArray(value)) continue;
    for (const alias of value) {
      if (typeof alias === 'string' && alias.length < 80 && !roles.has(alias)) roles.set(alias, Role.alias);
    }
  }
  return [...roles].map(([name, role]) => ({ name, role }));
}

/** The words of a name that say which thing is meant, or all when none does. */
function namingWords(name: string): string[] {
  const words = wordsIn(bareName(name));
  const telling = words.filter((word) => !isGeneric(word));
  return telling.length > 0 ? telling : words;
}

const TRAIT_KEYS = ['type', 'mitre_platforms', 'platforms', 'operating-system', 'supported_os'];

/** Ransomware catalogues list the sites of gangs as well as programs. */
function isLeakSite(entry: Entry): boolean {
  return Array.isArray(entry.meta.links) || entry.refs.some((ref) => /ransomlook\.io\/group\//.test(ref));
}

function metaWords(entry: Entry): string[] {
  const malpedia = entry.refs.flatMap(
    (ref) => /malpedia\.caad\.fkie\.fraunhofer\.de\/details\/(\w+)\./.exec(ref)?.[1] ?? [],
  );
  const values = TRAIT_KEYS.flatMap((key) => entry.meta[key]).filter((value) => typeof value === 'string');
  return wordsIn([...malpedia, ...values].join(' ')).slice(0, 12);
}

function countriesOf(entry: Entry): number {
  const { country } = entry.meta;
  const codes = Array.isArray(country) ? country : [country];
  return codes.reduce<number>((mask, code) => {
    if (typeof code !== 'string') return mask;
    return mask | (code.length === 2 ? countryBit(code) : traitsOf(wordsIn(code)).countries);
  }, 0);
}

class RowWriter<T> {
  private readonly items: T[] = [];
  private readonly starts: number[] = [0];

  push(item: T): void {
    this.items.push(item);
  }

  end(): void {
    this.starts.push(this.items.length);
  }

  rows(): Rows<readonly T[]> {
    return { start: Uint32Array.from(this.starts), items: this.items };
  }

  numbers<N>(this: RowWriter<number>, type: { from(items: number[]): N }): Rows<N> {
    return { start: Uint32Array.from(this.starts), items: type.from(this.items) };
  }
}
