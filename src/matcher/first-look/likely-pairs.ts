import { type Galaxy, namesOf, pairKey } from '../../galaxy/galaxy.js';
import { clusterKind, entryKind, type Kind } from '../kind.js';
import type { ScanFilter } from '../scan.js';
import { scopeOf } from '../scope.js';
import { keyOf, type Roll } from './roll.js';

/** A value that more entries have is seldom the name of one thing. */
const MOST_BEARERS = 4;

export interface FirstLookFilter extends ScanFilter {
  /** Keys of `pairKey`. */
  readonly decided: ReadonlySet<string>;
}

/** Names are compared in so many times as many pairs as are wanted: those of which both entries have most names. */
const PROMISING = 10;

export type NumberPair = readonly [number, number];

/**
 * At most `limit` pairs of entries of one kind that have the same value, and that nothing links: those with most names
 * in common first, and of these those that both say what they are.
 */
export function likelyPairs(
  galaxy: Galaxy,
  roll: Roll,
  filter: FirstLookFilter,
  limit: number,
): NumberPair[] {
  const orient = scopeOf(roll, filter);
  const isWanted = (a: number, b: number) => {
    const [uuidA = '', uuidB = ''] = [roll.uuids[a], roll.uuids[b]];
    return (
      orient(a, b) !== null &&
      isMeant(galaxy, roll, a) &&
      isMeant(galaxy, roll, b) &&
      !filter.decided.has(pairKey(uuidA, uuidB)) &&
      !isLinked(roll, a, uuidB) &&
      !isLinked(roll, b, uuidA)
    );
  };
  const promising: NumberPair[] = [];
  for (const pair of ranked(pairsOfEqualValue(roll), (pair) => mostShared(roll, pair))) {
    if (promising.length === PROMISING * limit) break;
    if (isWanted(...pair)) promising.push(pair);
  }
  return ranked(promising, (pair) => rankOf(roll, pair)).slice(0, limit);
}

/** By rank, the greatest first, else in the order of entries. */
function ranked(pairs: readonly NumberPair[], rank: (pair: NumberPair) => number): NumberPair[] {
  return pairs
    .map((pair) => ({ pair, rank: rank(pair) }))
    .sort((one, other) => other.rank - one.rank || one.pair[0] - other.pair[0] || one.pair[1] - other.pair[1])
    .map(({ pair }) => pair);
}

function pairsOfEqualValue({ clusters, cluster, entries, valueKeys }: Roll): NumberPair[] {
  const kinds = clusters.map(clusterKind);
  const kindOf = (number: number): Kind => {
    const [entry, kind = 'term'] = [entries[number], kinds[cluster[number] ?? 0]];
    return entry ? entryKind(entry, kind) : kind;
  };
  const pairs: NumberPair[] = [];
  for (const bearers of sharersOf(valueKeys)) {
    if (bearers.length > MOST_BEARERS) continue;
    bearers.forEach((a, i) => {
      for (const b of bearers.slice(i + 1)) {
        if (cluster[a] !== cluster[b] && kindOf(a) === kindOf(b)) pairs.push([a, b]);
      }
    });
  }
  return pairs;
}

/** The entries of each key that several have; most keys have one, and cost no list. */
function sharersOf(keys: Float64Array): Iterable<readonly number[]> {
  const first = new Map<number, number>();
  const sharers = new Map<number, number[]>();
  keys.forEach((key, entry) => {
    const other = first.get(key);
    if (other === undefined) {
      first.set(key, entry);
      return;
    }
    const group = sharers.get(key);
    if (group) group.push(entry);
    else sharers.set(key, [other, entry]);
  });
  return sharers.values();
}

/** More names than the one with fewer has they cannot have in common. */
function mostShared({ entries }: Roll, [a, b]: NumberPair): number {
  return Math.min(entries[a]?.synonyms.length ?? 0, entries[b]?.synonyms.length ?? 0);
}

/** Twice the names in common, and one more where both have a description. */
function rankOf({ entries }: Roll, [a, b]: NumberPair): number {
  const [one, other] = [entries[a], entries[b]];
  if (!one || !other) return 0;
  const keys = new Set(namesOf(one).map(keyOf));
  const shared = new Set(
    namesOf(other)
      .map(keyOf)
      .filter((key) => keys.has(key)),
  );
  return 2 * shared.size + (one.description !== '' && other.description !== '' ? 1 : 0);
}

/** Whether the entry is the one that its UUID means. */
function isMeant(galaxy: Galaxy, { uuids, entries }: Roll, entry: number): boolean {
  return galaxy.find(uuids[entry] ?? '')?.entry === entries[entry];
}

function isLinked({ entries }: Roll, entry: number, uuid: string): boolean {
  return entries[entry]?.related.some(({ destUuid }) => destUuid === uuid) ?? false;
}
