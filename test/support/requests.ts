import type { ScanRequest } from '../../src/plan/ports.js';

/** What `relata scan` asks when nothing narrows it. */
export const EVERYTHING: ScanRequest = {
  clusters: [],
  from: [],
  to: [],
  shard: null,
  includeDeprecated: false,
  includeDecided: false,
  includeLinked: false,
  minProbability: null,
  limit: 20_000,
};
