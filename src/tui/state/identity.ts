import { type Galaxy, pairKey } from '../../galaxy/galaxy.js';
import { isIdentity } from '../../galaxy/relation-vocabulary.js';
import type { Uuid } from '../../galaxy/types.js';
import { keyOf } from '../../ledger/rows.js';
import type { Decision } from '../../ledger/types.js';
import type { CandidatePair } from '../../matcher/types.js';
import {
  contradictionsOf,
  type Identities,
  type IdentityGraph,
  identityGraph,
  linksOf,
  rejectedAsSame,
} from '../../plan/review/identity-groups.js';
import type { LogicalRelation } from '../../plan/review/relation-changes.js';
import { type Surroundings, warningsOn } from '../../plan/review/warnings.js';
import type { Loaded } from '../events.js';
import type { Draft } from './draft.js';
import { currentPair, pairOf, type State } from './state.js';

/** Reading a whole galaxy takes a tenth of a second, so once for each. */
const ofWorld = new WeakMap<Galaxy, Identities>();
/** After a commit the galaxy is read again while what is pending stays. */
const ofDecisions = new WeakMap<object, { readonly base: Identities; readonly made: Identities }>();

/** Who is who as things stand; null while pairs are still being looked for, which comes first. */
export function identitiesOf(state: State): Identities | null {
  const { status } = state.scan;
  return state.world === null || status === 'waiting' || status === 'running' ? null : identitiesNow(state);
}

/** The same, whatever else is going on: for those who ask for it. */
export function identitiesNow({ world, pending, committed }: State): Identities {
  if (world === null) return NOBODY;
  const base = ofWorld.get(world.galaxy) ?? identitiesIn(world);
  ofWorld.set(world.galaxy, base);
  const known = ofDecisions.get(pending);
  if (known?.base === base) return known.made;
  const made = withDecisions(base, [...committed.values(), ...pending.decisions]);
  ofDecisions.set(pending, { base, made });
  return made;
}

const NOBODY: Identities = { graph: { neighbours: () => new Set() }, rejected: new Set() };

function identitiesIn({ galaxy, ledger }: Loaded): Identities {
  return { graph: identityGraph(galaxy, ledger), rejected: rejectedAsSame(ledger) };
}

function withDecisions(base: Identities, decisions: readonly Decision[]): Identities {
  const added = new Map<string, string[]>();
  const join = (a: string, b: string) => added.set(a, [...(added.get(a) ?? []), b]);
  for (const { verdict, type, subject, object } of decisions) {
    if (verdict !== 'accepted' || !isIdentity(type)) continue;
    join(subject.uuid, object.uuid);
    join(object.uuid, subject.uuid);
  }
  const graph: IdentityGraph = {
    neighbours: (uuid) => {
      const more = added.get(uuid);
      return more ? new Set([...base.graph.neighbours(uuid), ...more]) : base.graph.neighbours(uuid);
    },
  };
  const replaced = new Set(decisions.map(keyOf));
  const rejected = [...base.rejected].filter((key) => !replaced.has(key));
  return { graph, rejected: new Set([...rejected, ...rejectedAsSame(decisions)]) };
}

/** Why a decision should be thought over before it is committed, one clause each. */
export function warningsOnDecision(
  state: State,
  { verdict, subject, object, type, tags }: Decision,
): string[] {
  if (state.world === null || verdict !== 'accepted') return [];
  const relation = { subject: subject.uuid, object: object.uuid, type, tags };
  return warningsKnowing(state, identitiesNow(state), state.world, relation);
}

/** Why accepting `draft` on `pair` should be thought over, one clause each; nothing while too little is known. */
export function warningsOnDraft(state: State, pair: CandidatePair, draft: Draft): string[] {
  const identities = identitiesOf(state);
  if (identities === null || state.world === null) return [];
  const relation = relationOf(pair, draft);
  return warningsKnowing(state, identities, state.world, relation);
}

/**
 * Most relations have nothing against them: only of others are the weakest links looked for. That the same pair was
 * rejected before speaks not against it: this takes the place of that.
 */
function warningsKnowing(
  state: State,
  known: Identities,
  world: Loaded,
  relation: LogicalRelation,
): string[] {
  const identities = withoutRejectionOf(known, pairKey(relation.subject, relation.object));
  const warnings = warningsOn(relation, null, { ...identities, galaxy: world.galaxy });
  return warnings.length === 0
    ? warnings
    : warningsOn(relation, null, surroundingsOf(state, identities, world, relation));
}

function withoutRejectionOf({ graph, rejected }: Identities, key: string): Identities {
  if (!rejected.has(key)) return { graph, rejected };
  return { graph, rejected: new Set([...rejected].filter((other) => other !== key)) };
}

function relationOf({ subject, object }: CandidatePair, draft: Draft): LogicalRelation {
  const [from, to] = draft.subject === 'subject' ? [subject, object] : [object, subject];
  return { subject: from.uuid, object: to.uuid, type: draft.type, tags: draft.tags };
}

function surroundingsOf(
  state: State,
  identities: Identities,
  { galaxy }: Loaded,
  relation: LogicalRelation,
): Surroundings {
  const scores = linksOn(relation, identities, galaxy).flatMap((link) => {
    const pair = scoreOf(state, pairKey(...link));
    return pair ? [[pairKey(...link), pair] as const] : [];
  });
  return { ...identities, galaxy, scores: new Map(scores) };
}

/** The links of the chains that speak against a relation. */
function linksOn(
  { subject, object, type }: LogicalRelation,
  known: Identities,
  galaxy: Galaxy,
): [Uuid, Uuid][] {
  if (!isIdentity(type)) return [];
  return contradictionsOf(subject, object, known.graph, galaxy, known.rejected).flatMap(({ chain }) =>
    linksOf(chain),
  );
}

function scoreOf(state: State, key: string): CandidatePair | null {
  return pairOf(state, key) ?? state.links.get(key) ?? null;
}

/** The links that speak against the pair on screen and whose scores nobody has asked for. */
export function unscoredLinks(state: State): readonly (readonly [Uuid, Uuid])[] {
  const pair = currentPair(state);
  const identities = identitiesOf(state);
  if (pair === null || state.draft === null || identities === null || state.world === null) return [];
  return linksOn(relationOf(pair, state.draft), identities, state.world.galaxy).filter((link) => {
    const key = pairKey(...link);
    return pairOf(state, key) === null && !state.links.has(key);
  });
}
