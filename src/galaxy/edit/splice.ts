import type { Span } from './json-spans.js';

/** Replaces the text of `span`; an empty span inserts. */
export interface Splice extends Span {
  readonly insert: string;
}

/** Applies splices that do not overlap. Several at one offset stay in the order given. */
export function applySplices(text: string, splices: readonly Splice[]): string {
  const ordered = [...splices].sort((a, b) => a.start - b.start);
  const parts: string[] = [];
  let at = 0;
  for (const splice of ordered) {
    if (splice.start < at) throw new RangeError('overlapping edits');
    parts.push(text.slice(at, splice.start), splice.insert);
    at = splice.end;
  }
  parts.push(text.slice(at));
  return parts.join('');
}
