import { findNodeAtLocation, parseTree } from 'jsonc-parser';
import type { Problem } from './problem.js';

export type JsonPath = readonly (string | number)[];
export type JsonResult = { readonly value: unknown } | { readonly problem: Problem };

/** Parses the JSON text of `file`; a byte-order mark is allowed. A failure names the line where reading stopped. */
export function parseJson(text: string, file: string): JsonResult {
  try {
    return { value: JSON.parse(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text) };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const line = lineOfFailure(text, message);
    return {
      problem: {
        severity: 'error',
        file,
        ...(line === undefined ? {} : { line }),
        message: `not readable as JSON: ${shorten(message)}`,
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

/** V8 says `… in JSON at position 42`, newer versions add `(line 3 column 5)`; an early end names no place. */
function lineOfFailure(text: string, message: string): number | undefined {
  const position = /position (\d+)/.exec(message)?.[1];
  if (position !== undefined) return lineAt(text, Number(position));
  return /end of JSON input/.test(message) ? lineAt(text, text.length) : undefined;
}

/** V8 quotes the text around the failure, which may be long and may hold anything. */
function shorten(message: string): string {
  return message.replace(/,? *\.{0,3}"[\s\S]*" is not valid JSON/, '').replace(/\s+/g, ' ');
}
