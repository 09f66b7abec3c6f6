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

/**
 * Logistic regression on binary features with a ridge penalty (half the sum of squares times `ridge`; the intercept is
 * free), by Adagrad until the steps are small. Natural logarithms. Deterministic.
 */
export function fitLogistic(cases: readonly Case[], features: number, ridge: number, rounds = 2000): Fit {
  const coefficients = new Float64Array(features);
  const squares = new Float64Array(features + 1);
  const gradient = new Float64Array(features + 1);
  let intercept = 0;
  for (let round = 0; round < rounds; round += 1) {
    for (let f = 0; f < features; f += 1) gradient[f] = ridge * (coefficients[f] ?? 0);
    gradient[features] = 0;
    for (const { features: on, match, weight } of cases) {
      let z = intercept;
      for (const f of on) z += coefficients[f] ?? 0;
      const error = weight * (1 / (1 + Math.exp(-z)) - (match ? 1 : 0));
      for (const f of on) gradient[f] = (gradient[f] ?? 0) + error;
      gradient[features] = (gradient[features] ?? 0) + error;
    }
    for (let f = 0; f <= features; f += 1) {
      const slope = gradient[f] ?? 0;
      squares[f] = (squares[f] ?? 0) + slope * slope;
      const step = (0.3 * slope) / Math.sqrt((squares[f] ?? 0) + 1e-9);
      if (f === features) intercept -= step;
      else coefficients[f] = (coefficients[f] ?? 0) - step;
    }
  }
  return { intercept, coefficients };
}
