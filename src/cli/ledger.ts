import type { Galaxy } from '../galaxy/galaxy.js';
import { describeProblem, ExitStatus, type Problem, RelataError } from '../galaxy/problem.js';
import type { EntryRef } from '../galaxy/types.js';
import { version } from '../galaxy/version.js';
import { readDecisionFile } from '../ledger/apply-file.js';
import { unknownEntries } from '../ledger/check/entries.js';
import { fixLedger } from '../ledger/check/fix.js';
import { formatCsv } from '../ledger/exchange/csv.js';
import { formatGraphml } from '../ledger/exchange/graphml.js';
import { formatSssomJson } from '../ledger/exchange/sssom-json.js';
import { formatSssomTsv } from '../ledger/exchange/sssom-tsv.js';
import { formatStix } from '../ledger/exchange/stix.js';
import { readLedger } from '../ledger/open.js';
import { NOBODY } from '../ledger/rows.js';
import type { LedgerRow, LedgerTexts } from '../ledger/types.js';
import { upsertRows } from '../ledger/update.js';
import { clusterKind } from '../matcher/kind.js';
import { ledgerChanges } from '../plan/ledger-files.js';
import { unifiedDiff } from '../plan/unified-diff.js';
import { printAdoptable } from './adopt.js';
import type { Command, CommandContext } from './context.js';
import type { ExchangeFormat, LedgerOptions } from './program.js';

/** `relata ledger fix|adopt|export|import`. Exit status 1 when it has problems to report. */
export const ledger: Command<LedgerOptions> = async (context, options) => {
  switch (options.action) {
    case 'fix':
      return fix(context);
    case 'adopt':
      return printAdoptable(context, options);
    case 'export':
      return exportLedger(context, options);
    case 'import':
      return importFile(context, options.file);
  }
};

/** Shows what is wrong and what will change, then mends what is mechanical. Commits nothing. */
async function fix(context: CommandContext): Promise<ExitStatus> {
  const workspace = await context.openWorkspace('write');
  try {
    const galaxy = await workspace.reader.read();
    const before = await workspace.reader.ledgerTexts();
    const { texts, changed, mended, remaining } = fixLedger(before, galaxy);
    sayUnread(context, galaxy);
    say(context, mended);
    say(context, remaining, true);
    if (changed.length > 0) {
      await context.out(unifiedDiff(ledgerChanges(before, texts, '*.sssom.tsv merge=union')));
      const mend = (now: LedgerTexts) => fixLedger(now, galaxy).texts;
      await workspace.writer.writeLedger(mend, 'mend the ledger', null);
    }
    context.say(
      changed.length === 0
        ? 'nothing to mend'
        : `mended ${changed.map((file) => `${file}.sssom.tsv`).join(', ')}; look at it and commit it`,
    );
    return remaining.length > 0 ? ExitStatus.refused : ExitStatus.ok;
  } finally {
    await workspace.close();
  }
}

/** Files that are left out: nothing can be said of their entries. */
function sayUnread(context: CommandContext, { problems }: Galaxy): void {
  say(
    context,
    problems.filter(({ severity }) => severity === 'error'),
    true,
  );
}

async function exportLedger(
  context: CommandContext,
  { format, output }: { format: ExchangeFormat; output?: string },
): Promise<ExitStatus> {
  const workspace = await context.openWorkspace('read');
  try {
    const { rows, problems } = readLedger(await workspace.reader.ledgerTexts());
    say(context, problems, true);
    const text = await formatRows(rows, format, () => workspace.reader.read());
    if (output === undefined) await context.out(text);
    else await context.writeOutput(output, text);
    context.say(`${rows.length} rows as ${format}${output === undefined ? '' : ` in ${output}`}`);
    return problems.length > 0 ? ExitStatus.refused : ExitStatus.ok;
  } finally {
    await workspace.close();
  }
}

async function formatRows(
  rows: readonly LedgerRow[],
  format: ExchangeFormat,
  read: () => Promise<Galaxy>,
): Promise<string> {
  switch (format) {
    case 'sssom':
      return formatSssomTsv(rows);
    case 'sssom-json':
      return formatSssomJson(rows);
    case 'csv':
      return formatCsv(rows);
    case 'graphml':
      return formatGraphml(rows);
    case 'stix': {
      const galaxy = await read();
      return formatStix(rows, ({ uuid }) => {
        const found = galaxy.find(uuid);
        if (!found) return null;
        const { cluster, entry } = found;
        return { kind: clusterKind(cluster), synonyms: entry.synonyms, description: entry.description };
      });
    }
  }
}

/**
 * Takes the rows of a file into the ledger, as they are: authors, dates, reviews and all. Clusters stay as they are;
 * `relata apply` writes relations too. Commits nothing.
 */
async function importFile(context: CommandContext, file: string): Promise<ExitStatus> {
  const text = await context.readInput(file);
  const workspace = await context.openWorkspace('write');
  try {
    const galaxy = await workspace.reader.read();
    const source = { path: file === '-' ? 'standard input' : file, text };
    const knows = (type: string) => galaxy.vocabulary.find(type) !== undefined;
    const { rows, problems, refused } = readDecisionFile(source, knows, {
      curator: (await workspace.curator()) ?? NOBODY,
      today: context.now().toISOString().slice(0, 10),
      tool: { name: 'relata', version },
    });
    say(context, problems, true);
    sayUnread(context, galaxy);
    const unknown = unknownEntries(galaxy);
    say(
      context,
      rows.flatMap(({ row, line }) => unknown(row, { file: source.path, line })),
    );
    if (rows.length === 0 && problems.length === 0) {
      context.say(`${source.path} holds no decisions: there is nothing to take`);
      return ExitStatus.ok;
    }
    if (rows.length === 0)
      throw new RelataError(`${source.path} holds no row that can be taken`, 'mend the file');
    const put = (now: LedgerTexts) =>
      upsertRows(
        now,
        rows.map(({ row }) => named(row, galaxy)),
      ).texts;
    const { plan } = await workspace.writer.writeLedger(put, `import ${rows.length} decisions`, null);
    const changed = plan.files.filter(({ kind }) => kind === 'ledger').map(({ path }) => path);
    context.say(
      changed.length === 0
        ? `the ledger has all ${rows.length} rows already`
        : `${rows.length} rows taken into ${changed.join(', ')}; look at it and commit it`,
    );
    return refused > 0 ? ExitStatus.refused : ExitStatus.ok;
  } finally {
    await workspace.close();
  }
}

/** The row with the names of its entries, where the file does not give them. */
function named(row: LedgerRow, galaxy: Galaxy): LedgerRow {
  const complete = (ref: EntryRef): EntryRef => {
    const found = galaxy.find(ref.uuid);
    if (!found) return ref;
    return { ...ref, value: ref.value || found.entry.value, cluster: ref.cluster || found.cluster.name };
  };
  return { ...row, subject: complete(row.subject), object: complete(row.object) };
}

function say(context: CommandContext, problems: readonly Problem[], always = false): void {
  for (const problem of problems) context.say(describeProblem(problem), always);
}
