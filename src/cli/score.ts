import { ExitStatus } from '../galaxy/problem.js';
import { toNdjson } from '../matcher/ndjson.js';
import type { Command, CommandContext } from './context.js';
import { reportProblems } from './report-problems.js';

export interface ScoreOptions {
  /** TSV file, two UUIDs a line; `-` for stdin. */
  readonly pairs: string;
}

/**
 * `relata score`: one object a pair, in the order given. Exit status 1 when a line has no two UUIDs or one is unknown;
 * the rest is printed.
 */
export const score: Command<ScoreOptions> = async (context, { pairs: path }) => {
  const workspace = await context.openWorkspace('read', { willScan: true });
  try {
    const lines = readPairs(await context.readInput(path));
    const asked = lines.filter((line) => line.pair !== null);
    const results = await workspace.scanner.score(asked.flatMap(({ pair }) => (pair ? [pair] : [])));
    reportProblems(context, workspace.scanner.reading());
    const unknown = new Map<number, readonly string[]>();
    const found: string[] = [];
    results.forEach((result, i) => {
      if ('pair' in result) found.push(toNdjson(result.pair));
      else unknown.set(asked[i]?.line ?? 0, result.unknown);
    });
    await context.out(found.join(''));
    const complaints = complain(context, path, lines, unknown);
    return complaints === 0 ? ExitStatus.ok : ExitStatus.refused;
  } finally {
    await workspace.close();
  }
};

export interface PairLine {
  /** One-based. */
  readonly line: number;
  readonly pair: readonly [subject: string, object: string] | null;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Takes raw TSV apart; a first line without UUIDs is a header, empty lines are skipped. */
export function readPairs(text: string): PairLine[] {
  return text
    .replace(/^\ufeff/, '')
    .split(/\r?\n/)
    .map((content, at) => ({ content, line: at + 1 }))
    .filter(({ content }) => content.trim() !== '')
    .flatMap(({ content, line }): PairLine[] => {
      const [subject = '', object = ''] = content.split('\t').map((cell) => cell.trim());
      if (line === 1 && !UUID.test(subject) && !UUID.test(object)) return [];
      return [{ line, pair: subject && object ? [subject.toLowerCase(), object.toLowerCase()] : null }];
    });
}

function complain(
  context: CommandContext,
  path: string,
  lines: readonly PairLine[],
  unknown: ReadonlyMap<number, readonly string[]>,
): number {
  const file = path === '-' ? 'stdin' : path;
  let complaints = 0;
  for (const { line, pair } of lines) {
    const missing = unknown.get(line);
    if (pair && !missing) continue;
    const what = missing
      ? `no entry has the UUID ${missing.join(' or ')}; is it from another galaxy?`
      : 'two UUIDs are needed, with a tab between them';
    context.say(`${file}:${line}: ${what}`, true);
    complaints += 1;
  }
  return complaints;
}
