import { COMPARISONS, type Comparison } from '../../src/matcher/comparisons/index.js';
import type { PairFacts } from '../../src/matcher/facts/facts.js';
import type { MatchIndex } from '../../src/matcher/match-index.js';
import type { Weights } from '../../src/matcher/model.js';
import { type Case, fitLogistic } from './fit.js';
import type { Label } from './labels.js';

/** The level of each comparison on one pair, in the order of {@link COMPARISONS}. */
export type Levels = readonly (string | null)[];

export function levelsOf(facts: PairFacts, index: MatchIndex): Levels {
  return COMPARISONS.map((comparison) => comparison.level(facts, index));
}

export interface Example {
  readonly levels: Levels;
  readonly match: boolean;
}

/** Strength of the ridge penalty, chosen by cross-validation on the labelled pairs. */
export const RIDGE = 0.12;

/** A coefficient: it counts for the levels from `from` on, or up to before it, as its sign says. */
interface Feature {
  readonly comparison: number;
  readonly sign: 0 | 1 | -1;
  readonly isOn: (level: number) => boolean;
}

/**
 * The coefficients of one comparison. Unordered: one a level. Ordered: one for each step from a level to the next,
 * never against the order, and one for being comparable at all unless a baseline is fixed at zero. So the penalty
 * smooths neighbours, and the order always holds.
 */
function featuresOf({ levels, ordered, baseline }: Comparison, comparison: number): Feature[] {
  if (!ordered) return levels.map((_, at) => ({ comparison, sign: 0, isOn: (level) => level === at }));
  const zero = baseline === undefined ? 0 : levels.indexOf(baseline);
  const offset: Feature[] = baseline === undefined ? [{ comparison, sign: 0, isOn: () => true }] : [];
  const steps = levels.slice(1).map((_, before): Feature => {
    const step = before + 1;
    if (step > zero) return { comparison, sign: 1, isOn: (level) => level >= step };
    return { comparison, sign: -1, isOn: (level) => level < step };
  });
  return [...offset, ...steps];
}

/** Estimates the weights of all levels, and the prior. */
export function trainWeights(examples: readonly Example[], ridge = RIDGE): Weights {
  const features = COMPARISONS.flatMap(featuresOf);
  const cases = examples.map(({ levels, match }): Case => {
    const at = levels.map((level, c) =>
      level === null ? -1 : (COMPARISONS[c]?.levels.indexOf(level) ?? -1),
    );
    const on = features.flatMap(({ comparison, isOn }, f) => {
      const level = at[comparison] ?? -1;
      return level >= 0 && isOn(level) ? [f] : [];
    });
    return { features: on, match };
  });
  const signs = features.map(({ sign }) => sign);
  const fit = fitLogistic(cases, features.length, ridge, signs);
  const comparisons = COMPARISONS.map(({ name, levels }, c) => {
    const weightAt = (level: number) =>
      features.reduce(
        (sum, { comparison, isOn }, f) =>
          comparison === c && isOn(level) ? sum + (fit.coefficients[f] ?? 0) : sum,
        0,
      );
    return [name, Object.fromEntries(levels.map((level, at) => [level, rounded(weightAt(at) / Math.LN2)]))];
  });
  return { prior: rounded(fit.intercept / Math.LN2), comparisons: Object.fromEntries(comparisons) };
}

/** The match weight of a pair in log2 units, straight from its levels. */
export function weightOf(levels: Levels, weights: Weights): number {
  return COMPARISONS.reduce((sum, { name }, c) => {
    const level = levels[c] ?? null;
    return level === null ? sum : sum + (weights.comparisons[name]?.[level] ?? 0);
  }, weights.prior);
}

export function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}

export interface LabelledLevels {
  readonly label: Label;
  readonly levels: Levels;
}

/** Below this chance that a curator accepts the proposal, a scan does not list a pair. */
const WORTHWHILE = 0.03;

/** Estimates everything that `weights.json` holds. */
export function trainAll(examples: readonly LabelledLevels[]) {
  const different = examples.filter(({ label }) => label !== 'same');
  const related = different.filter(({ label }) => label !== 'different');
  const train = (some: readonly LabelledLevels[], isMatch: (label: Label) => boolean, ridge?: number) =>
    trainWeights(
      some.map(({ label, levels }) => ({ levels, match: isMatch(label) })),
      ridge,
    );
  return {
    match: train(examples, (label) => label === 'same'),
    proposals: {
      related: train(different, (label) => label !== 'different', PROPOSAL_RIDGE),
      contains: train(related, (label) => label !== 'related', PROPOSAL_RIDGE),
      missingHalf: 0.92,
    },
    worthwhile: WORTHWHILE,
  };
}

const PROPOSAL_RIDGE = 1;
