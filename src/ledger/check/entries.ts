import type { Galaxy } from '../../galaxy/galaxy.js';
import type { Problem } from '../../galaxy/problem.js';
import type { LedgerRow } from '../types.js';

/**
 * Makes the function that says which entries of a row a galaxy does not have. Those of a cluster that cannot be read, in
 * the middle of a merge for instance, may well be there: that the cluster is missing is said where it is read.
 */
export function unknownEntries(
  galaxy: Galaxy,
): (row: LedgerRow, place: { file: string; line: number }) => Problem[] {
  const unread = new Set(
    galaxy.problems.filter(({ severity }) => severity === 'error').map(({ file }) => file),
  );
  for (const { name } of galaxy.clusters) unread.delete(clusterPath(name));
  return (row, place) =>
    [row.subject, row.object]
      .filter(({ uuid, cluster }) => galaxy.find(uuid) === undefined && !unread.has(clusterPath(cluster)))
      .map(({ uuid, value }) => ({
        severity: 'warning',
        ...place,
        message: `${value || 'an entry'} (${uuid}) is not in this galaxy`,
        remedy: 'it may have got another UUID; the row is kept',
      }));
}

function clusterPath(name: string): string {
  return `clusters/${name}.json`;
}
