import type { Proposal } from '../../src/matcher/types.js';
import type { LabelledPair } from './labels.js';

/** A labelled pair with what a matcher made of it. */
export interface Judged {
  readonly pair: LabelledPair;
  /** That both are the same thing, 0..1. */
  readonly probability: number;
  readonly relation?: Proposal;
}

const isSame = ({ pair }: Pick<Judged, 'pair'>) => pair.label === 'same';

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

/** A probability that was given, and whether it came true. */
export interface Forecast {
  readonly said: number;
  readonly was: boolean;
}

export interface Bin {
  readonly from: number;
  readonly to: number;
  readonly count: number;
  /** Mean probability given, and share that came true; 0 for an empty bin. */
  readonly said: number;
  readonly was: number;
}

export const TENTHS = [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9];

/** Forecasts in bins of probability; `edges` ascending from 0, the last bin reaches to 1. */
export function calibration(forecasts: readonly Forecast[], edges: readonly number[]): Bin[] {
  return edges.map((from, i) => {
    const to = edges[i + 1] ?? 1;
    const isLast = i === edges.length - 1;
    const inside = forecasts.filter(({ said }) => said >= from && (said < to || isLast));
    const mean = (pick: (row: Forecast) => number) =>
      inside.reduce((sum, row) => sum + pick(row), 0) / Math.max(inside.length, 1);
    return {
      from,
      to,
      count: inside.length,
      said: mean(({ said }) => said),
      was: mean(({ was }) => (was ? 1 : 0)),
    };
  });
}

/** Expected calibration error: mean distance between said and was over ten equal bins, weighted by their forecasts. */
export function calibrationError(forecasts: readonly Forecast[]): number {
  const bins = calibration(forecasts, TENTHS);
  return bins.reduce(
    (sum, { count, said, was }) => sum + (count / forecasts.length) * Math.abs(said - was),
    0,
  );
}

/** What is said of *same*. */
export function matchForecasts(judged: readonly Judged[]): Forecast[] {
  return judged.map((row) => ({ said: row.probability, was: isSame(row) }));
}

/** Whether what is proposed is what the expert said. `different` agrees with nothing. */
export function isRightProposal({ pair, relation }: Judged): boolean {
  switch (pair.label) {
    case 'same':
      return relation?.type === 'similar' || relation?.type === 'revoked-by';
    case 'broader':
      return relation?.type === 'contains' && relation.subject === 'subject';
    case 'narrower':
      return relation?.type === 'contains' && relation.subject === 'object';
    case 'related':
      return relation !== undefined && !['similar', 'revoked-by', 'contains'].includes(relation.type);
    default:
      return false;
  }
}

/** A share of weighted rows, 0..1, and how many rows of equal weight would say as much about it. */
export interface Share {
  readonly share: number;
  readonly rows: number;
}

/**
 * Of the pairs at or above `threshold`, which share is the same, and which share of all same pairs they hold: over the
 * rows that were drawn uniformly, each standing for its stratum's size over the stratum's uniform rows.
 */
export function weightedRates(
  judged: readonly Judged[],
  threshold: number,
  strata: Readonly<Record<string, number>>,
): { readonly precision: Share; readonly recall: Share } {
  const uniform = judged.filter(({ pair }) => pair.uniform);
  const count = new Map<string, number>();
  for (const { pair } of uniform) count.set(pair.stratum, (count.get(pair.stratum) ?? 0) + 1);
  const weights = (rows: readonly Judged[]) =>
    rows.map(({ pair: { stratum } }) => {
      const drawn = count.get(stratum) ?? 1;
      return (strata[stratum] ?? drawn) / drawn;
    });
  const shareOf = (some: readonly Judged[], all: readonly Judged[]): Share => ({
    share: sum(weights(some)) / sum(weights(all)),
    rows: sum(weights(all)) ** 2 / sum(weights(all).map((weight) => weight ** 2)),
  });
  const above = uniform.filter(({ probability }) => probability >= threshold);
  return {
    precision: shareOf(above.filter(isSame), above),
    recall: shareOf(above.filter(isSame), uniform.filter(isSame)),
  };
}

/** The interval in which a share lies with 95 % confidence, by how many rows it was seen in (Wilson 1927). */
export function wilsonInterval({ share, rows }: Share): readonly [number, number] {
  const z = 1.96;
  const centre = share + z ** 2 / (2 * rows);
  const reach = z * Math.sqrt((share * (1 - share)) / rows + z ** 2 / (4 * rows ** 2));
  const scale = 1 + z ** 2 / rows;
  return [(centre - reach) / scale, (centre + reach) / scale];
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
