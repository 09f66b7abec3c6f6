import type * as z from 'zod';
import { ClusterSchema, LenientCluster } from './cluster-schema.js';
import { formatPath, type JsonPath, lineFinder, parseJson } from './json.js';
import { toCluster } from './parsed.js';
import type { Problem } from './problem.js';
import type { Cluster, SourceText } from './types.js';

export interface ClusterResult {
  /** `null` when the file is no cluster at all; `problems` then says why. */
  readonly cluster: Cluster | null;
  readonly problems: readonly Problem[];
}

/**
 * Reads one cluster file. Only unreadable JSON, a missing `values` array and an entry without a string `value` leave
 * something out; everything else that departs from the format is a warning with its line, and is read as far as it
 * goes.
 */
export function parseCluster(source: SourceText): ClusterResult {
  const json = parseJson(source.text, source.path);
  if ('problem' in json) return { cluster: null, problems: [json.problem] };
  const strict = parseStrictly(json.value);
  const problems = strict.success ? [] : problemsOf(source, strict.issues);
  const parsed = strict.success ? strict : LenientCluster.safeParse(json.value);
  if (!parsed.success) return { cluster: null, problems: problems.filter((p) => p.severity === 'error') };

  return { cluster: toCluster(source.path, parsed.data, parsed.data.values), problems };
}

type Strict =
  | { readonly success: true; readonly data: z.infer<typeof ClusterSchema> }
  | { readonly success: false; readonly issues: readonly z.core.$ZodIssue[] };

/** Zod runs out of stack when a hundred thousand items of one list are wrong; that is one issue then. */
function parseStrictly(value: unknown): Strict {
  try {
    const parsed = ClusterSchema.safeParse(value);
    return parsed.success ? parsed : { success: false, issues: parsed.error.issues };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const message = 'it departs from the format in too many places to list';
    return { success: false, issues: [{ code: 'custom', path: ['name'], message, input: undefined }] };
  }
}

/** How many problems of one file are listed. */
const LISTED = 200;

function problemsOf(source: SourceText, issues: readonly z.core.$ZodIssue[]): Problem[] {
  const lineOf = lineFinder(source.text);
  const problems = issues.slice(0, LISTED).map((issue): Problem => {
    const path = issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step));
    return {
      ...verdictOn(path, inWords(issue)),
      file: source.path,
      line: lineOf(path),
      ...(path.length === 0 ? {} : { path: formatPath(path) }),
    };
  });
  const more = issues.length - problems.length;
  if (more === 0) return problems;
  return [
    ...problems,
    { severity: 'warning', file: source.path, message: `and ${more} more departures from the format` },
  ];
}

/** Zod speaks of types and sizes; a curator wants to hear that something is empty or of the wrong kind. */
function inWords({ code, message }: z.core.$ZodIssue): string {
  if (code === 'too_small') return 'empty, where there should be text';
  return message.replace(/^Invalid input: expected (.+), received (.+)$/, 'expected $1, found $2');
}

function verdictOn(path: JsonPath, message: string): Pick<Problem, 'severity' | 'message' | 'remedy'> {
  const isEntry = path[0] === 'values' && (path.length === 2 || (path.length === 3 && path[2] === 'value'));
  if (isEntry) {
    return { severity: 'error', message: `entry left out: ${message}`, remedy: 'give it a string `value`' };
  }
  if (path.length === 0 || (path.length === 1 && path[0] === 'values')) {
    return {
      severity: 'error',
      message: `no cluster: ${message}`,
      remedy: 'a cluster has an array `values`',
    };
  }
  return { severity: 'warning', message };
}
