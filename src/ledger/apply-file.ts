import { parseMachineTag } from '../galaxy/machine-tag.js';
import type { Problem } from '../galaxy/problem.js';
import type { SourceText } from '../galaxy/types.js';
import { readRows } from './exchange/decision-file.js';
import type { KnowsType, NumberedRow } from './exchange/file-rows.js';
import { acceptPrediction } from './prediction.js';
import { agree, fileOf, keyOf, ledgerPath, MANUAL, MARKED_PREDICTION } from './rows.js';
import type { Curator, LedgerFile, LedgerRow } from './types.js';

/** What fills in for what a file does not say. */
export interface ApplyDefaults {
  readonly curator: Curator;
  /** `YYYY-MM-DD` */
  readonly today: string;
  readonly tool: { readonly name: string; readonly version: string };
}

export interface FileDecisions {
  /** In the order of the file; predictions are among them. */
  readonly rows: readonly NumberedRow[];
  readonly problems: readonly Problem[];
  /** How many rows were left out. */
  readonly refused: number;
}

/**
 * The decisions of a file for `relata apply`. A row is rejected if it says `Not`, else unsure if its reviewer
 * agreement is 0, else accepted if its justification is manual or missing; any other is a prediction. With
 * `acceptPredictions` the curator takes those as their own. Refused, with their lines: rows that cannot be read, of an
 * unknown relation type, with a malformed tag, and pairs that the file both accepts and rejects, or accepts as two
 * different relations; and of the ledger's own predictions those that are marked as decided by a person.
 */
export function readDecisionFile(
  source: SourceText,
  knows: KnowsType,
  defaults: ApplyDefaults,
  acceptPredictions = false,
): FileDecisions {
  const read = readRows(source, knows);
  const problems = [...read.problems];
  const contradictory = contradictoryPairs(read.rows.map(({ row }) => row));
  const arePredictions = isLedgerFile(source.path, 'predictions');
  const rows = read.rows.flatMap(({ row, line }): NumberedRow[] => {
    const refusal = whyRefused(row, knows, contradictory) ?? (arePredictions ? whyNoPrediction(row) : null);
    if (refusal) {
      problems.push({ severity: 'error', file: source.path, line, ...refusal });
      return [];
    }
    return [{ row: complete(row, defaults, acceptPredictions), line }];
  });
  problems.sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
  return { rows, problems, refused: problems.filter((p) => p.severity === 'error').length };
}

function whyRefused(
  row: LedgerRow,
  knows: KnowsType,
  contradictory: ReadonlyMap<string, string>,
): Pick<Problem, 'message' | 'remedy'> | null {
  if (!knows(row.type)) {
    return {
      message: `unknown relation type ${row.type}`,
      remedy: "use a type of MISP's vocabulary or of this galaxy",
    };
  }
  const malformed = row.tags.find((tag) => parseMachineTag(tag) === null);
  if (malformed !== undefined) {
    return { message: `malformed tag ${malformed}`, remedy: 'a machine tag is namespace:predicate="value"' };
  }
  const contradiction = contradictory.get(keyOf(row));
  if (contradiction === undefined || !DECIDING.includes(fileOf(row))) return null;
  return {
    message: `the file ${contradiction}`,
    remedy: 'keep one of the rows; those of the ledger are settled with `relata review`',
  };
}

function whyNoPrediction(row: LedgerRow): Pick<Problem, 'message' | 'remedy'> | null {
  if (fileOf(row) === 'predictions') return null;
  return {
    message: 'a prediction that is marked as decided by a person',
    remedy: MARKED_PREDICTION,
  };
}

/** Whether a path, in whatever form the user gave it, is that of a file of the ledger. */
function isLedgerFile(path: string, file: LedgerFile): boolean {
  return `/${path.replaceAll('\\', '/')}`.endsWith(`/${ledgerPath(file)}`);
}

const DECIDING: readonly LedgerFile[] = ['positive', 'negative'];

/** What a file says of the pairs of which it says two things that cannot both be written. */
function contradictoryPairs(rows: readonly LedgerRow[]): Map<string, string> {
  const first = new Map<string, LedgerRow>();
  const found = new Map<string, string>();
  for (const row of rows.filter((r) => DECIDING.includes(fileOf(r)))) {
    const key = keyOf(row);
    const other = first.get(key);
    if (other === undefined) first.set(key, row);
    else if (fileOf(other) !== fileOf(row)) found.set(key, 'both accepts and rejects this pair');
    else if (!agree(other, row) && !found.has(key))
      found.set(key, `accepts this pair as ${other.type} and as ${row.type}`);
  }
  return found;
}

function complete(
  row: LedgerRow,
  { curator, today, tool }: ApplyDefaults,
  acceptPredictions: boolean,
): LedgerRow {
  if (fileOf(row) === 'predictions') {
    return acceptPredictions ? acceptPrediction(row, curator, today) : { ...row, date: row.date || today };
  }
  const nobody = row.author.label === '' && row.author.orcid === null;
  const byHand = row.tool === '' && row.justification === MANUAL;
  return {
    ...row,
    author: nobody ? curator : row.author,
    date: row.date || today,
    ...(byHand ? { tool: tool.name, toolVersion: tool.version } : {}),
  };
}
