import { pairKey, refOf } from '../../galaxy/galaxy.js';
import { relationVocabulary } from '../../galaxy/relation-vocabulary.js';
import type { EntryRef, Uuid } from '../../galaxy/types.js';
import { fileOf, keyOf, reviewerOf } from '../../ledger/rows.js';
import type { LedgerRow } from '../../ledger/types.js';
import type { CandidatePair } from '../../matcher/types.js';
import { certaintyOf } from './certainty.js';
import { countByCurator, countByFile, countByFrameworks } from './counts.js';
import { identityGraph, rejectedAsSame } from './identity-groups.js';
import { agreementBetween } from './kappa.js';
import { relationChanges } from './relation-changes.js';
import type { RangeInput, ReviewedChange, ReviewSummary } from './types.js';
import { badTags, warningsOn } from './warnings.js';

/**
 * What a range of commits does to relations. `scores` are the matcher's, by pair key, for as many pairs as are known.
 */
export function summarise(input: RangeInput, scores: ReadonlyMap<string, CandidatePair>): ReviewSummary {
  const { galaxy, rowsAfter } = input;
  const rowOf = new Map(
    rowsAfter.filter((row) => fileOf(row) !== 'predictions').map((row) => [keyOf(row), row]),
  );
  const surroundings = {
    galaxy,
    graph: identityGraph(galaxy, []),
    rejected: rejectedAsSame(rowsAfter),
    knows: typesBefore(input),
  };
  const changes = relationChanges(input.before, input.after, galaxy.vocabulary).map((change) => {
    const relation = change.after ?? change.before;
    if (relation === null) throw new TypeError('a change is of a relation');
    const key = pairKey(relation.subject, relation.object);
    const row = rowOf.get(key) ?? null;
    const [subject, object] = [relation.subject, relation.object].map((uuid) => nameOf(uuid, input, row));
    if (!subject || !object) throw new TypeError('a relation has two ends');
    const certainty = row?.confidence ?? certaintyOf(relation, scores.get(key) ?? null);
    return {
      kind: change.kind,
      subject,
      object,
      type: relation.type,
      tags: relation.tags,
      was: change.before && change.after ? { type: change.before.type, tags: change.before.tags } : null,
      row,
      certainty,
      warnings:
        change.after === null
          ? []
          : change.kind === 'retagged'
            ? badTags(change.after, galaxy)
            : warningsOn(change.after, row, surroundings),
    };
  });
  const { decided, reviewed } = newRows(input);
  return {
    range: input.range,
    changes: changes.sort(riskFirst),
    byFrameworks: countByFrameworks(changes),
    byCurator: countByCurator(decided, reviewed),
    decisions: countByFile(decided),
    reviewed: reviewed.length,
    agreement: agreementBetween([...input.rowsBefore, ...input.history, ...rowsAfter]),
    problems: input.problems,
  };
}

/** The pairs whose scores {@link summarise} wants to know. */
export function pairsOfChanges(input: RangeInput): [Uuid, Uuid][] {
  return relationChanges(input.before, input.after, input.galaxy.vocabulary).flatMap(({ after }) =>
    after ? [[after.subject, after.object] as [Uuid, Uuid]] : [],
  );
}

/** Whether a relation type is of MISP, or was used before: what a range brings into use may be misspelled. */
function typesBefore({ galaxy, before, after }: RangeInput): (type: string) => boolean {
  const changed = new Set(after.map(({ name }) => name));
  const unchanged = galaxy.clusters.filter(({ name }) => !changed.has(name));
  const used = [...before, ...unchanged].flatMap(({ entries }) =>
    entries.flatMap(({ related }) => related.map(({ type }) => type)),
  );
  const { find } = relationVocabulary(used);
  return (type) => find(type) !== undefined;
}

/** An entry as the galaxy, the ledger or the clusters before call it. */
function nameOf(uuid: Uuid, input: RangeInput, row: LedgerRow | null): EntryRef {
  const found = input.galaxy.find(uuid);
  if (found) return refOf(found);
  const fromRow = [row?.subject, row?.object].find((ref) => ref?.uuid === uuid);
  if (fromRow) return fromRow;
  for (const cluster of input.before) {
    const entry = cluster.entries.find((e) => e.uuid === uuid);
    if (entry) return { uuid, value: entry.value, cluster: cluster.name };
  }
  return { uuid, value: uuid, cluster: '' };
}

/** Rows that say something new, and those of which a reviewer does. */
function newRows({ rowsBefore, rowsAfter }: RangeInput): {
  readonly decided: readonly LedgerRow[];
  readonly reviewed: readonly LedgerRow[];
} {
  const decisions = new Set(rowsBefore.map(decisionIn));
  const reviews = new Set(rowsBefore.map(reviewIn));
  return {
    decided: rowsAfter.filter((row) => !decisions.has(decisionIn(row))),
    reviewed: rowsAfter.filter((row) => reviewerOf(row) && !reviews.has(reviewIn(row))),
  };
}

/** What a row says without what was added to it since: a review, with its note, and what became of it in the clusters. */
function decisionIn(row: LedgerRow): string {
  const { subject, object, verdict, type, tags, author, date, confidence, fingerprint, justification } = row;
  return JSON.stringify([
    [subject.uuid, object.uuid, verdict, type, tags],
    [author, date, confidence, fingerprint, justification],
  ]);
}

function reviewIn(row: LedgerRow): string {
  return JSON.stringify([decisionIn(row), row.reviewer, row.reviewDate, row.reviewerAgreement]);
}

function riskFirst(a: ReviewedChange, b: ReviewedChange): number {
  const risk = Number(b.warnings.length > 0) - Number(a.warnings.length > 0);
  return risk || (a.certainty ?? -1) - (b.certainty ?? -1) || (a.subject.value < b.subject.value ? -1 : 1);
}
