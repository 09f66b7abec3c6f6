import { pairKey } from '../galaxy/galaxy.js';
import { isIdentity } from '../galaxy/relation-vocabulary.js';
import { sameCurator } from './curators.js';
import type { Curator, Decision, LedgerFile, LedgerRow, Review, WrittenSides } from './types.js';

export const LEDGER_FILES: readonly LedgerFile[] = ['positive', 'negative', 'unsure', 'predictions'];

/** The justification of what a person decided; an accepted row with any other is a prediction. */
export const MANUAL = 'semapv:ManualMappingCuration';

/** The justification of what relata's matcher proposes. */
export const COMPOSITE = 'semapv:CompositeMatching';

/** What to do about a row of the predictions that says that a person has decided it: nobody else can tell. */
export const MARKED_PREDICTION =
  'move it into the file of its verdict if somebody has decided it, else give it its justification, such as semapv:LexicalMatching';

export const NOBODY: Curator = { label: '', orcid: null };

/** `positive` → `curation/positive.sssom.tsv`, relative to the galaxy. */
export function ledgerPath(file: LedgerFile): string {
  return `curation/${file}.sssom.tsv`;
}

/** The file in which a row stands. */
export function fileOf(row: LedgerRow): LedgerFile {
  if (row.verdict === 'rejected') return 'negative';
  if (row.verdict === 'unsure') return 'unsure';
  return row.justification === MANUAL ? 'positive' : 'predictions';
}

type Pair = Pick<Decision, 'subject' | 'object'>;

const keys = new WeakMap<Pair, string>();

/**
 * The key of the row's unordered pair. It is kept with the row: thousands of decisions are sorted by it at every step,
 * and a new string would be joined and hashed each time.
 */
export function keyOf(row: Pair): string {
  const known = keys.get(row);
  if (known !== undefined) return known;
  const key = pairKey(row.subject.uuid, row.object.uuid);
  keys.set(row, key);
  return key;
}

/** Rows by the key of their pair, each group in the order given. */
export function rowsByKey(rows: Iterable<LedgerRow>): Map<string, LedgerRow[]> {
  const groups = new Map<string, LedgerRow[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return groups;
}

/**
 * A decision as a row of the ledger. `wrote` is what became of it in the clusters. SSSOM wants a reviewer wherever there
 * is an agreement: for an unsure decision that is its own curator.
 */
export function toRow(
  { review, ...decision }: Decision,
  tool: { readonly name: string; readonly version: string },
  wrote: WrittenSides = 'none',
): LedgerRow {
  return {
    ...decision,
    justification: MANUAL,
    reviewer: review?.reviewer ?? (decision.verdict === 'unsure' ? decision.author : null),
    reviewDate: review?.date ?? null,
    reviewerAgreement: decision.verdict === 'unsure' ? 0 : (review?.agreement ?? null),
    tool: tool.name,
    toolVersion: tool.version,
    wrote,
    extra: {},
  };
}

/** What a reviewer says of a row, as a decision that takes its place. */
export function reviewed(row: LedgerRow, review: Review, note = row.note): Decision {
  const { subject, object, verdict, type, tags, author, date, confidence, fingerprint } = row;
  return { subject, object, verdict, type, tags, note, author, date, confidence, fingerprint, review };
}

/** The same relation, or its rejection: subject, object and type. A symmetric type has no direction. */
export function sameRelation(a: Decision, b: Decision): boolean {
  if (a.type !== b.type || keyOf(a) !== keyOf(b)) return false;
  return a.subject.uuid === b.subject.uuid || isIdentity(a.type);
}

/** Seen from the other side: what was the subject's is the object's. */
export function mirrorSides(wrote: WrittenSides): WrittenSides {
  if (wrote === 'subject') return 'object';
  return wrote === 'object' ? 'subject' : wrote;
}

/** Both of what two writes added. */
export function joinSides(a: WrittenSides, b: WrittenSides): WrittenSides {
  if (a === b || b === 'none') return a;
  return a === 'none' ? b : 'both';
}

/** Who else has looked at a decision: an unsure one names its own curator as reviewer, which is nobody else. */
export function reviewerOf({ verdict, author, reviewer }: LedgerRow): Curator | null {
  return reviewer !== null && verdict === 'unsure' && sameCurator(author, reviewer) ? null : reviewer;
}

/** Whether no person is named. */
export function isNobody({ label, orcid }: Curator): boolean {
  return label === '' && orcid === null;
}

/** Accepted rows agree in the relation; for the others the verdict is all that counts. */
export function agree(a: LedgerRow, b: LedgerRow): boolean {
  if (fileOf(a) !== fileOf(b)) return false;
  return a.verdict !== 'accepted' || sameRelation(a, b);
}
