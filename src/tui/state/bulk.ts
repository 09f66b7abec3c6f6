import type { Pending } from '../../ledger/pending.js';
import type { Decision, Verdict } from '../../ledger/types.js';
import { reviewDecision } from '../../plan/review/decide.js';
import type { BulkPlan, Override, Tally } from './bulk-plan.js';
import { draftOfItem, itemOf } from './desk.js';
import { type Draft, decide, proposedDraft } from './draft.js';
import { warningsOnDraft } from './identity.js';
import { byProbability } from './order.js';
import { pairOf, type State } from './state.js';
import { isOpen } from './verdicts.js';
import { writesOf } from './writes.js';

/** The decisions on many pairs, each as it is proposed but for `override`. `at` is when, as milliseconds since 1970. */
export function planBulk(
  state: State,
  keys: readonly string[],
  verdict: Verdict,
  { override, at }: { readonly override: Override; readonly at: number },
): BulkPlan {
  const open = keys.filter((key) => isOpen(state, key));
  const planned = open
    .flatMap((key) => {
      const pair = pairOf(state, key);
      return pair ? [{ key, pair }] : [];
    })
    .sort((a, b) => byProbability(b.pair, a.pair))
    .map(({ key }) => ({
      key,
      decision: decisionOn(state, key, overridden(startDraft(state, key), override), verdict, at),
    }));
  const made = planned.flatMap(({ key, decision }) => ('refused' in decision ? [] : [{ key, decision }]));
  const decisions = made.map(({ decision }) => decision);
  return {
    keys: made.map(({ key }) => key),
    decisions,
    types: tally(decisions.map(({ type }) => type)),
    tags: tally(decisions.flatMap(({ tags }) => tags)),
    writes: countWrites(state, decisions),
    decided: keys.length - open.length,
    refused: planned.flatMap(({ decision }) => ('refused' in decision ? [decision.refused] : [])),
  };
}

function tally(items: readonly string[]): Tally[] {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return [...counts].sort(([, m], [, n]) => n - m);
}

function countWrites({ world }: State, decisions: readonly Decision[]): BulkPlan['writes'] {
  const clusters = new Set<string>();
  let [added, there] = [0, 0];
  if (world === null) return { added, there, clusters: 0 };
  for (const { subject, object, ...draft } of decisions) {
    const writes = writesOf({ subject, object }, { ...draft, subject: 'subject' }, world.galaxy);
    for (const relation of writes.relations) {
      if (relation.there) there += 1;
      else {
        added += 1;
        clusters.add(relation.from.cluster);
      }
    }
  }
  return { added, there, clusters: clusters.size };
}

/** The decision that a draft on a pair stands for, or why there can be none. */
export function decisionOn(
  state: State,
  key: string,
  draft: Draft | null,
  verdict: Verdict,
  at: number,
  say: typeof reviewDecision = reviewDecision,
): Decision | { readonly refused: string } {
  const pair = pairOf(state, key);
  const { world } = state;
  const { desk } = state.start;
  const left = pair && world?.galaxy.find(pair.subject.uuid);
  const right = pair && world?.galaxy.find(pair.object.uuid);
  if (pair === null || draft === null || world?.author == null) return { refused: 'there is no pair' };
  if (!left || !right) return { refused: 'one of the two entries is gone from the galaxy' };
  const own = decide(pair, draft, verdict, { author: world.author, at, entries: [left, right] });
  const item = itemOf(state, key);
  return item && desk ? say(item, own, desk.settings) : own;
}

/** The draft that a pair starts with when nothing is decided on it. */
export function startDraft(state: State, key: string): Draft | null {
  const pair = pairOf(state, key);
  const item = itemOf(state, key);
  if (pair === null) return null;
  return item ? draftOfItem(pair, item) : proposedDraft(pair, state.sticky);
}

/** A direction that was proposed for another type says nothing of this one: then the left entry is the subject. */
function overridden(draft: Draft | null, { type, tags }: Override): Draft | null {
  if (draft === null) return null;
  const typed =
    type === null || type === draft.type ? draft : { ...draft, type, subject: 'subject' as const };
  return tags === null ? typed : { ...typed, tags };
}

/**
 * What speaks against one decision of a plan once all the others are made: two of them can join what neither does alone.
 * Nothing speaks against a decision that does not accept.
 */
export function warningsInPlan(
  state: State,
  plan: BulkPlan,
  key: string,
  decision: Decision,
): readonly string[] {
  const pair = pairOf(state, key);
  if (pair === null || decision.verdict !== 'accepted') return [];
  const subject = decision.subject.uuid === pair.subject.uuid ? 'subject' : 'object';
  const pending = pendingWith(state, plan);
  return warningsOnDraft({ ...state, pending }, pair, { ...decision, subject });
}

/** Who is who is worked out once for what is pending, so this is one object for each plan. */
const withPlan = new WeakMap<BulkPlan, { readonly from: Pending; readonly made: Pending }>();

function pendingWith({ pending }: State, plan: BulkPlan): Pending {
  const known = withPlan.get(plan);
  if (known?.from === pending) return known.made;
  const made = { ...pending, decisions: [...pending.decisions, ...plan.decisions] };
  withPlan.set(plan, { from: pending, made });
  return made;
}

/** The marked pairs but for those of the plan that something speaks against. */
export function withoutWarned(state: State, marked: readonly string[], plan: BulkPlan): readonly string[] {
  const warned = new Set(
    plan.keys.filter((key, index) => {
      const decision = plan.decisions[index];
      return decision !== undefined && warningsInPlan(state, plan, key, decision).length > 0;
    }),
  );
  return warned.size === 0 ? marked : marked.filter((key) => !warned.has(key));
}
