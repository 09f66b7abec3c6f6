import type { LabelledPair } from './labels.js';

/** A labelled pair with the probability that a matcher gave it. */
export interface Judged {
  readonly pair: LabelledPair;
  readonly probability: number;
}

const isSame = ({ pair }: Judged) => pair.label === 'same';

/**
 * Average precision for *same*: precision at each different probability, weighted by the recall gained there. Pairs of
 * one probability are one step, so that a coarse score gains nothing from the order of the file.
 */
export function averagePrecision(judged: readonly Judged[]): number {
  const sorted = [...judged].sort((a, b) => b.probability - a.probability);
  const all = judged.filter(isSame).length;
  let sum = 0;
  let found = 0;
  for (let at = 0; at < sorted.length; ) {
    let end = at;
    let gained = 0;
    while (end < sorted.length && sorted[end]?.probability === sorted[at]?.probability) {
      const row = sorted[end];
      if (row && isSame(row)) gained += 1;
      end += 1;
    }
    found += gained;
    sum += (gained / all) * (found / end);
    at = end;
  }
  return sum;
}

/** Mean of −ln(probability given to what the expert said). */
export function logLoss(judged: readonly Judged[]): number {
  const losses = judged.map((row) => {
    const p = Math.min(Math.max(row.probability, 1e-9), 1 - 1e-9);
    return -Math.log(isSame(row) ? p : 1 - p);
  });
  return losses.reduce((sum, loss) => sum + loss, 0) / judged.length;
}

export interface Bin {
  readonly from: number;
  readonly to: number;
  readonly pairs: number;
  /** Mean probability given, and share that are the same. */
  readonly said: number;
  readonly was: number;
}

/** Pairs in bins of probability; `edges` ascending from 0, the last bin reaches to 1. */
export function calibration(judged: readonly Judged[], edges: readonly number[]): Bin[] {
  return edges.map((from, i) => {
    const to = edges[i + 1] ?? 1;
    const inside = judged.filter(
      ({ probability: p }) => p >= from && (p < to || (i === edges.length - 1 && p <= to)),
    );
    const mean = (pick: (row: Judged) => number) =>
      inside.length === 0 ? 0 : inside.reduce((sum, row) => sum + pick(row), 0) / inside.length;
    return {
      from,
      to,
      pairs: inside.length,
      said: mean((row) => row.probability),
      was: mean((row) => (isSame(row) ? 1 : 0)),
    };
  });
}

/** Expected calibration error: mean distance between said and was over ten equal bins, weighted by their pairs. */
export function calibrationError(judged: readonly Judged[]): number {
  const bins = calibration(judged, [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9]);
  return bins.reduce((sum, bin) => sum + (bin.pairs / judged.length) * Math.abs(bin.said - bin.was), 0);
}

/** How many pairs of each stratum there are in the galaxy that the labels were drawn from. */
export const STRATA: Readonly<Record<string, number>> = {
  'exact-samekind': 4996,
  'exact-diffkind': 1225,
  norm: 1815,
  'fuzzy-samekind': 1081,
  'fuzzy-diffkind': 847,
  contain: 2287,
  'semantic-hi': 98,
  'semantic-mid': 572,
};

/**
 * Of the pairs at or above `threshold`, which share is the same, and which share of all same pairs they hold: over the
 * rows that were drawn uniformly, each standing for its stratum's size over the stratum's uniform rows.
 */
export function weightedPrecisionRecall(
  judged: readonly Judged[],
  threshold: number,
): { precision: number; recall: number } {
  const uniform = judged.filter(({ pair }) => pair.uniform && pair.stratum in STRATA);
  const rows = new Map<string, number>();
  for (const { pair } of uniform) rows.set(pair.stratum, (rows.get(pair.stratum) ?? 0) + 1);
  const weightOf = ({ pair }: Judged) => (STRATA[pair.stratum] ?? 0) / (rows.get(pair.stratum) ?? 1);
  const total = (some: readonly Judged[]) => some.reduce((sum, row) => sum + weightOf(row), 0);
  const above = uniform.filter(({ probability }) => probability >= threshold);
  return {
    precision: total(above.filter(isSame)) / total(above),
    recall: total(above.filter(isSame)) / total(uniform.filter(isSame)),
  };
}
