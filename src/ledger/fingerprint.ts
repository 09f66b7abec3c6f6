import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Entry } from '../galaxy/types.js';

/** What of an entry is judged. */
export type Judged = Pick<Entry, 'uuid' | 'value' | 'synonyms' | 'description'>;

/** Digests of one entry's names and description. */
interface EntryDigest {
  readonly names: string;
  readonly description: string;
}

/** What of a pair changed since it was judged. */
export interface FingerprintChange {
  /** UUID of the entry that changed. */
  readonly uuid: string;
  readonly what: readonly ('names' | 'description')[];
}

/** Twelve hex digits, 48 bits, a part: a change goes unnoticed once in 2.8 × 10¹⁴. */
const DIGITS = 12;

/**
 * Says what was judged of a pair: `names.description/names.description`, the entry with the smaller UUID first, each
 * part the first 12 hex digits of a SHA-256. Names are digested as the JSON of their sorted set, so that their order
 * does not count; descriptions without surrounding white space. Symmetric in its two sides.
 *
 * SHA-256 because any other tool can compute it; in four parts so that it can be said what changed.
 */
export function fingerprint(a: Judged, b: Judged): string {
  const [first, second] = inOrder(a, b);
  return `${formatDigest(digest(first))}/${formatDigest(digest(second))}`;
}

/**
 * What changed between a fingerprint and the entries as they are now: empty when nothing did, or when `earlier` is no
 * fingerprint of relata's.
 */
export function changesSince(earlier: string, a: Judged, b: Judged): readonly FingerprintChange[] {
  const then = earlier.split('/');
  if (!/^[0-9a-f]+\.[0-9a-f]+\/[0-9a-f]+\.[0-9a-f]+$/.test(earlier)) return [];
  return inOrder(a, b).flatMap((entry, at) => {
    const now = digest(entry);
    const [names, description] = (then[at] ?? '').split('.');
    const what = [
      ...(names === now.names ? [] : (['names'] as const)),
      ...(description === now.description ? [] : (['description'] as const)),
    ];
    return what.length === 0 ? [] : [{ uuid: entry.uuid ?? '', what }];
  });
}

function inOrder(a: Judged, b: Judged): [Judged, Judged] {
  return (a.uuid ?? '') <= (b.uuid ?? '') ? [a, b] : [b, a];
}

/** Entries never change once read, so an entry's digest is computed once. */
const digests = new WeakMap<Judged, EntryDigest>();

function digest(entry: Judged): EntryDigest {
  const known = digests.get(entry);
  if (known) return known;
  const names = [...new Set([entry.value, ...entry.synonyms])].sort();
  const made = { names: hash(JSON.stringify(names)), description: hash(entry.description.trim()) };
  digests.set(entry, made);
  return made;
}

function formatDigest({ names, description }: EntryDigest): string {
  return `${names}.${description}`;
}

function hash(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text))).slice(0, DIGITS);
}
