import { type Galaxy, refOf } from '../galaxy/galaxy.js';
import { isIdentity } from '../galaxy/relation-vocabulary.js';
import { fingerprint } from '../ledger/fingerprint.js';
import { fileOf, keyOf, NOBODY, toRow } from '../ledger/rows.js';
import type { LedgerRow } from '../ledger/types.js';
import { sidesInScope } from './in-scope.js';
import { completeRelations, type LogicalRelation } from './review/relation-changes.js';

/** Rows for relations that stand in clusters, and how many more there are between the same entries. */
export interface Adoption {
  readonly rows: readonly LedgerRow[];
  readonly further: number;
}

/**
 * The relations between two live clusters of which the ledger knows nothing and that lack no half, as accepted rows that
 * name nobody and wrote nothing: whoever imports them puts a name to them. One for each pair, `similar` and `same-as`
 * before other types, in the order of the files. `clusters` narrows them as it does a scan.
 */
export function adoptable(
  galaxy: Galaxy,
  ledger: readonly LedgerRow[],
  clusters: readonly string[],
): Adoption {
  const decided = new Set(ledger.filter((row) => fileOf(row) !== 'predictions').map(keyOf));
  const found = new Map<string, LedgerRow>();
  const live = galaxy.clusters.filter(({ deprecated }) => !deprecated);
  let further = 0;
  for (const relation of completeRelations(live, galaxy.vocabulary)) {
    const row = rowOf(relation, galaxy);
    if (row === null || sidesInScope(row, { clusters, from: [], to: [], shard: null }) === null) continue;
    const key = keyOf(row);
    if (decided.has(key)) continue;
    const earlier = found.get(key);
    if (earlier) further += 1;
    if (!earlier || (isIdentity(row.type) && !isIdentity(earlier.type))) found.set(key, row);
  }
  return { rows: [...found.values()], further };
}

function rowOf({ subject, object, type, tags }: LogicalRelation, galaxy: Galaxy): LedgerRow | null {
  const [from, to] = [galaxy.find(subject), galaxy.find(object)];
  if (!from || !to || from.cluster === to.cluster || from.cluster.deprecated || to.cluster.deprecated)
    return null;
  const decision = {
    subject: refOf(from),
    object: refOf(to),
    verdict: 'accepted' as const,
    type,
    tags,
    note: '',
    author: NOBODY,
    date: '',
    confidence: null,
    fingerprint: fingerprint(from.entry, to.entry),
  };
  return toRow(decision, { name: '', version: '' });
}
