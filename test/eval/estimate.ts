import { COMPARISONS, type Comparison } from '../../src/matcher/comparisons/index.js';
import type { Finding, Weights } from '../../src/matcher/model.js';
import { type Case, fitLogistic } from './fit.js';

/** What was found on a pair, and whether it is what the weights are to tell. */
export interface Observation {
  readonly findings: readonly Finding[];
  readonly match: boolean;
  /** How much it counts; 1 is usual. */
  readonly weight: number;
}

/** A coefficient: it counts for the levels from `from` on, or up to before it, as its sign says. */
interface Feature {
  readonly comparison: string;
  readonly sign: 0 | 1 | -1;
  readonly isOn: (level: number) => boolean;
}

/**
 * The coefficients of one comparison. Unordered: one a level. Ordered: one for each step from a level to the next, with
 * the sign that keeps the order, and one for being comparable at all unless a baseline is fixed at zero. So the penalty
 * smooths neighbours.
 */
function featuresOf({ name, levels, ordered, baseline }: Comparison): Feature[] {
  const feature = (sign: Feature['sign'], isOn: Feature['isOn']) => ({ comparison: name, sign, isOn });
  if (!ordered) return levels.map((_, at) => feature(0, (level) => level === at));
  const zero = baseline === undefined ? 0 : levels.indexOf(baseline);
  const offset = baseline === undefined ? [feature(0, () => true)] : [];
  const steps = levels.slice(1).map((_, before) => {
    const step = before + 1;
    return step > zero ? feature(1, (level) => level >= step) : feature(-1, (level) => level < step);
  });
  return [...offset, ...steps];
}

const FEATURES = COMPARISONS.flatMap(featuresOf);
const LEVELS = new Map(COMPARISONS.map(({ name, levels }) => [name, levels]));

/** How weights are fitted. */
export interface Fitting {
  /** Strength of the penalty; see `fitLogistic`. */
  readonly ridge: number;
  /** Whether the weights of ordered levels are held to their order. */
  readonly monotone: boolean;
}

/** Estimates the weights of all levels, and the prior, in log2 units. */
export function estimateWeights(observations: readonly Observation[], { ridge, monotone }: Fitting): Weights {
  const cases = observations.map(
    ({ findings, ...rest }): Case => ({ features: featuresOn(findings), ...rest }),
  );
  const signs = FEATURES.map(({ sign }) => (monotone ? sign : 0));
  const { intercept, coefficients } = fitLogistic(cases, FEATURES.length, ridge, signs);
  const weightAt = (name: string, level: number) =>
    FEATURES.reduce(
      (sum, { comparison, isOn }, f) =>
        comparison === name && isOn(level) ? sum + (coefficients[f] ?? 0) : sum,
      0,
    );
  const comparisons = COMPARISONS.map(({ name, levels }) => [
    name,
    Object.fromEntries(levels.map((level, at) => [level, inBits(weightAt(name, at))])),
  ]);
  return { prior: inBits(intercept), comparisons: Object.fromEntries(comparisons) };
}

function featuresOn(findings: readonly Finding[]): number[] {
  const levels = new Map(
    findings.map(({ comparison, level }) => [comparison, indexOfLevel(comparison, level)]),
  );
  return FEATURES.flatMap(({ comparison, isOn }, f) => {
    const level = levels.get(comparison);
    return level !== undefined && isOn(level) ? [f] : [];
  });
}

function indexOfLevel(comparison: string, level: string): number {
  return LEVELS.get(comparison)?.indexOf(level) ?? -1;
}

/** From natural to binary logarithms, to three decimals. */
function inBits(value: number): number {
  return Math.round((value / Math.LN2) * 1000) / 1000;
}
