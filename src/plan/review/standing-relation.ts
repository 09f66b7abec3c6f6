import type { Galaxy } from '../../galaxy/galaxy.js';
import type { LedgerRow } from '../../ledger/types.js';
import { relationsOf } from '../relation-sides.js';

/** The cluster in which the relation of a row stands, on either side; null when it stands in none. */
export function standingRelation(row: LedgerRow, galaxy: Galaxy): string | null {
  for (const [uuid, { destUuid, type }] of relationsOf(row, galaxy.vocabulary)) {
    const found = galaxy.find(uuid);
    const stands = found?.entry.related.some((r) => r.destUuid === destUuid && r.type === type);
    if (found && stands) return found.cluster.name;
  }
  return null;
}
