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
    const { name } = comparison;
    const detail = comparison.detail?.(facts, index);
    findings.push(detail ? { comparison: name, level, detail } : { comparison: name, level });
  }
  return findings;
}

/** The evidence that two entries are the same thing: the prior first, then one row for each finding. */
export function weigh(findings: readonly Finding[], weights: Weights): Evidence[] {
  const evidence: Evidence[] = [
    { comparison: 'prior', level: 'pairs that blocking lets through', matchWeight: weights.prior },
  ];
  for (const { comparison, level, detail } of findings) {
    const matchWeight = weights.comparisons[comparison]?.[level] ?? 0;

    evidence.push(
      detail === undefined ? { comparison, level, matchWeight } : { comparison, level, matchWeight, detail },
    );
  }
  return evidence;
}

/** Sum of the evidence, in log2 units. */
export function totalWeight(evidence: readonly Evidence[]): number {
  return evidence.reduce((sum, row) => sum + row.matchWeight, 0);
}

/** The probability that `weights` give to a pair, 0..1. */
export function probabilityUnder(findings: readonly Finding[], { prior, comparisons }: Weights): number {
  let sum = prior;
  for (const { comparison, level } of findings) sum += comparisons[comparison]?.[level] ?? 0;
  return probabilityOf(sum);
}

/** 1 / (1 + 2^−weight) */
export function probabilityOf(matchWeight: number): number {
  return 1 / (1 + 2 ** -matchWeight);
}
