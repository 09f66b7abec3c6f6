import { visible } from '../galaxy/visible.js';
import type { Curator } from '../ledger/types.js';
import type { CommitMessage, Outcome } from './types.js';

/** How many clusters a subject line names before it only counts them. */
const NAMED_CLUSTERS = 4;

/**
 * The message of a commit in the habit of misp-galaxy: `chg: [threat-actor, malpedia] relate 12 pairs`, a line for
 * each relation, and trailers for who decided and with what. Text from the data is made visible.
 */
export function commitMessage(outcomes: readonly Outcome[], version: string): CommitMessage {
  const done = outcomes.filter((o) => o.result === 'written' || o.result === 'recorded');
  const related = done.filter((o) => o.result === 'written' && o.decision.verdict === 'accepted');
  const taken = done.filter((o) => o.result === 'written' && o.decision.verdict !== 'accepted');
  const recorded = done.filter((o) => o.result === 'recorded');
  return {
    subject: subjectOf(related, taken, recorded),
    body: paragraphs([
      [...related.map((o) => `- ${pairOf(o)}`), ...taken.map((o) => `- no longer: ${pairOf(o)}`)],
      done.length > related.length ? [tally(done)] : [],
    ]),
    trailers: [
      ...named(done.map((o) => o.decision.author)).map((value) => ({ key: 'Curated-by', value })),
      ...named(done.flatMap((o) => o.reviewer ?? [])).map((value) => ({
        key: 'Reviewed-by',
        value,
      })),
      { key: CURATED_WITH, value: `relata ${version}` },
    ],
  };
}

/** Trailers that say what a commit of relata's is. */
export const CURATED_WITH = 'Curated-with';
export const TAKES_BACK = 'Takes-back';

/** The message of a commit that changes only the ledger, and no decision of the one who commits. */
export function ledgerMessage(what: string, curator: string, version: string): CommitMessage {
  return {
    subject: `chg: [curation] ${visible(what)}`,
    body: '',
    trailers: [
      ...(curator === '' ? [] : [{ key: 'Curated-by', value: visible(curator) }]),
      { key: CURATED_WITH, value: `relata ${version}` },
    ],
  };
}

/** The message of a commit that takes back another one. */
export function undoMessage(
  outcomes: readonly Outcome[],
  {
    commit,
    curator,
    version,
  }: { commit: { hash: string; subject: string }; curator: string; version: string },
): CommitMessage {
  const related = outcomes.filter((o) => o.result === 'written');
  const what =
    related.length > 0
      ? `${clusterList(related)} take back ${pairs(related.length)}`
      : `[curation] take back ${decisions(outcomes.length)}`;
  return {
    subject: `chg: ${what}`,
    body: paragraphs([
      [`Takes back what ${commit.hash.slice(0, 12)} added: ${visible(commit.subject)}`],
      related.map((o) => `- no longer: ${pairOf(o)}`),
    ]),
    trailers: [
      ...(curator === '' ? [] : [{ key: 'Curated-by', value: visible(curator) }]),
      { key: TAKES_BACK, value: commit.hash },
      { key: CURATED_WITH, value: `relata ${version}` },
    ],
  };
}

/**
 * A message as git gets it. `edited` takes the place of subject and body; trailers at its end and those of the
 * message make one block.
 */
export function messageText(message: CommitMessage, edited?: string): string {
  const text = (
    edited ?? paragraphs([[message.subject], message.body === '' ? [] : [message.body]])
  ).trimEnd();
  const trailers = message.trailers.map(({ key, value }) => `${key}: ${value}`);
  const lastBlock = text
    .split(/\n{2,}/)
    .slice(1)
    .at(-1);
  const joins = lastBlock?.split('\n').every((line) => /^[A-Za-z][A-Za-z0-9-]*: \S/.test(line)) ?? false;
  return `${text}${joins ? '\n' : '\n\n'}${trailers.join('\n')}\n`;
}

/** `12 accepted, 3 rejected, 1 unsure, 1 sent back` */
function tally(outcomes: readonly Outcome[]): string {
  const said = outcomes.map(({ decision, isSentBack }) => (isSentBack ? 'sent back' : decision.verdict));
  return (['accepted', 'rejected', 'unsure', 'sent back'] as const)
    .map((what) => ({ what, n: said.filter((one) => one === what).length }))
    .filter(({ n }) => n > 0)
    .map(({ what, n }) => `${n} ${what}`)
    .join(', ');
}

/** `[a, b]`, the clusters with the most pairs first, else in the order of the decisions. */
function clusterList(outcomes: readonly Outcome[]): string {
  const counts = new Map<string, number>();
  for (const { decision } of outcomes) {
    for (const { cluster } of [decision.subject, decision.object])
      counts.set(cluster, (counts.get(cluster) ?? 0) + 1);
  }
  const names = [...counts].sort(([, n], [, m]) => m - n).map(([name]) => visible(name));
  const named = names.slice(0, NAMED_CLUSTERS).join(', ');
  return `[${names.length > NAMED_CLUSTERS ? `${named}, +${names.length - NAMED_CLUSTERS}` : named}]`;
}

function pairs(n: number): string {
  return n === 1 ? '1 pair' : `${n} pairs`;
}

function decisions(n: number): string {
  return n === 1 ? '1 decision' : `${n} decisions`;
}

function paragraphs(parts: readonly (readonly string[])[]): string {
  return parts
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n');
}

function subjectOf(
  related: readonly Outcome[],
  taken: readonly Outcome[],
  recorded: readonly Outcome[],
): string {
  const unrelate = taken.length > 0 ? [`unrelate ${pairs(taken.length)}`] : [];
  const relate = related.length > 0 ? [`relate ${pairs(related.length)}`] : [];
  const what = [...relate, ...unrelate].join(', ');
  if (what !== '') return `chg: ${clusterList([...related, ...taken])} ${what}`;
  const verb = recorded.every(({ reviewer }) => reviewer) ? 'review' : 'record';
  return `chg: [curation] ${verb} ${decisions(recorded.length)}`;
}

function pairOf({ decision: { subject, type, object } }: Outcome): string {
  const name = (ref: typeof subject) => visible(`${ref.value} (${ref.cluster})`);
  return `${name(subject)} ${visible(type)} ${name(object)}`;
}

function named(curators: readonly Curator[]): string[] {
  const names = curators.map(({ label, orcid }) => visible(label || (orcid ?? '')));
  return [...new Set(names)].filter((name) => name !== '');
}
