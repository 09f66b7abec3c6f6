import { findNodeAtLocation, type ParseError, parse, parseTree, printParseErrorCode } from 'jsonc-parser';
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

/** Looks up the lines of JSON paths in one text; the text is parsed once, at the first question. */
export function lineFinder(text: string): (path: JsonPath) => number | undefined {
  let root: ReturnType<typeof parseTree>;
  let parsed = false;
  return (path) => {
    if (!parsed) root = parseTree(text, undefined, { allowTrailingComma: false });
    parsed = true;
    for (let depth = path.length; root && depth >= 0; depth -= 1) {
      const node = findNodeAtLocation(root, path.slice(0, depth));
      if (node) return lineAt(text, node.offset);
    }
    return undefined;
  };
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
