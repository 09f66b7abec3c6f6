import type { Weights } from './model.js';
import type { ProposalWeights } from './propose.js';
import data from './weights.json' with { type: 'json' };

/** Everything that `npm run train` estimates. */
export const WEIGHTS: {
  readonly match: Weights;
  readonly proposals: ProposalWeights;
  /** Least probability of a relation at which a scan lists a pair. */
  readonly worthwhile: number;
} = data;
