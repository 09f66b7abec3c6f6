import type { MatchIndex } from '../match-index.js';

/** A relation that stands between two entries, seen from the pair. */
export interface Link {
  readonly type: string;
  /** The side that has it. */
  readonly subject: 'subject' | 'object';
  readonly tags: readonly string[];
}

/** The relations that the subject has to the object, and those that the object has back. */
export function linksBetween(
  index: MatchIndex,
  subject: number,
  object: number,
): { there: readonly Link[]; back: readonly Link[] } {
  return {
    there: linksFrom(index, subject, object, 'subject'),
    back: linksFrom(index, object, subject, 'object'),
  };
}

function linksFrom(index: MatchIndex, from: number, to: number, subject: Link['subject']): Link[] {
  const { related, relatedTypes, relatedTags } = index;
  const found: Link[] = [];
  for (let at = related.start[from] ?? 0; at < (related.start[from + 1] ?? 0); at += 1) {
    if (related.items[at] !== to) continue;
    const tags = relatedTags[at] ?? '';
    found.push({ type: relatedTypes[at] ?? '', subject, tags: tags === '' ? [] : tags.split('\n') });
  }
  return found;
}
