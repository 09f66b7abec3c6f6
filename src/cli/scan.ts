import { ExitStatus } from '../galaxy/problem.js';
import type { CandidatePair } from '../matcher/types.js';
import type { ScanRequest, Workspace } from '../plan/ports.js';
import type { Command, CommandContext } from './context.js';
import { decidedIn } from './decided.js';
import { CSV_HEADER, toCsv, toTableRow } from './format-pairs.js';
import { toPredictions } from './predictions.js';
import type { ScanFormat } from './program.js';
import { reportProblems } from './report-problems.js';
import { checkClusterNames } from './scope.js';

export interface ScanOptions {
  readonly request: ScanRequest;
  readonly format: ScanFormat;
  readonly explain: boolean;
}

/** `relata scan`: candidate pairs to stdout, best first. Exit status 0 whenever it ran. */
export const scan: Command<ScanOptions> = async (context, options) => {
  const workspace = await context.openWorkspace('read', { willScan: true });
  try {
    const { request } = options;
    const asked = [...request.clusters, ...request.from, ...request.to];
    await checkClusterNames(asked, workspace.scanner.clusterNames());
    const decided = request.includeDecided ? new Set<string>() : await decidedIn(context, workspace);
    const count =
      options.format === 'ndjson'
        ? await printLines(context, workspace, request, decided)
        : await printPairs(context, workspace, options, decided);
    context.say(count === 1 ? '1 candidate pair' : `${count} candidate pairs`);
    return ExitStatus.ok;
  } finally {
    await workspace.close();
  }
};

/** Prints pairs as they come from the scanner, and tells how many. */
async function printLines(
  context: CommandContext,
  { scanner }: Workspace,
  request: ScanRequest,
  decided: ReadonlySet<string>,
): Promise<number> {
  const { count, chunks } = await scanner.scanLines(request, { decided });
  reportProblems(context, scanner.reading());
  for (const chunk of chunks) await context.out(chunk);
  return count;
}

/** Lines are joined before they are written: one write a line would take longer than the scan. */
const LINES_A_WRITE = 200;

async function printPairs(
  context: CommandContext,
  { scanner, reader }: Workspace,
  { request, format, explain }: ScanOptions,
  decided: ReadonlySet<string>,
): Promise<number> {
  const pairs = await scanner.scan(request, { decided });
  reportProblems(context, scanner.reading());
  if (format === 'sssom') {
    const today = context.now().toISOString().slice(0, 10);
    await context.out(toPredictions(pairs, await reader.read(), today));
    return pairs.length;
  }
  if (format === 'csv') await context.out(CSV_HEADER);
  const toLine = format === 'csv' ? toCsv : (pair: CandidatePair) => toTableRow(pair, explain);
  for (let at = 0; at < pairs.length; at += LINES_A_WRITE) {
    const some = pairs.slice(at, at + LINES_A_WRITE);
    await context.out(some.map(toLine).join(''));
  }
  return pairs.length;
}
