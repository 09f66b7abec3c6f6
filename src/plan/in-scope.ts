import type { EntryRef, Uuid } from '../galaxy/types.js';
import { inShard } from '../ledger/shard.js';
import type { ScanRequest } from './ports.js';

/**
 * The sides of a pair as a scan would give them that takes the request's scope, those given if it has no preference;
 * null for a pair that is out of scope.
 */
export function sidesInScope(
  { subject, object }: { readonly subject: EntryRef; readonly object: EntryRef },
  { clusters, from, to, shard }: Pick<ScanRequest, 'clusters' | 'from' | 'to' | 'shard'>,
): readonly [Uuid, Uuid] | null {
  const named = [subject, object].filter(({ cluster }) => clusters.includes(cluster)).length;
  const isNamed = clusters.length === 0 || named === 2 || (clusters.length === 1 && named === 1);
  if (!isNamed || !inShard(shard)(subject.uuid, object.uuid)) return null;
  const fits = (one: EntryRef, other: EntryRef) =>
    (from.length === 0 || from.includes(one.cluster)) && (to.length === 0 || to.includes(other.cluster));
  if (fits(subject, object)) return [subject.uuid, object.uuid];
  return fits(object, subject) ? [object.uuid, subject.uuid] : null;
}
