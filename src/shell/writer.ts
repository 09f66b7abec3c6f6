import { toRow } from '../ledger/rows.js';
import type { Decision, LedgerRow, LedgerTexts } from '../ledger/types.js';
import { ATTRIBUTES_PATH, ledgerChanges } from '../plan/ledger-files.js';
import { ledgerMessage } from '../plan/message.js';
import type { Writer } from '../plan/ports.js';
import type { WritePlan } from '../plan/types.js';
import { planSteps, type WriteRequest } from '../plan/write-plan.js';
import { execute, type Step } from './execute.js';
import { readFresh } from './fresh-clusters.js';
import { inTurns } from './in-turns.js';
import { readLedgerTexts, readOptional } from './ledger-texts.js';
import { lastCommit, undoLastCommit } from './undo.js';
import type { WriterParts } from './writer-parts.js';

/** The writer of one galaxy on disk. */
export function createWriter(parts: WriterParts): Writer {
  const plan = (rows: readonly LedgerRow[], from: WriteRequest['from']) =>
    inTurns(planRows(parts, rows, from));
  const rowsOf = (decisions: readonly Decision[]) => decisions.map((d) => toRow(d, parts.tool));

  return {
    preview: async (decisions) => plan(rowsOf(decisions), 'curator'),
    previewRows: async (rows) => plan(rows, 'file'),
    commit: (decisions, steps, options = {}, hooks = {}) =>
      execute(
        parts,
        async () => decided(await plan(rowsOf(decisions), 'curator'), decisions, steps),
        options,
        hooks,
      ),
    writeRows: (rows, options) =>
      execute(parts, async () => decided(await plan(rows, 'file'), [], []), options),
    writeLedger: (change, what, options) =>
      execute(parts, async () => decided(await planLedger(parts, change, what), [], []), options),
    lastCommit: async () => parts.repository && lastCommit(parts.repository),
    undo: (hooks) => undoLastCommit(parts, hooks),
  };
}

/** Steps are done once they are written; those of their decisions that were refused stay pending. */
function decided(plan: WritePlan, decisions: readonly Decision[], steps: readonly string[]): Step {
  const refused = decisions.filter((_, index) => plan.outcomes[index]?.result === 'refused');
  return { plan, journal: { steps: [...steps], refused, reopen: [] } };
}

async function planLedger(
  { place: { root }, tool, curator }: WriterParts,
  change: (texts: LedgerTexts) => LedgerTexts,
  what: string,
): Promise<WritePlan> {
  const before = readLedgerTexts(root);
  return {
    files: ledgerChanges(before, change(before), readOptional(root, ATTRIBUTES_PATH)),
    outcomes: [],
    message: ledgerMessage(what, (await curator())?.label ?? '', tool.version),
  };
}

function* planRows(
  { place: { root }, galaxy: memo, fresh: reader, tool }: WriterParts,
  rows: readonly LedgerRow[],
  from: WriteRequest['from'],
): Generator<void, WritePlan> {
  const refs = rows.flatMap((row) => [row.subject, row.object]);
  const { galaxy, clusters, homeOf } = yield* readFresh(reader, memo, refs);
  return yield* planSteps({
    rows,
    clusters,
    homeOf,
    vocabulary: galaxy.vocabulary,
    taxonomies: galaxy.taxonomies,
    ledger: readLedgerTexts(root),
    gitAttributes: readOptional(root, ATTRIBUTES_PATH),
    from,
    version: tool.version,
  });
}
