import type { MatchIndex } from '../match-index.js';
import { PairList } from './pairs.js';
import { BLOCKING_RULES, type BlockingRule } from './rules.js';

/** All candidate pairs of a galaxy, ascending, each `smaller * index.size + larger`. */
export function blockPairs(index: MatchIndex): Float64Array {
  return pairsOf(index, BLOCKING_RULES);
}

/** The pairs that some rules alone form, in the same form. */
export function pairsOf(index: MatchIndex, rules: readonly BlockingRule[]): Float64Array {
  const pairs = new PairList(index);
  for (const rule of rules) rule.collect(index, pairs);
  return pairs.distinct();
}

/** The pairs that one rule alone forms, for the table of recall. */
export function pairsOfRule(index: MatchIndex, name: string): Float64Array {
  return pairsOf(
    index,
    BLOCKING_RULES.filter((rule) => rule.name === name),
  );
}
