import type { MatchIndex } from '../match-index.js';
import { bearersOf } from './agreement.js';

/** Who else bears a name. */
export interface Bearers {
  readonly key: string;
  readonly count: number;
  /** Most of them in one cluster. */
  readonly inOneCluster: number;
}

/** More bearers than these are not looked at: the name is common, whatever they are. */
const ENOUGH = 200;

export function bearersOfKey(index: MatchIndex, key: number): Bearers {
  const perCluster = new Map<number, number>();
  for (const entry of firstBearers(index, key)) {
    const cluster = index.cluster[entry] ?? 0;
    perCluster.set(cluster, (perCluster.get(cluster) ?? 0) + 1);
  }
  return {
    key: index.keyTexts[key] ?? '',
    count: bearersOf(index, key),
    inOneCluster: Math.max(0, ...perCluster.values()),
  };
}

/**
 * How many of the two entries have a namesake in the other's framework that is not the other: an entry whose value is
 * theirs, while the values of the pair differ. Such a namesake is the better partner. 0..2.
 */
export function otherNamesakes(index: MatchIndex, a: number, b: number): number {
  if (index.valueKeys[a] === index.valueKeys[b]) return 0;
  return (hasNamesake(index, a, b) ? 1 : 0) + (hasNamesake(index, b, a) ? 1 : 0);
}

function hasNamesake(index: MatchIndex, entry: number, other: number): boolean {
  const key = index.valueKeys[entry] ?? 0;
  return firstBearers(index, key).some(
    (bearer) =>
      bearer !== entry &&
      bearer !== other &&
      index.valueKeys[bearer] === key &&
      index.cluster[bearer] === index.cluster[other],
  );
}

function firstBearers({ bearers }: MatchIndex, key: number): Uint32Array {
  const first = bearers.start[key] ?? 0;
  return bearers.items.subarray(first, Math.min(bearers.start[key + 1] ?? 0, first + ENOUGH));
}
