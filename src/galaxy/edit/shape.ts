import { isArray, isObject, itemsOf, membersOf, type Span } from './json-spans.js';

/*
 * How a file is laid out, learnt from the text around an edit: an inserted relation looks like its neighbours, and
 * where it has none, like the rest of its entry one level deeper.
 */

/** White space and separators of one object or array. */
export interface Shape {
  /** Between the opening bracket and the first item. */
  readonly open: string;
  /** From the end of an item to the next: a comma, and white space on either side. */
  readonly separator: string;
  /** Between the last item and the closing bracket. */
  readonly close: string;
}

/** Between a key and its value: a colon, and white space on either side. */
export type Colon = string;

/** The shape of the container at `span`; null when it is empty and shows nothing. */
export function shapeOf(text: string, span: Span, colon: Colon): Shape | null {
  const items = isArray(text, span)
    ? itemsOf(text, span.start)
    : membersOf(text, span.start).map((m) => ({ start: m.keySpan.start, end: m.value.end }));
  const first = items[0];
  const last = items.at(-1);
  const lastButOne = items.at(-2);
  if (!first || !last) return null;
  const open = text.slice(span.start + 1, first.start);
  return {
    open,
    separator: lastButOne ? text.slice(lastButOne.end, last.start) : separatorAfter(open, colon),
    close: text.slice(last.end, span.end - 1),
  };
}

/** What stands between the first key of the object at `span` and its value; `: ` for an empty object. */
export function colonOf(text: string, span: Span): Colon {
  const first = membersOf(text, span.start)[0];
  return first ? text.slice(first.keySpan.end, first.value.start) : ': ';
}

/** The shape of a container one level inside `outer`: block style is indented by one step, inline style stays. */
export function deeper(outer: Shape): Shape {
  if (!outer.open.includes('\n')) return outer;
  const open = outer.open + stepOf(outer);
  return { open, separator: `,${open}`, close: outer.open };
}

/** The shape of the first member of the object at `span` that is a container and shows one. */
export function innerShape(text: string, span: Span, colon: Colon): Shape | null {
  for (const { value } of membersOf(text, span.start)) {
    if (!isObject(text, value) && !isArray(text, value)) continue;
    const shape = shapeOf(text, value, colon);
    if (shape) return shape;
  }
  return null;
}

/** Writes an object or an array in `shape`; `items` are JSON texts (for an object: `"key": value`). */
export function render(brackets: '[]' | '{}', shape: Shape, items: readonly string[]): string {
  const [left, right] = brackets;
  if (items.length === 0) return brackets;
  return `${left}${shape.open}${items.join(shape.separator)}${shape.close}${right}`;
}

/** A lone item shows no separator: a block repeats its line break, an inline one spaces commas as it does colons. */
function separatorAfter(open: string, colon: Colon): string {
  if (open.includes('\n')) return `,${open}`;
  return colon.endsWith(' ') ? ', ' : ',';
}

/** One step of indentation: what the items have more than the closing bracket. */
function stepOf(shape: Shape): string {
  const indent = lastLine(shape.open);
  const outer = lastLine(shape.close);
  return indent.startsWith(outer) ? indent.slice(outer.length) : '  ';
}

function lastLine(gap: string): string {
  return gap.slice(gap.lastIndexOf('\n') + 1);
}
