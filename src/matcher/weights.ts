import type { Weights } from './model.js';
import type { ProposalWeights } from './propose.js';
import data from './weights.json' with { type: 'json' };

/** Everything that `npm run train` estimates. */
export interface Model {
  /** Whether two entries are the same thing. */
  readonly match: Weights;
  /** What else may hold between them. */
  readonly proposals: ProposalWeights;
}

export const WEIGHTS: Model = data;
