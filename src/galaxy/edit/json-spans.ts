/*
 * Where things stand in a JSON text. Everything here expects text that `JSON.parse` has accepted, and then never
 * fails: it only walks over it, without recursion, so that nesting costs no stack.
 */

/** Half-open range of UTF-16 offsets. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** One member of an object. `key` is decoded: `"\u0072elated"` is `related`. */
export interface Member {
  readonly key: string;
  readonly keySpan: Span;
  readonly value: Span;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;

/** The first offset from `at` that holds no JSON white space. */
export function skipSpace(text: string, at: number): number {
  for (let i = at; ; i += 1) {
    const c = text.charCodeAt(i);
    if (c !== 0x20 && c !== 0x0a && c !== 0x0d && c !== 0x09) return i;
  }
}

/** The offset behind the value that starts at `start`. */
function skipValue(text: string, start: number): number {
  const first = text.charCodeAt(start);
  if (first === QUOTE) return skipString(text, start);
  if (first !== OPEN_BRACE && first !== OPEN_BRACKET) return skipLiteral(text, start);
  let depth = 0;
  for (let i = start; ; i += 1) {
    const c = text.charCodeAt(i);
    if (c === QUOTE) i = skipString(text, i) - 1;
    else if (c === OPEN_BRACE || c === OPEN_BRACKET) depth += 1;
    else if (c === CLOSE_BRACE || c === CLOSE_BRACKET) {
      depth -= 1;
      if (depth === 0) return i + 1;
    } else if (Number.isNaN(c)) throw new RangeError('the text ends inside a JSON value');
  }
}

/** The members of the object that starts at `start`, in file order, doubled keys included. */
export function membersOf(text: string, start: number): Member[] {
  const members: Member[] = [];
  let at = skipSpace(text, start + 1);
  while (text.charCodeAt(at) === QUOTE) {
    const keySpan = { start: at, end: skipString(text, at) };
    const valueStart = skipSpace(text, skipSpace(text, keySpan.end) + 1);
    const value = { start: valueStart, end: skipValue(text, valueStart) };
    members.push({ key: decodeString(text, keySpan), keySpan, value });
    at = skipComma(text, value.end);
  }
  return members;
}

/** The items of the array that starts at `start`. */
export function itemsOf(text: string, start: number): Span[] {
  const items: Span[] = [];
  let at = skipSpace(text, start + 1);
  while (text.charCodeAt(at) !== CLOSE_BRACKET) {
    const item = { start: at, end: skipValue(text, at) };
    items.push(item);
    at = skipComma(text, item.end);
  }
  return items;
}

/** Whether the JSON value at `span` is an object, by its first character. */
export function isObject(text: string, span: Span): boolean {
  return text.charCodeAt(span.start) === OPEN_BRACE;
}

/** Whether the JSON value at `span` is an array, by its first character. */
export function isArray(text: string, span: Span): boolean {
  return text.charCodeAt(span.start) === OPEN_BRACKET;
}

/** The text that a span covers, as it stands. */
export function textOf(text: string, span: Span): string {
  return text.slice(span.start, span.end);
}

function decodeString(text: string, span: Span): string {
  const raw = text.slice(span.start + 1, span.end - 1);
  return raw.includes('\\') ? String(JSON.parse(`"${raw}"`)) : raw;
}

function skipComma(text: string, at: number): number {
  const next = skipSpace(text, at);
  return text.charCodeAt(next) === 0x2c ? skipSpace(text, next + 1) : next;
}

function skipString(text: string, start: number): number {
  for (let close = text.indexOf('"', start + 1); close !== -1; close = text.indexOf('"', close + 1)) {
    let before = close - 1;
    while (text.charCodeAt(before) === BACKSLASH) before -= 1;
    if ((close - before) % 2 === 1) return close + 1;
  }
  throw new RangeError('the text ends inside a JSON string');
}

/** Numbers, `true`, `false` and `null` end at white space, a comma or a bracket. */
function skipLiteral(text: string, start: number): number {
  let at = start;
  while (at < text.length && !/[\s,\]}]/.test(text.charAt(at))) at += 1;
  return at;
}
