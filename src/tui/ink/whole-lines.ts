/*
 * Takes the place of `@alcalzone/ansi-tokenize` inside Ink when the executable is bundled. Ink lays a frame out on a
 * grid: it takes every line apart into characters with their styles, puts each into its cell, and joins the cells of a
 * row again, so that boxes can overlap and be clipped. At 120×40 these are 4,800 characters a frame, and most of the
 * time that a frame takes. Our lines are as wide as their boxes and never overlap, so each can stay whole in one cell:
 *
 *   two boxes of three columns, 'abc' in red beside 'xyz'
 *   Ink:   a b c x y z          six cells, each with its styles
 *   here:  ␛[31mabc␛[0m · · xyz · ·   two whole lines, each a "character" of three columns
 *
 * Ink measures what stands in a cell and empties the cells that it covers, as it must for wide characters; so the rest
 * of the row falls into place by itself. A test draws every screen both ways and compares them cell by cell.
 */

interface WholeLine {
  readonly type: 'char';
  readonly value: string;
  readonly fullWidth: false;
  readonly styles: readonly [];
}

/** Takes a line for one character, whatever stands in it. */
export function tokenize(line: string): WholeLine[] {
  return [{ type: 'char', value: line, fullWidth: false, styles: [] }];
}

/** Nothing to do: whole lines carry their styles in their text. */
export function styledCharsFromTokens(tokens: readonly WholeLine[]): readonly WholeLine[] {
  return tokens;
}

/** Joins what stands in a row of Ink's grid: lines, and the blanks between boxes. */
export function styledCharsToString(parts: readonly { readonly value: string }[]): string {
  return parts.map((part) => part.value).join('');
}
