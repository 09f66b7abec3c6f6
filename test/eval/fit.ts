/** One training case: the numbers of the features that are on, whether it is a match, and how much it counts. */
export interface Case {
  readonly features: readonly number[];
  readonly match: boolean;
  readonly weight: number;
}

export interface Fit {
  readonly intercept: number;
  readonly coefficients: Float64Array;
}

const MOST_SWEEPS = 200;
const CLOSE_ENOUGH = 1e-3;
/** No step is longer: Newton's is unbounded where a feature separates the cases. */
const LONGEST_STEP = 1;

/**
 * Logistic regression on binary features with a ridge penalty (half the sum of squares times `ridge`; the intercept is
 * free) by cyclic coordinate descent with Newton steps (Friedman, Hastie and Tibshirani 2010). `signs` holds
 * coefficients to one side of zero: 1 for at least zero, -1 for at most, 0 for free. Natural logarithms. Deterministic.
 */
export function fitLogistic(
  cases: readonly Case[],
  features: number,
  ridge: number,
  signs: readonly number[] = [],
): Fit {
  const coefficients = new Float64Array(features);
  let intercept = 0;
  const scores = new Float64Array(cases.length);
  const all = cases.map((_, i) => i);
  const casesOf: number[][] = Array.from({ length: features }, () => []);
  cases.forEach((one, i) => {
    for (const f of one.features) casesOf[f]?.push(i);
  });

  const step = (rows: readonly number[], penalty: number, current: number): number => {
    let slope = penalty * current;
    let curvature = penalty + 1e-9;
    for (const i of rows) {
      const { match = false, weight = 1 } = cases[i] ?? {};
      const p = 1 / (1 + Math.exp(-(scores[i] ?? 0)));
      slope += weight * (p - (match ? 1 : 0));
      curvature += weight * p * (1 - p);
    }
    return Math.max(-LONGEST_STEP, Math.min(LONGEST_STEP, -slope / curvature));
  };
  const move = (rows: readonly number[], by: number) => {
    for (const i of rows) scores[i] = (scores[i] ?? 0) + by;
  };

  for (let sweep = 0; sweep < MOST_SWEEPS; sweep += 1) {
    const shift = step(all, 0, intercept);
    intercept += shift;
    move(all, shift);
    let largest = Math.abs(shift);
    for (let f = 0; f < features; f += 1) {
      const rows = casesOf[f] ?? [];
      const current = coefficients[f] ?? 0;
      let by = step(rows, ridge, current);
      if (signs[f] === 1) by = Math.max(by, -current);
      if (signs[f] === -1) by = Math.min(by, -current);
      if (by === 0) continue;
      coefficients[f] = current + by;
      move(rows, by);
      largest = Math.max(largest, Math.abs(by));
    }
    if (largest < CLOSE_ENOUGH) break;
  }
  return { intercept, coefficients };
}
