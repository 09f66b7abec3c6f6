import type { CandidatePair } from './types.js';

/** One line of NDJSON: the pair as it is, keys in the documented order. */
export function toNdjson(pair: CandidatePair): string {
  return `${JSON.stringify(pair)}\n`;
}
