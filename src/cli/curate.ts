import { RelataError } from '../galaxy/problem.js';
import type { ScanRequest } from '../plan/ports.js';
import type { Command } from './context.js';
import { openApp } from './open-app.js';
import type { ScopeOptions } from './program.js';
import { checkClusterNames } from './scope.js';

export interface CurateOptions extends ScopeOptions {
  readonly clusters: readonly string[];
  readonly plain: boolean;
}

/** Pairs that the app asks for: more than anyone decides in a month, and few enough to keep at hand. */
const MOST_PAIRS = 20_000;

/** `relata curate`: the terminal app. */
export const curate: Command<CurateOptions> = async (context, options) => {
  if (!context.stdinIsTty || !context.stdoutIsTty) {
    throw new RelataError(
      'the terminal app needs a terminal',
      'use `relata curate --plain` to decide line by line, or `relata scan` for the pairs',
    );
  }
  return openApp(context, { willScan: true }, async (workspace) => {
    checkClusterNames(
      [...options.clusters, ...options.from, ...options.to],
      workspace.scanner.clusterNames(),
    );
    return { workspace, request: toRequest(options) };
  });
};

export function toRequest({ clusters, from, to, shard }: CurateOptions): ScanRequest {
  return {
    clusters,
    from,
    to,
    shard,
    includeDeprecated: false,
    includeDecided: false,
    includeLinked: false,
    minProbability: null,
    limit: MOST_PAIRS,
  };
}
