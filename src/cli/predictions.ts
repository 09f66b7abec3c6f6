import type { Galaxy } from '../galaxy/galaxy.js';
import { version } from '../galaxy/version.js';
import { fingerprint } from '../ledger/fingerprint.js';
import { formatPredictions, predictionRow } from '../ledger/prediction.js';
import type { CandidatePair } from '../matcher/types.js';

/**
 * Candidate pairs as the text of a `predictions.sssom.tsv`, for `relata review`, `relata apply` and other tools. `date`
 * is the day of the scan, `YYYY-MM-DD`.
 */
export function toPredictions(pairs: readonly CandidatePair[], galaxy: Galaxy, date: string): string {
  const tool = { name: 'relata', version };
  return formatPredictions(
    pairs.map((pair) => {
      const [subject, object] = [pair.subject, pair.object].map(({ uuid }) => galaxy.find(uuid)?.entry);
      return predictionRow(pair, tool, date, subject && object ? fingerprint(subject, object) : '');
    }),
  );
}
