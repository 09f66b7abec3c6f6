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

/** That a level of a comparison holds for a pair. The same object for every pair. */
export interface Finding {
  readonly comparison: string;
  readonly level: string;
  /** Its place among all levels of all comparisons. */
  readonly number: number;
}

/** What each comparison can find, by level. */
const FINDINGS: readonly ReadonlyMap<string, Finding>[] = (() => {
  let number = 0;
  return COMPARISONS.map(({ name, levels }) => {
    const ofLevel = (level: string): [string, Finding] => [
      level,
      { comparison: name, level, number: number++ },
    ];
    return new Map(levels.map(ofLevel));
  });
})();

/** What the comparisons find, in their order; those that have nothing to compare find nothing. */
export function findingsOf(facts: PairFacts, index: MatchIndex): Finding[] {
  const findings: Finding[] = [];
  for (let i = 0; i < COMPARISONS.length; i += 1) {
    const level = COMPARISONS[i]?.level(facts, index) ?? null;
    const finding = level === null ? undefined : FINDINGS[i]?.get(level);
    if (finding !== undefined) findings.push(finding);
  }
  return findings;
}

/** The match weight that `weights` give to a pair: the prior, then each finding, log2 units. */
export function weightUnder(findings: readonly Finding[], weights: Weights): number {
  const table = tableOf(weights);
  let sum = weights.prior;
  for (const { number } of findings) sum += table[number] ?? 0;
  return sum;
}

/** The probability that `weights` give to a pair, 0..1. */
export function probabilityUnder(findings: readonly Finding[], weights: Weights): number {
  return probabilityOf(weightUnder(findings, weights));
}

const tables = new WeakMap<Weights, Float64Array>();

/** The weights by the numbers of findings: millions of pairs are weighed, and names are slow to look up. */
function tableOf(weights: Weights): Float64Array {
  const known = tables.get(weights);
  if (known) return known;
  const findings = FINDINGS.flatMap((levels) => [...levels.values()]);
  const table = Float64Array.from(
    findings,
    ({ comparison, level }) => weights.comparisons[comparison]?.[level] ?? 0,
  );
  tables.set(weights, table);
  return table;
}

/** The evidence that two entries are the same thing: the prior, then a row for each finding, with what was compared. */
export function evidenceOf(
  findings: readonly Finding[],
  facts: PairFacts,
  index: MatchIndex,
  weights: Weights,
): Evidence[] {
  const rows = findings.map((finding): Evidence => {
    const detail = detailOf(finding, facts, index);
    return detail ? { ...rowOf(finding, weights), detail } : rowOf(finding, weights);
  });
  return [priorEvidence(weights), ...rows];
}

/** The first row of all evidence. */
export function priorEvidence({ prior }: Weights): Evidence {
  return { comparison: 'prior', level: 'pairs that blocking lets through', matchWeight: prior };
}

/** What a finding says under `weights`, whatever the pair. */
export function rowOf({ comparison, level, number }: Finding, weights: Weights): Evidence {
  return { comparison, level, matchWeight: tableOf(weights)[number] ?? 0 };
}

/** What was compared, where that is told. */
export function detailOf({ number }: Finding, facts: PairFacts, index: MatchIndex): string | undefined {
  return DETAILS[number]?.(facts, index);
}

/** By the numbers of findings. */
const DETAILS = COMPARISONS.flatMap((comparison) =>
  comparison.levels.map(() => comparison.detail?.bind(comparison)),
);

/** 1 / (1 + 2^−weight) */
export function probabilityOf(matchWeight: number): number {
  return 1 / (1 + 2 ** -matchWeight);
}
