import { type ParseError, parse, printParseErrorCode } from 'jsonc-parser';
import { isArray, isObject, itemsOf, membersOf, type Span, skipSpace } from './edit/json-spans.js';
import type { Problem } from './problem.js';

export type JsonPath = readonly (string | number)[];
export type JsonResult = { readonly value: unknown } | { readonly problem: Problem };

/** Parses the JSON text of `file`; a byte-order mark is allowed. A failure names the line where reading stopped. */
export function parseJson(text: string, file: string): JsonResult {
  try {
    return { value: JSON.parse(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text) };
  } catch (error) {
    return {
      problem: {
        severity: 'error',
        file,
        ...failureIn(text, error),
        remedy: 'mend the file (`jq . FILE` shows where it breaks); it is left out until then',
      },
    };
  }
}

/** Writes a JSON path the way people read it: `values[3].meta.synonyms[0]`. */
export function formatPath(path: JsonPath): string {
  return path.reduce<string>((text, step) => {
    if (typeof step === 'number') return `${text}[${step}]`;
    return text === '' ? step : `${text}.${step}`;
  }, '');
}

/** One-based line of an offset in `text`. */
export function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) line += 1;
  return line;
}

/** Like {@link lineAt}, for many offsets of one text: its lines are counted once. */
function lineCounter(text: string): (offset: number) => number {
  const breaks: number[] = [];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) breaks.push(at);
  return (offset) => {
    let low = 0;
    let high = breaks.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((breaks[middle] ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    return low + 1;
  };
}

/**
 * Looks up the lines of JSON paths in one valid JSON text. A path that leads nowhere gives the line of the last part of
 * it that is there.
 */
export function lineFinder(text: string): (path: JsonPath) => number {
  const lineOf = lineCounter(text);
  const children = new Map<number, ReadonlyMap<string | number, Span>>();
  const childrenOf = (span: Span) => {
    const known = children.get(span.start);
    if (known) return known;
    const found = new Map(stepsInto(text, span));
    children.set(span.start, found);
    return found;
  };
  return (path) => {
    const start = skipSpace(text, text.charCodeAt(0) === 0xfeff ? 1 : 0);
    let span: Span = { start, end: text.length };
    for (const step of path) {
      const next = childrenOf(span).get(step);
      if (!next) break;
      span = next;
    }
    return lineOf(span.start);
  };
}

/** The values inside an object or array, each under its key or index; of doubled keys the last, as `JSON.parse` does. */
function stepsInto(text: string, span: Span): (readonly [string | number, Span])[] {
  if (isObject(text, span)) return membersOf(text, span.start).map((m) => [m.key, m.value] as const);
  return isArray(text, span) ? itemsOf(text, span.start).map((item, index) => [index, item] as const) : [];
}

/**
 * V8's own messages name no place for half of the failures, so a second parser looks for it. Both can run out of stack
 * on nesting that no cluster has.
 */
function failureIn(text: string, error: unknown): Pick<Problem, 'message' | 'line'> {
  const failures: ParseError[] = [];
  try {
    parse(text, failures, { allowTrailingComma: false, disallowComments: true });
  } catch {
    return { message: 'not readable as JSON: nested too deeply' };
  }
  const first = failures[0];
  if (!first)
    return { message: `not readable as JSON: ${error instanceof Error ? error.name : String(error)}` };
  const what = printParseErrorCode(first.error)
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase();
  return { message: `not readable as JSON: ${what}`, line: lineAt(text, first.offset) };
}
