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

/** Who else bears the name with this number; of a common name only the first bearers are looked at. */
export function bearersOfKey(index: MatchIndex, key: number): Bearers {
  // Bearers ascend, and so do their clusters: those of one cluster stand together.
  let inOneCluster = 0;
  let run = 0;
  let last = -1;
  const end = endOfBearers(index, key);
  for (let at = index.bearers.start[key] ?? 0; at < end; at += 1) {
    const cluster = index.cluster[index.bearers.items[at] ?? 0] ?? 0;
    run = cluster === last ? run + 1 : 1;
    last = cluster;
    if (run > inOneCluster) inOneCluster = run;
  }
  return { key: index.keyTexts[key] ?? '', count: bearersOf(index, key), inOneCluster };
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
  const { bearers, valueKeys, cluster } = index;
  const key = valueKeys[entry] ?? 0;
  const end = endOfBearers(index, key);
  for (let at = bearers.start[key] ?? 0; at < end; at += 1) {
    const bearer = bearers.items[at] ?? 0;
    if (bearer === entry || bearer === other) continue;
    if (valueKeys[bearer] === key && cluster[bearer] === cluster[other]) return true;
  }
  return false;
}

function endOfBearers({ bearers }: MatchIndex, key: number): number {
  return Math.min(bearers.start[key + 1] ?? 0, (bearers.start[key] ?? 0) + ENOUGH);
}
