import { ExitStatus } from '../galaxy/problem.js';
import { formatSssomTsv } from '../ledger/exchange/sssom-tsv.js';
import { asWritten } from '../ledger/sssom/row-out.js';
import { adoptable } from '../plan/adopt.js';
import type { CommandContext } from './context.js';
import { reportLedger, reportProblems } from './report-problems.js';
import { checkClusterNames } from './scope.js';

/** Prints the relations that stand in clusters and not in the ledger, as rows for `relata ledger import`. */
export async function printAdoptable(
  context: CommandContext,
  { clusters, output }: { readonly clusters: readonly string[]; readonly output?: string },
): Promise<ExitStatus> {
  const workspace = await context.openWorkspace('read');
  try {
    await checkClusterNames(clusters, workspace.scanner.clusterNames());
    const galaxy = await workspace.reader.read();
    reportProblems(context, { clusters: galaxy.clusters.length, problems: galaxy.problems });
    const ledger = await workspace.reader.readLedger();
    reportLedger(context, ledger.problems);
    const { rows, further } = adoptable(galaxy, ledger.rows, clusters);
    const text = formatSssomTsv(rows.map(asWritten));
    if (output === undefined) await context.out(text);
    else await context.writeOutput(output, text);
    const more = further === 0 ? '' : `; ${further} more stand between the same entries`;
    context.say(`${rows.length} relations that the ledger does not have${more}`);
    return ledger.problems.length > 0 ? ExitStatus.refused : ExitStatus.ok;
  } finally {
    await workspace.close();
  }
}
