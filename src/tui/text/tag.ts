/** A machine tag in a few columns: its value, or all of it where it has none. Pickers and details show the whole tag. */
export function shortTag(tag: string): string {
  return /="([^"]+)"$/.exec(tag)?.[1] ?? tag;
}
