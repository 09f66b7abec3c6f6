import { pairKey } from '../galaxy/galaxy.js';
import { describeProblem, ExitStatus, RelataError } from '../galaxy/problem.js';
import type { CandidatePair } from '../matcher/types.js';
import type { Revisions, Workspace } from '../plan/ports.js';
import { formatMarkdown } from '../plan/review/markdown.js';
import { pairsOfChanges, summarise } from '../plan/review/summary.js';
import { formatSummaryJson } from '../plan/review/summary-json.js';
import type { Command, CommandContext } from './context.js';
import { readRange, resolveRange } from './review-range.js';

export interface ReviewOptions {
  readonly target?: string;
  readonly summary: boolean;
  readonly format: 'markdown' | 'json';
}

/** `relata review`: the maintainer's queue, or with `--summary` what a range of commits does to relations. */
export const review: Command<ReviewOptions> = async (context, options) => {
  if (options.summary) return printSummary(context, options);
  throw new RelataError('the review screens are not there yet', 'use `relata review --summary RANGE`');
};

async function printSummary(context: CommandContext, { target, format }: ReviewOptions): Promise<ExitStatus> {
  const workspace = await context.openWorkspace('read');
  try {
    const revisions = needHistory(workspace);
    const input = await readRange(
      workspace,
      revisions,
      await resolveRange(target ?? (await usualBase(revisions)), revisions),
    );
    for (const problem of input.galaxy.problems) context.say(describeProblem(problem));
    const summary = summarise(input, await scoresOf(workspace, pairsOfChanges(input)));
    await context.out(format === 'json' ? formatSummaryJson(summary) : formatMarkdown(summary));
    const risky = summary.changes.some(({ warnings }) => warnings.length > 0);
    return risky || summary.problems.length > 0 ? ExitStatus.refused : ExitStatus.ok;
  } finally {
    await workspace.close();
  }
}

/** Without a range, what this branch has that the one it follows has not. */
async function usualBase(revisions: Revisions): Promise<string> {
  const upstream = '@{upstream}';
  try {
    await revisions.resolve(upstream);
    return upstream;
  } catch (error) {
    throw new RelataError(
      'which revisions?',
      'give a range, such as main..curation/alice or v1.0',
      ExitStatus.usage,
      {
        cause: error,
      },
    );
  }
}

export function needHistory(workspace: Workspace): Revisions {
  if (workspace.revisions) return workspace.revisions;
  throw new RelataError(
    'there is no git repository here, so there are no revisions',
    'give the path of a file',
  );
}

/** What the matcher makes of pairs, by pair key. Pairs of entries that are not there have no score. */
export async function scoresOf(
  { scanner }: Pick<Workspace, 'scanner'>,
  pairs: readonly (readonly [string, string])[],
): Promise<Map<string, CandidatePair>> {
  const results = pairs.length === 0 ? [] : await scanner.score(pairs);
  return new Map(
    results.flatMap((result): [string, CandidatePair][] =>
      'pair' in result ? [[pairKey(result.pair.subject.uuid, result.pair.object.uuid), result.pair]] : [],
    ),
  );
}
