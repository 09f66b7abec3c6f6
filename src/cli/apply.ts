import type { Galaxy } from '../galaxy/galaxy.js';
import { describeProblem, ExitStatus, RelataError } from '../galaxy/problem.js';
import { version } from '../galaxy/version.js';
import { type FileDecisions, readDecisionFile } from '../ledger/apply-file.js';
import { fingerprint } from '../ledger/fingerprint.js';
import { NOBODY } from '../ledger/rows.js';
import type { LedgerRow } from '../ledger/types.js';
import type { Workspace } from '../plan/ports.js';
import type { Outcome, WritePlan } from '../plan/types.js';
import { unifiedDiff } from '../plan/unified-diff.js';
import type { Command, CommandContext } from './context.js';
import type { ApplyOptions } from './program.js';
import { reportProblems } from './report-problems.js';

/**
 * `relata apply`: takes decisions from a file, writes the accepted ones into the clusters and all into the ledger. Exit
 * status 0 when all of them are there, 1 when a row was refused; the rest is written all the same.
 */
export const apply: Command<ApplyOptions> = async (context, options) => {
  const text = await context.readInput(options.file);
  const workspace = await context.openWorkspace(options.dryRun ? 'read' : 'write');
  try {
    for (const notice of workspace.notices) context.say(notice);
    const { branch, includeDirty } = options;
    const wantsCommit = options.commit || branch !== undefined;
    if (wantsCommit && (await workspace.repository()) === null) {
      throw new RelataError(
        'there is no git repository here to commit to',
        'make one with `git init`, or leave --commit and --branch out: the files are written all the same',
      );
    }
    const decisions = await readDecisions(context, workspace, text, options);
    for (const problem of decisions.problems)
      context.say(describeProblem(problem), problem.severity === 'error');
    const rows = decisions.rows.map(({ row }) => row);
    if (options.dryRun) {
      const plan = await workspace.writer.previewRows(rows);
      report(context, options.file, decisions, plan);
      await context.out(unifiedDiff(plan.files, (await workspace.repository())?.prefix));
      return ExitStatus.ok;
    }
    const commit = wantsCommit ? { includeDirty, ...(branch === undefined ? {} : { branch }) } : null;
    const { plan, commit: hash, notices } = await workspace.writer.writeRows(rows, commit);
    report(context, options.file, decisions, plan);
    for (const notice of notices) context.say(notice);
    if (hash !== null) context.say(`committed ${hash.slice(0, 10)}: ${plan.message.subject}`);
    const refused = decisions.refused + plan.outcomes.filter((o) => o.result === 'refused').length;
    return refused > 0 ? ExitStatus.refused : ExitStatus.ok;
  } finally {
    await workspace.close();
  }
};

async function readDecisions(
  context: CommandContext,
  workspace: Workspace,
  text: string,
  { file, acceptPredictions }: ApplyOptions,
): Promise<FileDecisions> {
  const galaxy = await workspace.reader.read();
  reportProblems(context, { clusters: galaxy.clusters.length, problems: galaxy.problems });
  const decisions = readDecisionFile(
    { path: file === '-' ? 'standard input' : file, text },
    (type) => galaxy.vocabulary.find(type) !== undefined,
    {
      curator: (await workspace.curator()) ?? NOBODY,
      today: context.now().toISOString().slice(0, 10),
      tool: { name: 'relata', version },
    },
    acceptPredictions,
  );
  const rows = decisions.rows.map(({ row, line }) => ({ row: withFingerprint(row, galaxy), line }));
  return { ...decisions, rows };
}

/** Without a word on what was judged, it is what stands there now. */
function withFingerprint(row: LedgerRow, galaxy: Galaxy): LedgerRow {
  const subject = galaxy.find(row.subject.uuid);
  const object = galaxy.find(row.object.uuid);
  if (row.fingerprint !== '' || !subject || !object) return row;
  return { ...row, fingerprint: fingerprint(subject.entry, object.entry) };
}

/** What became of the rows: refusals and notes with their lines, then a summary. */
function report(context: CommandContext, file: string, decisions: FileDecisions, plan: WritePlan): void {
  const place = file === '-' ? 'standard input' : file;
  for (const [index, outcome] of plan.outcomes.entries()) {
    const line = decisions.rows[index]?.line ?? 0;
    if (outcome.result === 'refused')
      context.say(`${place}:${line}: ${outcome.reason}; ${outcome.remedy}`, true);
    for (const note of outcome.notes) context.say(`${place}:${line}: note: ${note}`);
  }
  context.say(summary(decisions, plan));
}

function summary(decisions: FileDecisions, { outcomes, files }: WritePlan): string {
  const count = (result: Outcome['result']) => outcomes.filter((o) => o.result === result).length;
  const clusters = files.filter((file) => file.kind === 'cluster');
  const refused = count('refused') + decisions.refused;
  const written = count('written');
  return [
    `${written} ${written === 1 ? 'pair' : 'pairs'} written into ${clusters.length} ${clusters.length === 1 ? 'cluster' : 'clusters'}`,
    `${count('recorded')} only recorded`,
    `${count('already-there')} already there`,
    ...(refused > 0 ? [`${refused} refused`] : []),
  ].join(', ');
}
