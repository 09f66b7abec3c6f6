import { branchOf, commitWarnings, countPlan, hasUse, WITHOUT_GIT } from '../state/commit-facts.js';
import { DIFF_SIGNS, diffLines } from '../state/diff.js';
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
    ...(repository === null
      ? [`There is ${WITHOUT_GIT}.`]
      : [`Branch: ${branchOf(screen, repository)}.`, `Message: ${subjectOf(screen, plan)}`]),
    ...commitWarnings(screen, 'i').map((warning) => `Warning: ${warning}.`),
  ];
}

/** What can be answered, in the order of the prompt, and what each does. */
const ANSWERS = [
  ['y', 'confirm', 'commits'],
  ['d', 'details', 'shows the diff'],
  ['e', 'edit', 'takes another subject for the message'],
  ['b', 'branch', 'another branch'],
  ['i', 'include-dirty', 'your own edits of these files along or not'],
] as const;

/** The letter that a line means; null when it means to go back. */
export function readCommitAnswer(screen: CommitScreen, line: string): (typeof ANSWERS)[number][0] | null {
  const typed = line === 'yes' ? 'y' : line;
  return ANSWERS.find(([letter, action]) => letter === typed && hasUse(screen, action))?.[0] ?? null;
}

/** The question before anything is written, and what its answers do. */
export function commitQuestion(screen: CommitScreen): { readonly help: string; readonly prompt: string } {
  const hasGit = hasUse(screen, 'branch');
  const answers = ANSWERS.filter(([, action]) => hasUse(screen, action));
  const does = (letter: string, text: string) => `${letter} ${!hasGit && letter === 'y' ? 'writes' : text}`;
  return {
    help: `${answers.map(([letter, , text]) => does(letter, text)).join(', ')}; anything else goes back.`,
    prompt: `${hasGit ? 'Commit' : 'Write'} [${[...answers.map(([letter]) => letter), 'n'].join(',')}]: `,
  };
}

/** The diff, a line each. */
export function diffSentences({ phase }: CommitScreen): string[] {
  if (phase.name !== 'ready') return [];
  return diffLines(phase.plan).map(({ kind, text }) => `${DIFF_SIGNS[kind]}${text}`);
}
