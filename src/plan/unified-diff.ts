import { type ChangedRun, changedRuns } from './line-diff.js';
import type { FileChange } from './types.js';

/** Lines of context around a change, as git shows them. */
const CONTEXT = 3;

/** One line of a hunk: its sign and its text without the line break. */
export interface DiffLine {
  readonly sign: ' ' | '-' | '+';
  readonly text: string;
  /** True for the last line of a text that does not end with a line break. */
  readonly unterminated: boolean;
}

export interface Hunk {
  /** `@@ -12,7 +12,14 @@` */
  readonly header: string;
  readonly lines: readonly DiffLine[];
}

/** The hunks between the two texts of a file, for screens and for {@link unifiedDiff}. */
export function hunksOf(change: Pick<FileChange, 'before' | 'after'>): Hunk[] {
  const before = linesOf(change.before ?? '');
  const after = linesOf(change.after);
  return group(changedRuns(before, after)).map((runs) => hunk(before, after, runs));
}

/**
 * A patch that `git apply` takes, for all files. `prefix` stands before each path (the galaxy's place in its
 * repository, with a final slash). Texts go in as they are: whoever prints it to a terminal makes it visible first.
 */
export function unifiedDiff(changes: readonly FileChange[], prefix = ''): string {
  return changes.map((change) => fileDiff(change, prefix)).join('');
}

function fileDiff(change: FileChange, prefix: string): string {
  const from = quotePath(`a/${prefix}${change.path}`);
  const to = quotePath(`b/${prefix}${change.path}`);
  const created = change.before === null;
  const head = [
    `diff --git ${from} ${to}`,
    ...(created ? ['new file mode 100644'] : []),
    `--- ${created ? '/dev/null' : from}`,
    `+++ ${to}`,
  ];
  const hunks = hunksOf(change);
  if (hunks.length === 0) return '';
  return [...head, ...hunks.flatMap((h) => [h.header, ...h.lines.flatMap(printLine)]), ''].join('\n');
}

function printLine({ sign, text, unterminated }: DiffLine): string[] {
  return unterminated ? [`${sign}${text}`, '\\ No newline at end of file'] : [`${sign}${text}`];
}

/** Lines with their line break, so that a last line without one differs from one with it. */
function linesOf(text: string): string[] {
  return text === '' ? [] : (text.match(/[^\n]*\n|[^\n]+$/g) ?? []);
}

/** Runs whose contexts touch share a hunk. */
function group(runs: readonly ChangedRun[]): ChangedRun[][] {
  const groups: ChangedRun[][] = [];
  for (const run of runs) {
    const last = groups.at(-1);
    const previous = last?.at(-1);
    if (last && previous && run.beforeStart - previous.beforeEnd <= 2 * CONTEXT) last.push(run);
    else groups.push([run]);
  }
  return groups;
}

function hunk(before: readonly string[], after: readonly string[], runs: readonly ChangedRun[]): Hunk {
  const first = runs[0];
  const last = runs.at(-1);
  if (!first || !last) throw new RangeError('a hunk has at least one change');
  const start = Math.max(0, first.beforeStart - CONTEXT);
  const end = Math.min(before.length, last.beforeEnd + CONTEXT);
  const lines: DiffLine[] = [];
  let at = start;
  for (const run of runs) {
    lines.push(...signed(' ', before, at, run.beforeStart));
    lines.push(...signed('-', before, run.beforeStart, run.beforeEnd));
    lines.push(...signed('+', after, run.afterStart, run.afterEnd));
    at = run.beforeEnd;
  }
  lines.push(...signed(' ', before, at, end));
  const afterStart = first.afterStart - (first.beforeStart - start);
  const afterEnd = last.afterEnd + (end - last.beforeEnd);
  return { header: `@@ -${range(start, end)} +${range(afterStart, afterEnd)} @@`, lines };
}

function signed(sign: DiffLine['sign'], lines: readonly string[], start: number, end: number): DiffLine[] {
  return lines.slice(start, end).map((line) => {
    const terminated = line.endsWith('\n');
    return { sign, text: terminated ? line.slice(0, -1) : line, unterminated: !terminated };
  });
}

/** `start,count`, one-based; an empty range names the line before it. */
function range(start: number, end: number): string {
  const count = end - start;
  const line = count === 0 ? start : start + 1;
  return count === 1 ? `${line}` : `${line},${count}`;
}

/** Quotes a path as git does when it holds anything but plain ASCII. */
function quotePath(path: string): string {
  if (/^[ -~]*$/.test(path) && !/["\\]/.test(path)) return path;
  const bytes = [...new TextEncoder().encode(path)].map((byte) => {
    const char = String.fromCharCode(byte);
    if (char === '"' || char === '\\') return `\\${char}`;
    return byte >= 0x20 && byte < 0x7f ? char : `\\${byte.toString(8).padStart(3, '0')}`;
  });
  return `"${bytes.join('')}"`;
}
