import type { CandidatePair } from '../../matcher/types.js';
import { percent } from '../../plan/percent.js';
import { type EntryView, type PairView, viewPair } from '../entry/view.js';
import { currentItem } from '../state/desk.js';
import { warningsOnDraft } from '../state/identity.js';
import { currentKey, currentPair, type State } from '../state/state.js';
import { rowsOn, standingOf } from '../state/verdicts.js';
import { wordOf } from '../state/word.js';
import { writesOf } from '../state/writes.js';
import { plainText } from '../text/line.js';
import { grouped, signed } from '../text/numbers.js';
import { mainEvidence } from '../view/evidence.js';
import { deskSentences } from './desk.js';

/** Longer descriptions are cut: the details have all of them. */
const LONGEST_DESCRIPTION = 400;
const MOST_NAMES = 8;
const MOST_EVIDENCE = 6;

/** The pair at hand in sentences, a line each, for those who hear them. */
export function pairSentences(state: State): string[] {
  const pair = currentPair(state);
  const view = pair && state.world ? viewPair(pair, state.world.galaxy) : null;
  const waiting = state.pending.decisions.length;
  if (pair === null || view === null) {
    return [`Nothing is left to decide here. ${waiting} pending.`];
  }
  const { queue } = state;
  return [
    `Pair ${grouped(queue.at + 1)} of ${grouped(queue.keys.length)}. ${grouped(waiting)} pending.`,
    ...deskSentences(state),
    ...entrySentences('First', view.left),
    ...entrySentences('Second', view.right),
    ...commonSentences(view),
    evidenceSentence(pair),
    ...writesSentences(state),
  ];
}

function entrySentences(which: string, view: EntryView): string[] {
  const { entry, cluster } = view.located;
  const names = view.names.slice(0, MOST_NAMES).map(({ text }) => text);
  const more = view.names.length - names.length;
  const called =
    names.length === 0 ? '' : ` Also called ${names.join(', ')}${more > 0 ? ` and ${more} more` : ''}.`;
  const country = view.country === '' ? '' : `, country ${view.country}`;
  const badges = view.badges.map((badge) => `, ${badge}`).join('');
  const description = descriptionOf(view);
  return [
    `${which}: ${entry.value}, ${view.kind} in ${cluster.name}${country}${badges}.${called}`,
    ...(description === '' ? [] : [`  ${cut(description)}`]),
  ];
}

function descriptionOf(view: EntryView): string {
  return view.description
    .map((paragraph) => plainText(paragraph).trim())
    .filter(Boolean)
    .join(' ');
}

function cut(text: string): string {
  const letters = [...text];
  return letters.length <= LONGEST_DESCRIPTION ? text : `${letters.slice(0, LONGEST_DESCRIPTION).join('')} …`;
}

function commonSentences({ left, right }: PairView): string[] {
  const names = new Set(
    [left.value, right.value, ...left.names, ...right.names]
      .filter((name) => name.shared)
      .map(({ text }) => text),
  );
  const refs = left.refs.filter((ref) => ref.shared).map(({ text }) => text);
  return [
    ...(names.size === 0 ? [] : [`Names in common: ${[...names].join(', ')}.`]),
    ...(refs.length === 0 ? [] : [`References in common: ${refs.join(', ')}.`]),
  ];
}

function evidenceSentence({ evidence, matchWeight, matchProbability }: CandidatePair): string {
  const rows = mainEvidence(evidence, MOST_EVIDENCE).map(
    ({ comparison, level, matchWeight: weight }) => `${comparison} ${signed(weight)} (${level})`,
  );
  return `Evidence: ${rows.join(', ')}. Sum ${signed(matchWeight)}: ${percent(matchProbability)} the same thing.`;
}

/** What accepting would write, what speaks against it, and what was said of the pair already. */
export function writesSentences(state: State): string[] {
  const pair = currentPair(state);
  const { draft, world } = state;
  const key = currentKey(state);
  if (pair === null || draft === null || world === null || key === null) return [];
  const writes = writesOf(pair, draft, world.galaxy, rowsOn(state, key));
  const relations = writes.relations.map(
    ({ from, type, to, there }) =>
      `${from.value} (${from.cluster}) ${type} ${to.value} (${to.cluster})${there ? ', which is there already' : ''}`,
  );
  const tags = draft.tags.length === 0 ? 'no tags' : `tags ${draft.tags.join(', ')}`;
  const note = draft.note === '' ? '' : `, note “${draft.note}”`;
  const found = standingOf(state, key);
  // What is a reason for the review was said with it.
  const reasons = currentItem(state)?.reasons ?? [];
  return [
    `Accepting writes: ${relations.join('; and ')}. With ${tags}${note}.`,
    ...(writes.replaced.length === 0 ? [] : [`In the place of: ${writes.replaced.join(', ')}.`]),
    ...(writes.others.length === 0 ? [] : [`There already, and staying: ${writes.others.join(', ')}.`]),
    ...warningsOnDraft(state, pair, draft)
      .filter((warning) => !reasons.includes(warning))
      .map((warning) => `Warning: ${warning}.`),
    ...(state.sticky === null ? [] : ['Type and tags are kept from the pair before.']),
    ...(found === null
      ? []
      : [`Decided: ${wordOf(found.decision)}, ${found.committed ? 'committed' : 'pending'}.`]),
  ];
}

/** Everything known about both entries, a line each. */
export function detailsSentences(state: State): string[] {
  const pair = currentPair(state);
  const view = pair && state.world ? viewPair(pair, state.world.galaxy) : null;
  if (pair === null || view === null) return ['There is no pair at hand.'];
  return [
    ...entryDetails('First', view.left),
    ...entryDetails('Second', view.right),
    'Evidence:',
    ...pair.evidence.map(
      ({ comparison, level, detail, matchWeight }) =>
        `  ${comparison} ${signed(matchWeight)}: ${level}${detail ? `, ${detail}` : ''}`,
    ),
  ];
}

function entryDetails(which: string, view: EntryView): string[] {
  const { entry, cluster } = view.located;
  const list = (label: string, values: readonly string[]) =>
    values.length === 0 ? [] : [`  ${label}: ${values.join(', ')}`];
  const texts = (marks: readonly { readonly text: string }[]) => marks.map(({ text }) => text);
  return [
    `${which}: ${entry.value}`,
    ...list('Framework', [`${cluster.name}, ${view.kind}`]),
    ...list('UUID', entry.uuid === null ? [] : [entry.uuid]),
    ...list('Marks', view.badges),
    ...list('Names', texts(view.names)),
    ...list('External ids', texts(view.externalIds)),
    ...view.facts.flatMap(({ key, text }) => list(key, [text])),
    ...list('Country', view.country === '' ? [] : [view.country]),
    ...list('Description', [descriptionOf(view)].filter(Boolean)),
    ...list('References', texts(view.refs)),
    ...view.relations.map(({ type, text }) => `  Relation: ${type} ${text}`),
  ];
}
