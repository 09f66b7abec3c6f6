import { RelataError } from '../galaxy/problem.js';
import type { ScanRequest, Workspace } from '../plan/ports.js';
import { KEYMAP } from '../tui/keymap.js';
import type { Command, CommandContext } from './context.js';
import { openApp, whyNoApp } from './open-app.js';
import { readPreferences } from './personal-settings.js';
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
  const prepare = async (workspace: Workspace) => {
    await checkClusterNames(
      [...options.clusters, ...options.from, ...options.to],
      workspace.scanner.clusterNames(),
    );
    return { workspace, request: toRequest(options) };
  };
  const preferences = await readPreferences(context, KEYMAP);
  if (options.plain || preferences.settings.plain === true) {
    const { openPlain } = await import('./open-plain.js');
    return openPlain(context, preferences, prepare, true);
  }
  await checkTerminal(context, prepare);
  return openApp(context, preferences, prepare);
};

/** Without a terminal that the app can use, says so; but first what is wrong with the command line besides. */
async function checkTerminal(
  context: CommandContext,
  prepare: (workspace: Workspace) => Promise<unknown>,
): Promise<void> {
  const without = whyNoApp(context);
  if (without === null) return;
  const workspace = await context.openWorkspace('read');
  await prepare(workspace).finally(() => workspace.close());
  throw new RelataError(
    without,
    'use `relata curate --plain` to decide line by line, or `relata scan` for the pairs',
  );
}

/** What a curator is asked: undecided pairs of live clusters that are not linked, the best of them. */
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
