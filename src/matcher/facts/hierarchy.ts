import type { MatchIndex } from '../match-index.js';
import { REPLACED, UPWARD } from '../relations-upward.js';

/** Which of two entries is called like something that the other stands under; null when neither is. */
export function whichIsAbove(index: MatchIndex, a: number, b: number): 'a' | 'b' | null {
  if (leadsToNamesake(index, a, b, UPWARD)) return 'b';
  return leadsToNamesake(index, b, a, UPWARD) ? 'a' : null;
}

/** Whether the id in a name is that of a part of something: `Credentials in Registry - T1552.002`. */
export function hasPartId(name = ''): boolean {
  return name.includes('.') && /\d{3}\.\d/.test(name);
}

/** Whether one entry was revoked, and what replaced it is called like the other. */
export function isReplaced(index: MatchIndex, a: number, b: number): boolean {
  return leadsToNamesake(index, a, b, REPLACED) || leadsToNamesake(index, b, a, REPLACED);
}

/**
 * Whether a relation of one of `types` leads from `entry` to a third entry that is called like `other`. What `entry`
 * and `other` have to do with each other directly never counts: it is what the score is to foretell.
 */
function leadsToNamesake(
  { related, relatedTypes, valueKeys }: MatchIndex,
  entry: number,
  other: number,
  types: ReadonlySet<string>,
): boolean {
  if (valueKeys[entry] === valueKeys[other]) return false;
  for (let at = related.start[entry] ?? 0; at < (related.start[entry + 1] ?? 0); at += 1) {
    const third = related.items[at] ?? 0;
    if (third === other || valueKeys[third] !== valueKeys[other]) continue;
    if (types.has(relatedTypes[at] ?? '')) return true;
  }
  return false;
}
