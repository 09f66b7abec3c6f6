import { COMPARISONS } from './comparisons/index.js';
import type { PairFacts } from './facts/facts.js';
import type { MatchIndex } from './match-index.js';
import type { Evidence } from './types.js';

/** Estimated by `npm run train`; every weight is a log2 Bayes factor. */
export interface Weights {
  /** log2 odds before any comparison: pairs that blocking lets through. */
  readonly prior: number;
  /** Comparison → level → weight. */
  readonly comparisons: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

/** The level of each comparison that has something to compare; the rest of a pair's evidence is its weight. */
export interface Finding {
  readonly comparison: string;
  readonly level: string;
  readonly detail?: string;
}

/** What the comparisons find, in their order. */
export function findingsOf(facts: PairFacts, index: MatchIndex): Finding[] {
  const findings: Finding[] = [];
  for (const comparison of COMPARISONS) {
    const level = comparison.level(facts, index);
    if (level === null) continue;
    const detail = comparison.detail?.(facts, index);
    findings.push({ comparison: comparison.name, level, ...(detail ? { detail } : {}) });
  }
  return findings;
}

/** The evidence that two entries are the same thing: the prior first, then one row for each finding. */
export function weigh(findings: readonly Finding[], weights: Weights): Evidence[] {
  return [
    { comparison: 'prior', level: 'pairs that blocking lets through', matchWeight: weights.prior },
    ...findings.map(({ comparison, level, detail }) => ({
      comparison,
      level,
      matchWeight: weights.comparisons[comparison]?.[level] ?? 0,
      ...(detail === undefined ? {} : { detail }),
    })),
  ];
}

/** Sum of the evidence, in log2 units. */
export function totalWeight(evidence: readonly Evidence[]): number {
  return evidence.reduce((sum, row) => sum + row.matchWeight, 0);
}

/** The probability that `weights` give to a pair, 0..1. */
export function probabilityUnder(findings: readonly Finding[], weights: Weights): number {
  return probabilityOf(totalWeight(weigh(findings, weights)));
}

/** 1 / (1 + 2^−weight) */
export function probabilityOf(matchWeight: number): number {
  return 1 / (1 + 2 ** -matchWeight);
}
