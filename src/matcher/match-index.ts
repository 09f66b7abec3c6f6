import type { Uuid } from '../galaxy/types.js';
import { countPerValue, invert, joinNumbers, joinStarts, type Rows } from './csr.js';
import { HashInterner, Interner } from './interner.js';
import { buildKin, type Kin, NO_KIN } from './kin.js';
import { Step } from './name-forms.js';
import { ownWordsOf } from './own-words.js';
import type { ClusterProfile } from './profile.js';

/**
 * All profiles of a galaxy as one set of columns; an entry is its number. Clusters stand in the order of their names,
 * so that numbers, and all that follows from them, do not depend on the order of files.
 */
export interface MatchIndex {
  readonly clusters: readonly { readonly name: string; readonly deprecated: boolean }[];
  readonly size: number;
  /** How many entries these stand for: more than `size` where they are a sample. */
  readonly population: number;
  /** Entry → its cluster's number. */
  readonly cluster: Uint32Array;
  readonly uuids: readonly string[];
  /** 1 for the entry that its UUID means; 0 for doubles and entries without UUID, which are never candidates. */
  readonly candidate: Uint8Array;
  readonly values: readonly string[];
  readonly kinds: Uint8Array;
  readonly revoked: Uint8Array;
  readonly functions: Uint32Array;
  readonly platforms: Uint32Array;
  readonly countries: Uint32Array;
  readonly roles: Uint32Array;
  readonly years: Uint32Array;
  readonly names: Rows<readonly string[]>;
  readonly nameRoles: Uint8Array;
  /** Name → its content words, as numbers. */
  readonly nameWords: Rows<Uint32Array>;
  /** Entry → the content words of all its names, ascending and without repetition. */
  readonly ownWords: Rows<Uint32Array>;
  /** Entry → its name keys, ascending and without repetition; `keySteps` and `keyNames` in parallel. */
  readonly keys: Rows<Uint32Array>;
  readonly keySteps: Uint8Array;
  readonly keyNames: Uint32Array;
  readonly keyTexts: readonly string[];
  /** Entry → the key of its value without framework id and platform. */
  readonly valueKeys: Uint32Array;
  /** Name key → entries that have it, ascending. */
  readonly bearers: Rows<Uint32Array>;
  /** In parallel to `bearers`: the step that the entry's form took. */
  readonly bearerSteps: Uint8Array;
  /** Entry → references, as numbers; reference → entries. */
  readonly refs: Rows<Uint32Array>;
  readonly refBearers: Rows<Uint32Array>;
  /** Entry → external ids as numbers, ascending; `ownIds` in parallel; id → entries. */
  readonly ids: Rows<Uint32Array>;
  readonly ownIds: Uint8Array;
  readonly idTexts: readonly string[];
  readonly idBearers: Rows<Uint32Array>;
  /** Entry → content words as numbers, ascending; word → information in bits (log2 of one in how many entries). */
  readonly words: Rows<Uint32Array>;
  readonly information: Float32Array;
  /** Entry → entries that it relates to (those that exist); types and tags in parallel. */
  readonly related: Rows<Uint32Array>;
  readonly relatedTypes: readonly string[];
  readonly relatedTags: readonly string[];
  /** Entry → its namesakes, and those that relations call similar to it. */
  readonly kin: Kin;
  /** The entry that a UUID means: in a live cluster before a deprecated one, the first in its file before a double. */
  find(uuid: Uuid): number | undefined;
}

/**
 * Joins the profiles of all clusters, in any order. Where they hold but a sample, `population` is the number of entries
 * that it was taken from.
 */
export function buildIndex(unsorted: readonly ClusterProfile[], population?: number): MatchIndex {
  const profiles = [...unsorted].sort((a, b) => (a.name < b.name ? -1 : 1));
  const column = <T>(pick: (profile: ClusterProfile) => T) => profiles.map(pick);
  const size = profiles.reduce((sum, profile) => sum + profile.count, 0);
  const cluster = new Uint32Array(size);
  let at = 0;
  profiles.forEach((profile, number) => {
    cluster.fill(number, at, at + profile.count);
    at += profile.count;
  });
  const uuids = column((p) => p.uuids).flat();
  const deprecated = column((p) => p.deprecated);
  const byUuid = uuidTable(uuids, (entry) => deprecated[cluster[entry] ?? 0] ?? false);

  const bytes = (pick: (p: ClusterProfile) => Uint8Array) => joinNumbers(column(pick), Uint8Array);
  const masks = (pick: (p: ClusterProfile) => Uint32Array) => joinNumbers(column(pick), Uint32Array);
  const names = joinRows(column((p) => p.names));
  const keys = internKeys(profiles, size, names.start);
  const bearers = invert(keys.keys, keys.keyTexts.length);
  const ids = internStrings(joinRows(column((p) => p.ids)));
  const refNumbers = new HashInterner();
  const refParts = column((p) => p.refs);
  const refs = internNumbers(joinNumberRows(refParts, Float64Array), refNumbers);
  const wordNumbers = new HashInterner();
  const wordParts = column((p) => p.words);
  const words = internNumbers(joinNumberRows(wordParts, Uint32Array), wordNumbers);
  const namePartWords = column((p) => p.nameWords);
  const nameWords = internNumbers(joinNumberRows(namePartWords, Uint32Array), wordNumbers);
  const wordBearers = countPerValue(words.items, wordNumbers.size);

  const index: MatchIndex = {
    clusters: column(({ name, deprecated }) => ({ name, deprecated })),
    size,
    population: population ?? size,
    cluster,
    uuids,
    candidate: Uint8Array.from(uuids, (uuid, entry) => (byUuid.get(uuid) === entry ? 1 : 0)),
    values: column((p) => p.values).flat(),
    kinds: bytes((p) => p.kinds),
    revoked: bytes((p) => p.revoked),
    functions: masks((p) => p.functions),
    platforms: masks((p) => p.platforms),
    countries: masks((p) => p.countries),
    roles: masks((p) => p.roles),
    years: masks((p) => p.years),
    names,
    nameRoles: bytes((p) => p.nameRoles),
    nameWords,
    ownWords: ownWordsOf(names, nameWords),
    ...keys,
    bearers,
    bearerSteps: stepsOf(keys, bearers),
    refs,
    refBearers: invert(refs, refNumbers.size),
    ids: ids.rows,
    ownIds: bytes((p) => p.ownIds),
    idTexts: ids.texts,
    idBearers: invert(ids.rows, ids.texts.length),
    words,
    information: Float32Array.from(wordBearers, (count) => informationOf(count, size, population ?? size)),
    ...resolveRelations(profiles, byUuid),
    find: (uuid) => byUuid.get(uuid.toLowerCase()),
    kin: NO_KIN,
  };
  return { ...index, kin: buildKin(index) };
}

/**
 * Bits: log2 of one in how many entries has a word. Of a sample, the entry that was asked about is one for itself, and
 * each other one stands for as many as the sample is smaller:
 *
 *     46,000 entries, all of them: 5 have it ⇒ log2(46,001 / 5)      a sample of 2,000: 5 ⇒ log2(46,001 / (1 + 4 · 23))
 */
function informationOf(count: number, size: number, population: number): number {
  const estimate = count < 1 ? 1 : 1 + ((count - 1) * population) / size;
  return Math.log2((population + 1) / estimate);
}

/** The index in which pairs that a curator has accepted as the same thing count as if relations said so already. */
export function withAccepted(index: MatchIndex, pairs: readonly (readonly [Uuid, Uuid])[]): MatchIndex {
  const accepted = pairs.flatMap(([one, other]): [number, number][] => {
    const [a, b] = [index.find(one), index.find(other)];
    return a === undefined || b === undefined ? [] : [[a, b]];
  });
  return { ...index, kin: buildKin(index, accepted) };
}

/** Turns the steps around as `invert` turned the keys: rows are visited in the same order. */
function stepsOf(
  { keys, keySteps }: Pick<MatchIndex, 'keys' | 'keySteps'>,
  bearers: Rows<Uint32Array>,
): Uint8Array {
  const next = bearers.start.slice(0, -1);
  const steps = new Uint8Array(bearers.items.length);
  keys.items.forEach((key, at) => {
    const slot = next[key] ?? 0;
    steps[slot] = keySteps[at] ?? 0;
    next[key] = slot + 1;
  });
  return steps;
}

function uuidTable(uuids: readonly string[], isDeprecated: (entry: number) => boolean): Map<Uuid, number> {
  const table = new Map<Uuid, number>();
  uuids.forEach((uuid, entry) => {
    if (uuid === '') return;
    const known = table.get(uuid);
    if (known === undefined || (isDeprecated(known) && !isDeprecated(entry))) table.set(uuid, entry);
  });
  return table;
}

function joinRows<T>(parts: readonly Rows<readonly T[]>[]): Rows<readonly T[]> {
  return { start: joinStarts(parts.map((p) => p.start)), items: parts.flatMap((p) => p.items) };
}

function joinNumberRows<T extends Uint32Array | Float64Array>(
  parts: readonly Rows<T>[],
  make: new (length: number) => T,
): Rows<T> {
  return {
    start: joinStarts(parts.map((p) => p.start)),
    items: joinNumbers(
      parts.map((p) => p.items),
      make,
    ),
  };
}

function internNumbers(rows: Rows<Uint32Array | Float64Array>, interner: HashInterner): Rows<Uint32Array> {
  const items = new Uint32Array(rows.items.length);
  for (let i = 0; i < items.length; i += 1) items[i] = interner.number(rows.items[i] ?? 0);
  return sortRows({ start: rows.start, items });
}

function internStrings(rows: Rows<readonly string[]>): { rows: Rows<Uint32Array>; texts: string[] } {
  const interner = new Interner<string>();
  const items = Uint32Array.from(rows.items, (text) => interner.number(text));
  return { rows: { start: rows.start, items }, texts: interner.values() };
}

function sortRows(rows: Rows<Uint32Array>): Rows<Uint32Array> {
  for (let row = 0; row < rows.start.length - 1; row += 1) {
    rows.items.subarray(rows.start[row], rows.start[row + 1]).sort();
  }
  return rows;
}

/** Gathers the keys of each entry's names; a key that several names give keeps the smallest step. */
function internKeys(profiles: readonly ClusterProfile[], size: number, nameStart: Uint32Array) {
  const interner = new Interner<string>();
  const start = new Uint32Array(size + 1);
  const items: number[] = [];
  const steps: number[] = [];
  const keyNames: number[] = [];
  const valueKeys = new Uint32Array(size);
  // By key: the entry that had it last, and the smallest step there with its name.
  const metIn: number[] = [];
  const bestStep: number[] = [];
  const bestName: number[] = [];
  let entry = 0;
  for (const profile of profiles) {
    for (let i = 0; i < profile.count; i += 1, entry += 1) {
      const own: number[] = [];
      const firstName = profile.names.start[i] ?? 0;
      const lastName = profile.names.start[i + 1] ?? 0;
      for (let name = firstName; name < lastName; name += 1) {
        const global = (nameStart[entry] ?? 0) + name - firstName;
        for (let f = profile.forms.start[name] ?? 0; f < (profile.forms.start[name + 1] ?? 0); f += 1) {
          const key = interner.number(profile.forms.items[f] ?? '');
          const step = profile.steps[f] ?? Step.part;
          if (name === firstName && step <= Step.platform && step !== Step.twoNames) valueKeys[entry] = key;
          if (metIn[key] !== entry) own.push(key);
          else if (step >= (bestStep[key] ?? Step.part)) continue;
          metIn[key] = entry;
          bestStep[key] = step;
          bestName[key] = global;
        }
      }
      for (const key of own.sort((a, b) => a - b)) {
        items.push(key);
        steps.push(bestStep[key] ?? Step.part);
        keyNames.push(bestName[key] ?? 0);
      }
      start[entry + 1] = items.length;
    }
  }
  return {
    keys: { start, items: new Uint32Array(items) },
    keySteps: new Uint8Array(steps),
    keyNames: new Uint32Array(keyNames),
    keyTexts: interner.values(),
    valueKeys,
  };
}

function resolveRelations(profiles: readonly ClusterProfile[], byUuid: ReadonlyMap<Uuid, number>) {
  const start = new Uint32Array(profiles.reduce((sum, p) => sum + p.count, 0) + 1);
  const items: number[] = [];
  const relatedTypes: string[] = [];
  const relatedTags: string[] = [];
  let entry = 0;
  for (const profile of profiles) {
    for (let i = 0; i < profile.count; i += 1) {
      for (let r = profile.relations.start[i] ?? 0; r < (profile.relations.start[i + 1] ?? 0); r += 1) {
        const target = byUuid.get(profile.relations.items[r] ?? '');
        if (target === undefined) continue;
        items.push(target);
        relatedTypes.push(profile.relationTypes[r] ?? '');
        relatedTags.push(profile.relationTags[r] ?? '');
      }
      entry += 1;
      start[entry] = items.length;
    }
  }
  return { related: { start, items: new Uint32Array(items) }, relatedTypes, relatedTags };
}
