import type { Galaxy } from '../../galaxy/galaxy.js';
import type { Problem } from '../../galaxy/problem.js';
import type { LedgerRow } from '../types.js';

/** Entries of a row that the galaxy does not have. */
export function unknownEntries(
  row: LedgerRow,
  galaxy: Galaxy,
  place: { file: string; line: number },
): Problem[] {
  return [row.subject, row.object]
    .filter(({ uuid }) => galaxy.find(uuid) === undefined)
    .map(({ uuid, value }) => ({
      severity: 'warning',
      ...place,
      message: `${value || 'an entry'} (${uuid}) is not in this galaxy`,
      remedy: 'it may have got another UUID; the row is kept',
    }));
}
