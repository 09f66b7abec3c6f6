import type { PairFacts } from '../facts/facts.js';
import type { MatchIndex } from '../match-index.js';

/**
 * One comparison of the Fellegi–Sunter model: it puts a pair on one of its levels, or on none where there is nothing
 * to compare. What a level weighs is data (`weights.json`); a comparison only says which level holds.
 */
export interface Comparison<Level extends string = string> {
  readonly name: string;
  /** All levels. When `ordered`, from those that speak most against the same thing to those that speak most for it. */
  readonly levels: readonly Level[];
  /** Training keeps the weights of ordered levels in their order. */
  readonly ordered: boolean;
  /**
   * The level that says nothing either way: it weighs zero. A comparison that can find nothing to compare needs none,
   * because then that is what weighs zero.
   */
  readonly baseline?: Level;
  level(facts: PairFacts, index: MatchIndex): Level | null;
  /** What was compared, for the reader of the evidence. */
  detail?(facts: PairFacts, index: MatchIndex): string | undefined;
}
