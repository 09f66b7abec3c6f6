import { COMPARISONS } from './comparisons.js';
import type { PairFacts } from './facts.js';
import type { MatchIndex } from './match-index.js';
import type { Evidence } from './types.js';

/** Estimated by `npm run train`; every weight is a log2 Bayes factor. */
export interface Weights {
  readonly prior: number;
  /** Comparison → level → weight. A level that training never saw weighs nothing. */
  readonly comparisons: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

/** The evidence of a pair: the prior first, then one row for each comparison that says something. */
export function weigh(facts: PairFacts, index: MatchIndex, weights: Weights): Evidence[] {
  const evidence: Evidence[] = [
    { comparison: 'prior', level: 'pairs that blocking lets through', matchWeight: weights.prior },
  ];
  for (const comparison of COMPARISONS) {
    const level = comparison.level(facts, index);
    const matchWeight = weights.comparisons[comparison.name]?.[level] ?? 0;
    if (matchWeight === 0) continue;
    const detail = comparison.detail?.(facts, index);
    evidence.push({ comparison: comparison.name, level, matchWeight, ...(detail ? { detail } : {}) });
  }
  return evidence;
}

/** Sum of the evidence, in log2 units. */
export function totalWeight(evidence: readonly Evidence[]): number {
  return evidence.reduce((sum, row) => sum + row.matchWeight, 0);
}

/** 1 / (1 + 2^−weight) */
export function probabilityOf(matchWeight: number): number {
  return 1 / (1 + 2 ** -matchWeight);
}
