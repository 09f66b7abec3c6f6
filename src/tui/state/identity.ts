import type { Galaxy } from '../../galaxy/galaxy.js';
import { isIdentity } from '../../galaxy/relation-vocabulary.js';
import type { Decision } from '../../ledger/types.js';
import type { CandidatePair } from '../../matcher/types.js';
import { type IdentityGraph, identityGraph, rejectedAsSame } from '../../plan/review/identity-groups.js';
import { warningsOn } from '../../plan/review/warnings.js';
import type { Loaded } from '../events.js';
import type { Draft } from './draft.js';
import type { State } from './state.js';

/** What is known of who is who: relations, ledger, and what this session decided. */
export interface Identities {
  readonly graph: IdentityGraph;
  /** Keys of pairs that are not the same thing. */
  readonly rejected: ReadonlySet<string>;
}

/** Reading a whole galaxy takes a tenth of a second, so once for each. */
const ofWorld = new WeakMap<Galaxy, Identities>();
const ofDecisions = new WeakMap<object, Identities>();

/** Who is who as things stand; null while pairs are still being looked for, which comes first. */
export function identitiesOf(state: State): Identities | null {
  const { status } = state.scan;
  return state.world === null || status === 'waiting' || status === 'running' ? null : identitiesNow(state);
}

/** The same, whatever else is going on: for those who ask for it. */
export function identitiesNow({ world, pending, committed }: State): Identities {
  if (world === null) return NOBODY;
  const known = ofDecisions.get(pending);
  if (known) return known;
  const base = ofWorld.get(world.galaxy) ?? identitiesIn(world);
  ofWorld.set(world.galaxy, base);
  const made = withDecisions(base, [...committed.values(), ...pending.decisions]);
  ofDecisions.set(pending, made);
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
  return { graph, rejected: new Set([...base.rejected, ...rejectedAsSame(decisions)]) };
}

/** Why a decision should be thought over before it is committed, one clause each. */
export function warningsOnDecision(
  state: State,
  { verdict, subject, object, type, tags }: Decision,
): string[] {
  if (state.world === null || verdict !== 'accepted') return [];
  const relation = { subject: subject.uuid, object: object.uuid, type, tags };
  return warningsOn(relation, null, { ...identitiesNow(state), galaxy: state.world.galaxy });
}

/** Why accepting `draft` on `pair` should be thought over, one clause each; nothing while too little is known. */
export function warningsOnDraft(state: State, pair: CandidatePair, draft: Draft): string[] {
  const identities = identitiesOf(state);
  if (identities === null || state.world === null) return [];
  const [subject, object] =
    draft.subject === 'subject' ? [pair.subject, pair.object] : [pair.object, pair.subject];
  const relation = { subject: subject.uuid, object: object.uuid, type: draft.type, tags: draft.tags };
  return warningsOn(relation, null, { ...identities, galaxy: state.world.galaxy });
}
