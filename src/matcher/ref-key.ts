/** The address that a reference means: without scheme, `www.`, fragment and final slash; lower case. */
export function refKey(ref: string): string {
  const address = ref
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\/(?:www\.)?/, '');
  const page = address.includes('#') ? address.replace(/#.*$/, '') : address;
  return page.endsWith('/') ? page.replace(/\/+$/, '') : page;
}
