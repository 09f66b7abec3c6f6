import { descriptionSimilarity, mentions } from './descriptions.js';
import { KINDS, type Kind } from './kind.js';
import type { MatchIndex } from './match-index.js';
import { Step } from './name-forms.js';
import {
  bearersOf,
  closestSpelling,
  type NameAgreement,
  nameAgreement,
  nameWordOverlap,
  type Spelling,
  type WordOverlap,
} from './names.js';

/** Everything that is measured on a pair before any level is chosen. */
export interface PairFacts {
  readonly a: number;
  readonly b: number;
  readonly kinds: readonly [Kind, Kind];
  readonly agreement: NameAgreement;
  /** Null when a name agrees anyway. */
  readonly spelling: Spelling | null;
  readonly overlap: WordOverlap;
  /** Entries that bear the best agreeing key; different kinds among them; most of them in one cluster. */
  readonly bearers: number;
  readonly bearerKinds: number;
  readonly bearersInOneCluster: number;
  readonly keyLength: number;
  readonly sharedRefs: number;
  readonly bothHaveRefs: boolean;
  readonly sharedIds: readonly string[];
  readonly bothHaveOwnIds: boolean;
  /** Cosine of the two descriptions, 0..1; null when one has none. */
  readonly description: number | null;
  /** How many of the two descriptions name the other entry. */
  readonly mentions: number;
}

/** Measures a pair. `facts(a, b)` and `facts(b, a)` say the same with the sides exchanged. */
export function pairFacts(index: MatchIndex, a: number, b: number): PairFacts {
  const agreement = nameAgreement(index, a, b);
  const agrees = agreement.step !== null && agreement.step <= Step.generic;
  const bearers = agreement.key === null ? null : bearerStatistics(index, agreement.key);
  const shared = sharedIds(index, a, b);
  return {
    a,
    b,
    kinds: [KINDS[index.kinds[a] ?? 0] ?? 'term', KINDS[index.kinds[b] ?? 0] ?? 'term'],
    agreement,
    spelling: agrees ? null : closestSpelling(index, a, b),
    overlap: agrees ? 'none' : nameWordOverlap(index, a, b),
    bearers: bearers?.count ?? 0,
    bearerKinds: bearers?.kinds ?? 0,
    bearersInOneCluster: bearers?.inOneCluster ?? 0,
    keyLength: agreement.key === null ? 0 : (index.keyTexts[agreement.key]?.length ?? 0),
    sharedRefs: countShared(index.refs, a, b),
    bothHaveRefs: rowLength(index.refs, a) > 0 && rowLength(index.refs, b) > 0,
    sharedIds: shared,
    bothHaveOwnIds: hasOwnId(index, a) && hasOwnId(index, b),
    description: descriptionSimilarity(index, a, b),
    mentions: (mentions(index, a, b) ? 1 : 0) + (mentions(index, b, a) ? 1 : 0),
  };
}

function bearerStatistics(index: MatchIndex, key: number) {
  const perCluster = new Map<number, number>();
  const kinds = new Set<number>();
  const end = index.bearers.start[key + 1] ?? 0;
  const count = bearersOf(index, key);
  for (
    let at = index.bearers.start[key] ?? 0;
    at < Math.min(end, (index.bearers.start[key] ?? 0) + 500);
    at += 1
  ) {
    const entry = index.bearers.items[at] ?? 0;
    const cluster = index.cluster[entry] ?? 0;
    perCluster.set(cluster, (perCluster.get(cluster) ?? 0) + 1);
    kinds.add(index.kinds[entry] ?? 0);
  }
  return { count, kinds: kinds.size, inOneCluster: Math.max(0, ...perCluster.values()) };
}

function rowLength(rows: { start: Uint32Array }, row: number): number {
  return (rows.start[row + 1] ?? 0) - (rows.start[row] ?? 0);
}

/** Size of the intersection of two ascending rows. */
function countShared(rows: MatchIndex['refs'], a: number, b: number): number {
  let i = rows.start[a] ?? 0;
  let j = rows.start[b] ?? 0;
  const endA = rows.start[a + 1] ?? 0;
  const endB = rows.start[b + 1] ?? 0;
  let shared = 0;
  while (i < endA && j < endB) {
    const left = rows.items[i] ?? 0;
    const right = rows.items[j] ?? 0;
    if (left === right) shared += 1;
    if (left <= right) i += 1;
    if (right <= left) j += 1;
  }
  return shared;
}

/** Ids that both have, at least one of them as its own. */
function sharedIds(index: MatchIndex, a: number, b: number): string[] {
  const shared: string[] = [];
  for (let i = index.ids.start[a] ?? 0; i < (index.ids.start[a + 1] ?? 0); i += 1) {
    for (let j = index.ids.start[b] ?? 0; j < (index.ids.start[b + 1] ?? 0); j += 1) {
      const same = index.ids.items[i] === index.ids.items[j];
      if (same && (index.ownIds[i] === 1 || index.ownIds[j] === 1)) {
        shared.push(index.idTexts[index.ids.items[i] ?? 0] ?? '');
      }
    }
  }
  return shared;
}

function hasOwnId(index: MatchIndex, entry: number): boolean {
  const end = index.ids.start[entry + 1] ?? 0;
  for (let at = index.ids.start[entry] ?? 0; at < end; at += 1) if (index.ownIds[at] === 1) return true;
  return false;
}
