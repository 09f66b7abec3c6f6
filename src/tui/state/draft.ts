import type { Located } from '../../galaxy/galaxy.js';
import { fingerprint } from '../../ledger/fingerprint.js';
import type { Curator, Decision, Verdict } from '../../ledger/types.js';
import type { CandidatePair } from '../../matcher/types.js';

/** What accepting the pair on screen would write. */
export interface Draft {
  readonly type: string;
  /** Which side of the pair is the relation's subject. */
  readonly subject: 'subject' | 'object';
  readonly tags: readonly string[];
  readonly note: string;
}

/** Type and tags that the curator wants to keep for the next pairs. */
export type Sticky = Pick<Draft, 'type' | 'tags'>;

/** The draft that a pair starts with: as proposed, unless something was made sticky. */
export function proposedDraft(pair: CandidatePair, sticky: Sticky | null): Draft {
  const { type, subject } = pair.relation;
  const asProposed: Draft = { type, subject, tags: pair.tags, note: '' };
  return sticky === null ? asProposed : { ...asProposed, ...sticky };
}

/** The draft that an earlier decision on the pair stands for. */
export function draftOfDecision(pair: CandidatePair, decision: Decision): Draft {
  const subject = decision.subject.uuid === pair.subject.uuid ? 'subject' : 'object';
  return { type: decision.type, subject, tags: decision.tags, note: decision.note };
}

/** The draft with the other entry as subject. */
export function swapped(draft: Draft): Draft {
  return { ...draft, subject: draft.subject === 'subject' ? 'object' : 'subject' };
}

/** Whether accepting either draft would write the same. */
export function sameDraft(a: Draft, b: Draft): boolean {
  return (
    a.type === b.type &&
    a.subject === b.subject &&
    a.note === b.note &&
    a.tags.length === b.tags.length &&
    a.tags.every((tag, index) => tag === b.tags[index])
  );
}

/** Turns a draft into a decision. `at` is when, as milliseconds since 1970. */
export function decide(
  pair: CandidatePair,
  draft: Draft,
  verdict: Verdict,
  by: { readonly author: Curator; readonly at: number; readonly entries: readonly [Located, Located] },
): Decision {
  const isSubject = draft.subject === 'subject';
  return {
    subject: isSubject ? pair.subject : pair.object,
    object: isSubject ? pair.object : pair.subject,
    verdict,
    type: draft.type,
    tags: draft.tags,
    note: draft.note,
    author: by.author,
    date: new Date(by.at).toISOString().slice(0, 10),
    confidence: null,
    fingerprint: fingerprint(by.entries[0].entry, by.entries[1].entry),
  };
}
