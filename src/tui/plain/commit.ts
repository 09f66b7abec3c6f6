import { branchOf, commitWarnings, countPlan } from '../state/commit-facts.js';
import { diffLines } from '../state/diff.js';
import type { CommitScreen } from '../state/screen.js';
import { count, subjectOf } from '../update/commit.js';

/** What is about to be committed, in sentences. */
export function commitSentences(screen: CommitScreen): string[] {
  const { phase } = screen;
  if (phase.name === 'failed') {
    const { message, remedy } = phase.failure;
    return [
      `Nothing was committed: ${message}${remedy === null ? '' : `; ${remedy}`}.`,
      'What was decided is still pending.',
    ];
  }
  if (phase.name === 'planning') return [];
  const { plan, repository } = phase;
  const { relations, clusters, decisions, versions } = countPlan(plan);
  return [
    `To be written: ${count(relations, 'relation')} in ${count(clusters, 'cluster')}, ${count(decisions, 'decision')} into the ledger.`,
    ...versions.map(({ cluster, from, to }) => `  Version of ${cluster}: ${from} becomes ${to}.`),
    `Branch: ${branchOf(screen, repository)}.`,
    `Message: ${subjectOf(screen, plan)}`,
    ...commitWarnings(screen, 'i').map((warning) => `Warning: ${warning}.`),
  ];
}

const SIGNS = { warning: '! ', file: '', hunk: '', added: '+', removed: '-', context: ' ' } as const;

/** The diff, a line each. */
export function diffSentences({ phase }: CommitScreen): string[] {
  if (phase.name !== 'ready') return [];
  return diffLines(phase.plan).map(({ kind, text }) => `${SIGNS[kind]}${text}`);
}
