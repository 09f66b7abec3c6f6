/** The address that a reference means: without scheme, `www.`, fragment and final slash; lower case. */
export function refKey(ref: string): string {
  return ref
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\/(?:www\.)?/, '')
    .replace(/#.*$/, '')
    .replace(/\/+$/, '');
}
