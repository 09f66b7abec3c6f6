import { blockPairs, pairsOfRule } from '../../src/matcher/blocking/block.js';
import { BLOCKING_RULES } from '../../src/matcher/blocking/rules.js';
import type { MatchIndex } from '../../src/matcher/match-index.js';

/** What one blocking rule is worth. */
export interface RuleRecall {
  readonly rule: string;
  /** Pairs that it forms, and those that no rule before it forms. */
  readonly pairs: number;
  readonly added: number;
  /** How many of each set of wanted pairs it forms, and how many no rule before it does. */
  readonly found: readonly { readonly all: number; readonly added: number }[];
}

/** A row for each rule in their order, and one for all together. `wanted`: sets of pairs as numbers, see `blockPairs`. */
export function blockingTable(index: MatchIndex, wanted: readonly ReadonlySet<number>[]): RuleRecall[] {
  const known = new Set<number>();
  const rows = BLOCKING_RULES.map(({ name }): RuleRecall => {
    const pairs = pairsOfRule(index, name);
    const fresh = pairs.filter((pair) => !known.has(pair));
    const found = wanted.map((set) => ({ all: countIn(pairs, set), added: countIn(fresh, set) }));
    for (const pair of fresh) known.add(pair);
    return { rule: name, pairs: pairs.length, added: fresh.length, found };
  });
  const all = blockPairs(index);
  const found = wanted.map((set) => ({ all: countIn(all, set), added: countIn(all, set) }));
  return [...rows, { rule: 'all', pairs: all.length, added: all.length, found }];
}

function countIn(pairs: Float64Array, set: ReadonlySet<number>): number {
  return pairs.reduce((count, pair) => count + (set.has(pair) ? 1 : 0), 0);
}

/** The numbers of pairs of UUIDs, as `blockPairs` gives them; pairs that the galaxy does not have are left out. */
export function numbersOf(pairs: Iterable<readonly [string, string]>, index: MatchIndex): Set<number> {
  const numbers = new Set<number>();
  for (const [one, other] of pairs) {
    const [a, b] = [index.find(one), index.find(other)];
    if (a !== undefined && b !== undefined) numbers.add(Math.min(a, b) * index.size + Math.max(a, b));
  }
  return numbers;
}
