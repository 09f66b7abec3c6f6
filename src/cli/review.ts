import { type Galaxy, pairKey } from '../galaxy/galaxy.js';
import { describeProblem, ExitStatus, RelataError } from '../galaxy/problem.js';
import { readSettings } from '../ledger/settings.js';
import type { CandidatePair } from '../matcher/types.js';
import type { Workspace } from '../plan/ports.js';
import { identityGraph } from '../plan/review/identity-groups.js';
import { formatMarkdown } from '../plan/review/markdown.js';
import { type ReviewItem, reviewOf } from '../plan/review/queue.js';
import { pairsOfChanges, summarise } from '../plan/review/summary.js';
import { formatSummaryJson } from '../plan/review/summary-json.js';
import { KEYMAP } from '../tui/keymap.js';
import type { Command, CommandContext } from './context.js';
import { toRequest } from './curate.js';
import { type AppContent, openApp, whyNoApp } from './open-app.js';
import { readPreferences } from './personal-settings.js';
import type { ReviewFlags } from './program.js';
import { reportLedger, reportProblems } from './report-problems.js';
import { needHistory, readRange, resolveRange, usualBase } from './review-range.js';
import { readScope } from './review-scope.js';

export interface ReviewOptions extends ReviewFlags {
  readonly target?: string;
}

/** `relata review`: the maintainer's queue, or with `--summary` what a range of commits does to relations. */
export const review: Command<ReviewOptions> = (context, options) =>
  options.summary ? printSummary(context, options) : openDesk(context, options);

/** Exit status 1 when there is anything to look at before a release. */
async function printSummary(context: CommandContext, { target, format }: ReviewOptions): Promise<ExitStatus> {
  const workspace = await context.openWorkspace('read');
  try {
    const revisions = needHistory(workspace);
    const range = await resolveRange(target ?? (await usualBase(revisions)), revisions);
    const input = await readRange(workspace, revisions, range);
    reportProblems(context, { clusters: input.galaxy.clusters.length, problems: input.galaxy.problems });
    const summary = summarise(input, await scoresOf(workspace, input.galaxy, pairsOfChanges(input)));
    await context.out(format === 'json' ? formatSummaryJson(summary) : formatMarkdown(summary));
    const risky = summary.changes.some(({ warnings }) => warnings.length > 0);
    return risky || summary.problems.length > 0 ? ExitStatus.refused : ExitStatus.ok;
  } finally {
    await workspace.close();
  }
}

/** The terminal app, or its plain mode, with what is up for review as its queue. */
async function openDesk(context: CommandContext, { target, plain }: ReviewOptions): Promise<ExitStatus> {
  const preferences = await readPreferences(context, KEYMAP);
  const prepare = (workspace: Workspace) => prepareDesk(context, workspace, target);
  if (plain || preferences.settings.plain === true) {
    const { openPlain } = await import('./open-plain.js');
    return openPlain(context, preferences, prepare);
  }
  const without = whyNoApp(context);
  if (without !== null) {
    throw new RelataError(
      without,
      'use `relata review --plain` to review line by line, or `relata review --summary RANGE` to print what changed',
    );
  }
  return openApp(context, preferences, prepare);
}

async function prepareDesk(
  context: CommandContext,
  workspace: Workspace,
  target: string | undefined,
): Promise<AppContent | null> {
  const { items, pairs, settings, galaxy, reading } = await readDesk(context, workspace, target);
  if (items.length === 0) {
    context.say('nothing is up for review');
    return null;
  }
  return {
    workspace: {
      ...workspace,
      // The app begins with what the queue was made of: neither is read twice.
      reader: {
        ...workspace.reader,
        read: firstGiving(galaxy, workspace.reader.read),
        readLedger: firstGiving(reading, workspace.reader.readLedger),
      },
      scanner: { ...workspace.scanner, scan: async () => pairs },
    },
    request: toRequest({ clusters: [], from: [], to: [], shard: null, plain: false }),
    desk: { items: new Map(items.map((item) => [item.key, item])), settings },
  };
}

/** The reading that gives `known` the first time it is asked. */
function firstGiving<T, Args extends readonly unknown[]>(
  known: T,
  read: (...args: Args) => Promise<T>,
): (...args: Args) => Promise<T> {
  let given = false;
  return (...args) => {
    if (given) return read(...args);
    given = true;
    return Promise.resolve(known);
  };
}

async function readDesk(context: CommandContext, workspace: Workspace, target: string | undefined) {
  const reviewer = await workspace.curator();
  if (reviewer === null) {
    throw new RelataError(
      'who reviews? git does not know your name',
      'set git config user.name and user.email, or start with --author "Name <mail>"',
    );
  }
  const { settings, problems } = readSettings(await workspace.reader.settingsText());
  for (const problem of problems) context.say(describeProblem(problem), true);
  const galaxy = await workspace.reader.read();
  const reading = await workspace.reader.readLedger();
  reportLedger(context, reading.problems);
  const scope = await readScope(context, workspace, galaxy, target);
  const graph = identityGraph(galaxy, []);
  const up = reviewOf({ galaxy, graph, ledger: reading.rows, scope, reviewer, settings });
  const scores = await scoresOf(workspace, galaxy, up.pairs);
  const items = up.queue(scores);
  return { items, pairs: pairsOf(items, scores), settings, galaxy, reading };
}

function pairsOf(items: readonly ReviewItem[], scores: ReadonlyMap<string, CandidatePair>): CandidatePair[] {
  return items.flatMap(({ key }) => scores.get(key) ?? []);
}

/** What the matcher makes of pairs of a galaxy, by pair key. Pairs of entries that are not there have no score. */
async function scoresOf(
  { scanner }: Pick<Workspace, 'scanner'>,
  galaxy: Galaxy,
  pairs: readonly (readonly [string, string])[],
): Promise<Map<string, CandidatePair>> {
  const results = pairs.length === 0 ? [] : await scanner.scoreIn(galaxy, pairs);
  return new Map(
    results.flatMap((result): [string, CandidatePair][] =>
      'pair' in result ? [[pairKey(result.pair.subject.uuid, result.pair.object.uuid), result.pair]] : [],
    ),
  );
}
