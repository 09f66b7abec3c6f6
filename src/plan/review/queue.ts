import { type Galaxy, pairKey } from '../../galaxy/galaxy.js';
import { isIdentity } from '../../galaxy/relation-vocabulary.js';
import type { Uuid } from '../../galaxy/types.js';
import { groupByPair } from '../../ledger/check/doubles.js';
import { curatorName, sameCurator } from '../../ledger/curators.js';
import { agree, fileOf, keyOf, reviewerOf, sameRelation } from '../../ledger/rows.js';
import type { TeamSettings } from '../../ledger/settings.js';
import type { Curator, LedgerRow } from '../../ledger/types.js';
import type { CandidatePair } from '../../matcher/types.js';
import { coarsePercent, percent } from '../percent.js';
import { certaintyOf } from './certainty.js';
import { contradictionsOf, type IdentityGraph, linksOf, rejectedAsSame } from './identity-groups.js';
import { standingRelation } from './standing-relation.js';
import { type Surroundings, warningsOn } from './warnings.js';

/** What is up for review. */
export interface ReviewInput {
  readonly galaxy: Galaxy;
  /** Of the relations that stand in the galaxy. */
  readonly graph: IdentityGraph;
  /** The rows of the ledger, disagreements and all. */
  readonly ledger: readonly LedgerRow[];
  readonly scope: ReviewScope;
  readonly reviewer: Curator;
  readonly settings: TeamSettings;
}

/**
 * Which pairs are reviewed: all that stand out in the ledger, with its predictions; or what others have decided since it
 * was `before`; or rows that the ledger may not have, those of a file or of another branch.
 */
export type ReviewScope =
  | { readonly what: 'ledger' }
  | { readonly what: 'since'; readonly before: readonly LedgerRow[] }
  | { readonly what: 'offered'; readonly rows: readonly LedgerRow[] };

/** A pair to review. */
export interface ReviewItem {
  readonly key: string;
  /** What was said of it, the one that is up for review first: never empty. */
  readonly rows: readonly [LedgerRow, ...LedgerRow[]];
  /** Why it is here, the weightiest first, one clause each. */
  readonly reasons: readonly string[];
  /** The weightier, the smaller. */
  readonly rank: Rank;
  /** How sure the relation is, 0..1; null when nobody knows. */
  readonly certainty: number | null;
}

/** What makes a pair worth a reviewer's time, the weightiest first. */
const RANKS = ['disagreement', 'against-matcher', 'risk', 'decision', 'prediction'] as const;
export type Rank = (typeof RANKS)[number];

/** A matcher that is this sure, or this sure of the contrary, has a strong opinion. */
const STRONG = 0.95;

/** What is up for review. Rows and chains are worked out once, scores have to be asked for in between. */
export interface Review {
  /** The pairs that may come into the queue, and the links of the chains that make them a contradiction. */
  readonly pairs: readonly (readonly [Uuid, Uuid])[];
  /** The queue, given what the matcher makes of `pairs`, by pair key. */
  queue(scores: ReadonlyMap<string, CandidatePair>): ReviewItem[];
}

/**
 * The maintainer's queue: disagreements first, then decisions against the matcher's strong opinion, then relations that
 * touch revoked or deprecated entries or contradict others, then the remaining decisions of others, the least certain
 * first, then predictions, the most certain first. What the reviewer or somebody else has approved is done.
 */
export function reviewOf(input: ReviewInput): Review {
  const surroundings = { ...input, rejected: rejectedAsSame(input.ledger) };
  const isWanted = wantedIn(input);
  const groups = groupsOf(input).filter((rows) => mayComeUp(rows, input.scope, isWanted));
  return {
    pairs: groups.flatMap(([row]) => pairsBehind(row, surroundings)),
    queue: (scores) => {
      const judge = judgeOf(input.reviewer, isWanted, { ...surroundings, scores });
      return groups.flatMap((rows) => judge(rows) ?? []).sort(inOrder);
    },
  };
}

/** Whether rows can come into the queue at all, whatever the matcher thinks of their pair. */
function mayComeUp(
  [row, ...others]: Rows,
  scope: ReviewScope,
  isWanted: (row: LedgerRow) => boolean,
): boolean {
  if (others.length > 0) return true;
  if (isApproved(row)) return false;
  if (fileOf(row) === 'predictions') return scope.what !== 'since';
  // Nothing speaks against who cannot tell.
  return isWanted(row) || (scope.what === 'ledger' && row.verdict !== 'unsure');
}

function pairsBehind(
  { subject, object, verdict, type }: LedgerRow,
  { graph, galaxy, rejected }: Surroundings,
): (readonly [Uuid, Uuid])[] {
  const pair = [subject.uuid, object.uuid] as const;
  if (verdict !== 'accepted' || !isIdentity(type)) return [pair];
  return [pair, ...contradictionsOf(...pair, graph, galaxy, rejected).flatMap(({ chain }) => linksOf(chain))];
}

type Rows = readonly [LedgerRow, ...LedgerRow[]];

/** The rows of each pair that is in scope: what is offered comes before what the ledger says. */
function groupsOf({ ledger, scope, galaxy }: ReviewInput): Rows[] {
  const offered = scope.what === 'offered' ? scope.rows : [];
  const wanted = scope.what === 'offered' ? new Set(offered.map(keyOf)) : null;
  const rows = [...offered, ...ledger].filter((row) => wanted === null || wanted.has(keyOf(row)));
  return groupByPair(rows.map((row) => ({ row, file: fileOf(row), line: 0 }))).flatMap(({ kept }) => {
    const [first, ...rest] = kept;
    const known = first && galaxy.find(first.subject.uuid) && galaxy.find(first.object.uuid);
    return first && known ? [[first, ...rest] as const] : [];
  });
}

function judgeOf(
  reviewer: Curator,
  isWanted: (row: LedgerRow) => boolean,
  surroundings: Surroundings & { readonly scores: ReadonlyMap<string, CandidatePair> },
): (rows: Rows) => ReviewItem | null {
  return (rows) => {
    const [row, ...others] = rows;
    const key = keyOf(row);
    const score = surroundings.scores.get(key) ?? null;
    const certainty = row.confidence ?? certaintyOf(asRelation(row), score);
    const item = (rank: Rank, reasons: readonly string[]) => ({ key, rows, reasons, rank, certainty });

    if (others.length > 0) return item('disagreement', rows.map(sayWho));
    if (fileOf(row) === 'predictions') return item('prediction', predictedBy(row));
    const wanted = isWanted(row);
    const against = againstMatcher(row, score);
    const risks = risksOf(row, surroundings);
    const mine = sameCurator(row.author, reviewer) ? 'yourself' : curatorName(row.author);
    const reasons = [...against, ...risks, ...(wanted ? [`decided by ${mine}`] : [])];
    if (against.length > 0) return item('against-matcher', reasons);
    if (risks.length > 0) return item('risk', reasons);
    return wanted ? item('decision', reasons) : null;
  };
}

/** Whether a decision is to be looked at even if nothing is odd about it. */
function wantedIn({ scope, reviewer, settings }: ReviewInput): (row: LedgerRow) => boolean {
  if (scope.what === 'offered') return () => true;
  if (scope.what === 'ledger') return (row) => settings.fourEyes && !sameCurator(row.author, reviewer);
  const before = new Map(scope.before.map((row) => [keyOf(row), row]));
  return (row) => !sameCurator(row.author, reviewer) && !saidBefore(before.get(keyOf(row)), row);
}

/** Nobody can agree more with a decision that is unsure than by having looked at it. */
function isApproved(row: LedgerRow): boolean {
  return reviewerOf(row) !== null && (row.verdict === 'unsure' || (row.reviewerAgreement ?? 0) > 0);
}

function saidBefore(earlier: LedgerRow | undefined, row: LedgerRow): boolean {
  return (
    earlier !== undefined &&
    agree(earlier, row) &&
    sameRelation(earlier, row) &&
    sameCurator(earlier.author, row.author)
  );
}

function predictedBy({ tool, confidence }: LedgerRow): string[] {
  return [
    `predicted${tool ? ` by ${tool}` : ''}${confidence === null ? '' : `, ${coarsePercent(confidence)}`}`,
  ];
}

/** `Alice rejected similar` */
function sayWho(row: LedgerRow): string {
  const who = fileOf(row) === 'predictions' ? row.tool || 'a matcher' : curatorName(row.author);
  return `${who}: ${fileOf(row) === 'predictions' ? 'predicted' : row.verdict} ${row.type}`;
}

function againstMatcher(row: LedgerRow, score: CandidatePair | null): string[] {
  const certainty = certaintyOf(asRelation(row), score);
  if (certainty === null) return [];
  if (row.verdict === 'accepted' && certainty <= 1 - STRONG)
    return [`the matcher gives it ${percent(certainty)}`];
  if (row.verdict === 'rejected' && certainty >= STRONG)
    return [`rejected, and the matcher gives it ${percent(certainty)}`];
  return [];
}

function risksOf(row: LedgerRow, surroundings: Surroundings): string[] {
  const { galaxy } = surroundings;
  if (row.verdict === 'rejected') {
    const standing = standingRelation(row, galaxy);
    return standing === null ? [] : [`rejected, and stands in ${standing}`];
  }
  if (row.verdict === 'unsure') return [];
  const sentBack = (row.reviewerAgreement ?? 0) < 0;
  return warningsOn(asRelation(row), sentBack ? { ...row, reviewerAgreement: null } : row, surroundings);
}

function asRelation({ subject, object, type, tags }: LedgerRow) {
  return { subject: subject.uuid, object: object.uuid, type, tags };
}

function inOrder(a: ReviewItem, b: ReviewItem): number {
  const rank = RANKS.indexOf(a.rank) - RANKS.indexOf(b.rank);
  if (rank !== 0) return rank;
  const certainty = (a.certainty ?? 0) - (b.certainty ?? 0);
  const sign = a.rank === 'prediction' ? -1 : 1;
  return certainty * sign || (pairKey(...uuids(a)) < pairKey(...uuids(b)) ? -1 : 1);
}

function uuids({ rows: [row] }: ReviewItem): [string, string] {
  return [row.subject.uuid, row.object.uuid];
}
