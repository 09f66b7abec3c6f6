import { entryAt, openCluster } from '../galaxy/edit/cluster-text.js';
import { isArray, membersOf, textOf } from '../galaxy/edit/json-spans.js';
import type { RelationVocabulary } from '../galaxy/relation-vocabulary.js';
import type { EntryRef, Relation, Uuid } from '../galaxy/types.js';
import { openLedger, readLedger } from '../ledger/open.js';
import { revertRows } from '../ledger/revert.js';
import { fileOf, keyOf } from '../ledger/rows.js';
import type { LedgerRow, LedgerTexts } from '../ledger/types.js';
import { rowsByPair } from '../ledger/update.js';
import {
  changedClusters,
  type Desk,
  draftAt,
  type FreshCluster,
  findSeat,
  isRefusal,
  putDraft,
  type Seat,
} from './desk.js';
import { isRevoked, setRevoked } from './entry-draft.js';
import { ledgerChanges } from './ledger-files.js';
import { undoMessage } from './message.js';
import { REVOKED_BY, relationsWrittenBy } from './relation-sides.js';
import { retractDecision } from './replace-decision.js';
import type { Outcome, WritePlan } from './types.js';

/** Everything that taking back a commit depends on. */
export interface UndoRequest {
  /** Hash and subject of the commit. */
  readonly commit: { readonly hash: string; readonly subject: string };
  /** The ledger before and after the commit, and as it is now. */
  readonly before: LedgerTexts;
  readonly after: LedgerTexts;
  readonly now: LedgerTexts;
  /** Texts of clusters before the commit, by path; a missing one is no cluster. */
  readonly clustersBefore: ReadonlyMap<string, string>;
  readonly clusters: ReadonlyMap<string, FreshCluster>;
  readonly homeOf: (ref: EntryRef) => string | undefined;
  readonly vocabulary: RelationVocabulary;
  readonly gitAttributes: string | null;
  /** Who takes it back, `Name <mail>`; empty when nobody is named. */
  readonly curator: string;
  readonly version: string;
}

export interface UndoPlan extends WritePlan {
  /** Keys of the pairs that are open again. */
  readonly reopened: readonly string[];
  /** Decisions of the commit that someone has replaced since: they stay. */
  readonly kept: readonly LedgerRow[];
}

/** The decisions that a commit added or replaced, as it left them. */
export function decisionsOf(before: LedgerTexts, after: LedgerTexts): LedgerRow[] {
  return decidedRows(revertRows(after, before, after).reverted, after);
}

/**
 * Takes back what a commit of relata's added: its rows leave the ledger (those that they replaced come back), and
 * the relations and `revoked` flags that these rows say they wrote leave the clusters. Decisions that were replaced
 * since, and everything else, stay. An entry that is gone has nothing left to take out.
 */
export function planUndo(request: UndoRequest): UndoPlan {
  const reverted = revertRows(request.now, request.before, request.after);
  const earlier = rowsByPair(openLedger(request.before).ledger, () => true);
  const desk: Desk = { clusters: request.clusters, homeOf: request.homeOf, drafts: new Map() };
  const before = earlierEntries(request.clustersBefore);

  const outcomes = decidedRows(reverted.reverted, request.after).map((made): Outcome => {
    const seats = { subject: seatOf(desk, made.subject), object: seatOf(desk, made.object) };
    const rows = (earlier.get(keyOf(made)) ?? []).map(({ row }) => row);
    const restored = rows.length > 1 ? standingRow(rows, before, request) : (rows[0] ?? null);
    const replaced = retractDecision(desk, seats, made, restored, request.vocabulary);
    if ('reason' in replaced)
      return { decision: made, result: 'refused', wrote: 'none', notes: [], ...replaced };
    if (seats.subject) restoreFlag(desk, seats.subject, made, before);
    return { decision: made, result: replaced.changed ? 'written' : 'recorded', wrote: 'none', notes: [] };
  });

  const clusters = changedClusters(desk, (cluster, uuid) => before(`clusters/${cluster}.json`, uuid).emptied);
  const ledger = ledgerChanges(request.now, reverted.texts, request.gitAttributes);
  return {
    files: [...clusters, ...ledger],
    outcomes,
    message: undoMessage(outcomes, request),
    reopened: reverted.reverted,
    kept: reverted.kept,
  };
}

/** Of the rows of curators who differed, the one whose relation stood in the clusters; null when none did. */
function standingRow(
  rows: readonly LedgerRow[],
  before: EarlierEntries,
  { homeOf, vocabulary }: Pick<UndoRequest, 'homeOf' | 'vocabulary'>,
): LedgerRow | null {
  const stood = (row: LedgerRow) => {
    const written = relationsWrittenBy(row, vocabulary);
    const sides = [row.subject, row.object].filter(({ uuid }) => written.has(uuid));
    return sides.every((ref) => {
      const { relations } = before(`clusters/${homeOf(ref)}.json`, ref.uuid);
      const own = written.get(ref.uuid);
      return relations.some(({ destUuid, type }) => destUuid === own?.destUuid && type === own.type);
    });
  };
  return rows.find((row) => row.verdict === 'accepted' && row.wrote !== 'none' && stood(row)) ?? null;
}

function decidedRows(keys: readonly string[], texts: LedgerTexts): LedgerRow[] {
  const wanted = new Set(keys);
  return readLedger(texts).rows.filter((row) => wanted.has(keyOf(row)) && fileOf(row) !== 'predictions');
}

function seatOf(desk: Desk, ref: EntryRef): Seat | null {
  const found = findSeat(desk, ref);
  return isRefusal(found) ? null : found;
}

/** `revoked` goes back to what it was, if it was this commit that set it. */
function restoreFlag(desk: Desk, seat: Seat, made: LedgerRow, before: EarlierEntries): void {
  if (made.verdict !== 'accepted' || made.type.trim() !== REVOKED_BY) return;
  const draft = draftAt(desk, seat);
  const earlier = before(seat.text.path, made.subject.uuid);
  if (isRevoked(draft) && earlier.revoked !== 'true')
    putDraft(desk, seat, setRevoked(draft, earlier.revoked));
}

/** An entry before the commit: JSON texts of its members, null for a key that was not there, and its relations. */
type EarlierEntries = (
  path: string,
  uuid: Uuid,
) => { revoked: string | null; emptied: string | null; relations: readonly Relation[] };

function earlierEntries(texts: ReadonlyMap<string, string>): EarlierEntries {
  const opened = new Map([...texts].map(([path, text]) => [path, openCluster({ path, text })] as const));
  return (path, uuid) => {
    const file = opened.get(path);
    const index = file && 'cluster' in file ? file.cluster.byUuid.get(uuid)?.[0] : undefined;
    if (!file || !('cluster' in file) || index === undefined)
      return { revoked: null, emptied: null, relations: [] };
    const { text, relations } = entryAt(file.cluster, index);
    const members = membersOf(text, 0);
    const rawOf = (key: string) => {
      const member = members.find((m) => m.key === key);
      return member ? textOf(text, member.value) : null;
    };
    const related = members.find((m) => m.key === 'related');
    const emptied = related && isArray(text, related.value) && /^\[\s*\]$/.test(textOf(text, related.value));
    return { revoked: rawOf('revoked'), emptied: emptied ? rawOf('related') : null, relations };
  };
}
