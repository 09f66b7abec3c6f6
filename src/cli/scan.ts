import { ExitStatus } from '../galaxy/problem.js';
import type { CandidatePair } from '../matcher/types.js';
import type { ScanRequest } from '../plan/ports.js';
import type { Command, CommandContext } from './context.js';
import { decidedIn } from './decided.js';
import { CSV_HEADER, toCsv, toNdjson, toTableRow } from './format-pairs.js';
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
export const scan: Command<ScanOptions> = async (context, { request, format, explain }) => {
  const workspace = await context.openWorkspace('read');
  try {
    const asked = [...request.clusters, ...request.from, ...request.to];
    checkClusterNames(asked, workspace.scanner.clusterNames());
    const decided = request.includeDecided ? new Set<string>() : await decidedIn(context, workspace);
    const pairs = await workspace.scanner.scan(request, { decided });
    reportProblems(context, workspace.scanner.reading());
    if (format === 'sssom') {
      const today = context.now().toISOString().slice(0, 10);
      await context.out(toPredictions(pairs, await workspace.reader.read(), today));
    } else await print(context, pairs, format, explain);
    context.say(pairs.length === 1 ? '1 candidate pair' : `${pairs.length} candidate pairs`);
    return ExitStatus.ok;
  } finally {
    await workspace.close();
  }
};

/** Lines are joined before they are written: one write a line would take longer than the scan. */
const LINES_A_WRITE = 200;

async function print(
  context: CommandContext,
  pairs: readonly CandidatePair[],
  format: Exclude<ScanFormat, 'sssom'>,
  explain: boolean,
): Promise<void> {
  if (format === 'csv') await context.out(CSV_HEADER);
  const toLine = {
    ndjson: toNdjson,
    csv: toCsv,
    table: (pair: CandidatePair) => toTableRow(pair, explain),
  }[format];
  for (let at = 0; at < pairs.length; at += LINES_A_WRITE) {
    await context.out(
      pairs
        .slice(at, at + LINES_A_WRITE)
        .map(toLine)
        .join(''),
    );
  }
}
