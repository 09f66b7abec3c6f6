import { visible } from '../galaxy/visible.js';
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
      ...curators(done).map((value) => ({ key: 'Curated-by', value })),
      { key: 'Curated-with', value: `relata ${version}` },
    ],
  };
}

/** The text of a message without its trailers, which git adds itself. */
export function messageText({ subject, body }: CommitMessage): string {
  return paragraphs([[subject], body === '' ? [] : [body]]);
}

/** `12 accepted, 3 rejected, 1 unsure` */
export function tally(outcomes: readonly Outcome[]): string {
  return (['accepted', 'rejected', 'unsure'] as const)
    .map((verdict) => ({ verdict, n: outcomes.filter((o) => o.decision.verdict === verdict).length }))
    .filter(({ n }) => n > 0)
    .map(({ verdict, n }) => `${n} ${verdict}`)
    .join(', ');
}

/** `[a, b]`, the clusters with the most pairs first, ties by name. */
export function clusterList(outcomes: readonly Outcome[]): string {
  const counts = new Map<string, number>();
  for (const { decision } of outcomes) {
    for (const { cluster } of [decision.subject, decision.object])
      counts.set(cluster, (counts.get(cluster) ?? 0) + 1);
  }
  const names = [...counts]
    .sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
    .map(([name]) => visible(name));
  const named = names.slice(0, NAMED_CLUSTERS).join(', ');
  return `[${names.length > NAMED_CLUSTERS ? `${named}, +${names.length - NAMED_CLUSTERS}` : named}]`;
}

export function pairs(n: number): string {
  return n === 1 ? '1 pair' : `${n} pairs`;
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
  if (related.length > 0) return `chg: ${clusterList(related)} relate ${pairs(related.length)}`;
  if (taken.length > 0) return `chg: ${clusterList(taken)} unrelate ${pairs(taken.length)}`;
  const n = recorded.length;
  return `chg: [curation] record ${n === 1 ? '1 decision' : `${n} decisions`}`;
}

function pairOf({ decision: { subject, type, object } }: Outcome): string {
  const name = (ref: typeof subject) => visible(`${ref.value} (${ref.cluster})`);
  return `${name(subject)} ${visible(type)} ${name(object)}`;
}

function curators(outcomes: readonly Outcome[]): string[] {
  const names = outcomes.map(({ decision: { author } }) => visible(author.label || (author.orcid ?? '')));
  return [...new Set(names)].filter((name) => name !== '');
}
