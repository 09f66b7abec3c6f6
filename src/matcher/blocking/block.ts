import type { MatchIndex } from '../match-index.js';
import { PairList } from './pairs.js';
import { BLOCKING_RULES } from './rules.js';

/** All candidate pairs of a galaxy, ascending, each `smaller * index.size + larger`. */
export function blockPairs(index: MatchIndex): Float64Array {
  const pairs = new PairList(index);
  for (const rule of BLOCKING_RULES) rule.collect(index, pairs);
  return pairs.distinct();
}

/** The pairs that one rule alone forms, for the table of recall. */
export function pairsOfRule(index: MatchIndex, name: string): Float64Array {
  const pairs = new PairList(index);
  for (const rule of BLOCKING_RULES) if (rule.name === name) rule.collect(index, pairs);
  return pairs.distinct();
}
