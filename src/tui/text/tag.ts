import { takeColumns, textWidth } from './width.js';

/** A machine tag in a few columns: its value, or all of it where it has none. Pickers and details show the whole tag. */
export function shortTag(tag: string): string {
  return /="([^"]+)"$/.exec(tag)?.[1] ?? tag;
}

/** A machine tag in at most `width` columns: namespace and predicate give way to the value, which tells tags apart. */
export function tagWithin(tag: string, width: number): string {
  const value = /="[^"]+"$/.exec(tag)?.[0];
  if (value === undefined || textWidth(tag) <= width) return tag;
  const room = width - textWidth(value) - 1;
  return room > 0 ? `${takeColumns(tag.slice(0, -value.length), room)}…${value}` : `…${value}`;
}
