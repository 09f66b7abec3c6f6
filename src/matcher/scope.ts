import type { MatchIndex } from './match-index.js';

/** Which pairs a scan wants; the scores of pairs never depend on it. */
export interface ScanScope {
  /** One name: pairs that touch the cluster. Several: pairs among them. None: all. */
  readonly clusters: readonly string[];
  /** Clusters of the subject and of the object; empty: any. */
  readonly from: readonly string[];
  readonly to: readonly string[];
  readonly includeDeprecated: boolean;
  readonly isInShard: (a: string, b: string) => boolean;
}

/** What the scope of a pair depends on. */
type Entries = Pick<MatchIndex, 'clusters' | 'cluster' | 'uuids'>;

export type Sides = readonly [subject: number, object: number];

/** Makes the function that decides which entry of a pair is the subject; null for pairs that are out of scope. */
export function scopeOf(index: Entries, scope: ScanScope): (a: number, b: number) => Sides | null {
  const names = new Set(scope.clusters);
  const from = new Set(scope.from);
  const to = new Set(scope.to);
  const clusterOf = (entry: number) => index.clusters[index.cluster[entry] ?? 0];
  const nameOf = (entry: number) => clusterOf(entry)?.name ?? '';
  const isNamed = (a: number, b: number) => {
    if (names.size === 0) return true;
    const hits = [a, b].filter((entry) => names.has(nameOf(entry))).length;
    return hits === 2 || (names.size === 1 && hits === 1);
  };
  const fits = (subject: number, object: number) =>
    (from.size === 0 || from.has(nameOf(subject))) && (to.size === 0 || to.has(nameOf(object)));
  return (a, b) => {
    if (!scope.includeDeprecated && (clusterOf(a)?.deprecated || clusterOf(b)?.deprecated)) return null;
    if (!isNamed(a, b)) return null;
    const [uuidA = '', uuidB = ''] = [index.uuids[a], index.uuids[b]];
    if (uuidA === '' || uuidB === '' || !scope.isInShard(uuidA, uuidB)) return null;
    const [first, second] = uuidA < uuidB ? [a, b] : [b, a];
    if (fits(first, second)) return [first, second];
    return fits(second, first) ? [second, first] : null;
  };
}
