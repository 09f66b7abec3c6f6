import type { Scanner } from '../../src/plan/ports.js';

/** Finds nothing, for tests that are about something else. */
export const noScanner: Scanner = {
  prepare: () => undefined,
  clusterNames: () => [],
  reading: () => ({ clusters: 0, problems: [] }),
  scan: async () => [],
  scanLines: async () => ({ count: 0, chunks: [] }),
  score: async () => [],
  scoreIn: async () => [],
  close: async () => undefined,
};
