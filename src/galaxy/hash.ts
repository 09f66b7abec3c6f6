/**
 * A hash of 53 bits, so that it fits a JavaScript number exactly. Two FNV-1a style rounds over UTF-16 units, mixed as
 * in MurmurHash3's finaliser. Among a million different strings a collision has a chance of one in 18,000.
 */
export function hash53(text: string): number {
  let low = 0x811c9dc5;
  let high = 0x9e3779b9;
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    low = Math.imul(low ^ unit, 0x01000193);
    high = Math.imul(high ^ unit, 0x85ebca6b);
  }
  return joined(low, high);
}

function joined(low: number, high: number): number {
  return (mix(high) & 0x1fffff) * 0x100000000 + mix(low ^ (high >>> 13));
}

/**
 * {@link hash53} of what `units` makes of a text, without making it: element `u` takes the place of UTF-16 unit `u`, and 0
 * leaves it out. Null where nothing is left, and where the table has no element for a unit.
 */
export function hash53Through(text: string, units: Uint8Array): number | null {
  let low = 0x811c9dc5;
  let high = 0x9e3779b9;
  let isEmpty = true;
  for (let i = 0; i < text.length; i += 1) {
    const unit = units[text.charCodeAt(i)];
    if (unit === undefined) return null;
    if (unit === 0) continue;
    isEmpty = false;
    low = Math.imul(low ^ unit, 0x01000193);
    high = Math.imul(high ^ unit, 0x85ebca6b);
  }
  return isEmpty ? null : joined(low, high);
}

/** A hash of 32 bits, unsigned. */
export function hash32(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return mix(hash);
}

function mix(value: number): number {
  let hash = value ^ (value >>> 16);
  hash = Math.imul(hash, 0x85ebca6b);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
