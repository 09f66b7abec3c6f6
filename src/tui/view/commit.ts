import type { WritePlan } from '../../plan/types.js';
import { COMMIT_HEAD, commitBodyRows } from '../layout.js';
import { branchOf, commitWarnings, countPlan } from '../state/commit-facts.js';
import { type DiffLine, diffLines } from '../state/diff.js';
import type { CommitScreen, Screen } from '../state/screen.js';
import { keyOf, type State } from '../state/state.js';
import { between, fit, fitBlock } from '../text/fit.js';
import { type Line, line, type Span, span } from '../text/line.js';
import { count, subjectOf } from '../update/commit.js';
import { fieldLine } from './panel.js';

/** The branch or the subject of the message, while it is being written. */
export type CommitField = Extract<Screen, { kind: 'message' | 'branch' }>;

/**
 * What is about to be written and committed: counts, branch, message, warnings, and the diff below. `writing` is the
 * line that is being edited, in its place.
 */
export function commitLines(state: State, screen: CommitScreen, writing: CommitField | null): Line[] {
  const { size } = state;
  const { phase } = screen;
  if (phase.name === 'planning') return [line(' reading what the decisions touch …')];
  if (phase.name === 'failed') {
    return [
      [span(' ✗ nothing was committed: ', 'error'), span(phase.failure.message)],
      ...(phase.failure.remedy === null ? [] : [line(`   ${phase.failure.remedy}`)]),
      [],
      [span('   what was decided is still pending', 'dim')],
    ];
  }
  const { plan, repository } = phase;
  const width = size.columns;
  const head: Line[] = [
    writing?.kind === 'branch'
      ? fieldLine('branch ', writing.field, width)
      : [span(' branch   ', 'dim'), span(branchOf(screen, repository), 'strong')],
    writing?.kind === 'message'
      ? fieldLine('message', writing.field, width)
      : [span(' message  ', 'dim'), span(subjectOf(screen, plan), 'strong')],
    [span(' writes   ', 'dim'), ...countsOf(plan)],
    warningLine(commitWarnings(screen, keyOf(state, 'commit', 'include-dirty'))),
    [span('─'.repeat(width), 'faint')],
  ];
  const all = diffLines(plan);
  const rows = commitBodyRows(size);
  const shown = all.slice(screen.scroll, screen.scroll + rows).map((l) => fit([drawDiff(l)], width));
  const place = `${Math.min(all.length, screen.scroll + rows)} of ${all.length} lines `;
  return [
    ...fitBlock(head, width, COMMIT_HEAD - 1),
    between(
      [span(phase.name === 'committing' ? ' committing …' : '', 'accent')],
      [span(place, 'dim')],
      width,
    ),
    ...shown,
  ];
}

/** How many versions are named: the diff has all of them. */
const MOST_VERSIONS = 3;

function countsOf(plan: WritePlan): Line {
  const { relations, clusters, decisions, versions } = countPlan(plan);
  const named = versions
    .slice(0, MOST_VERSIONS)
    .map(({ cluster, from, to }) => `${cluster} ${from}→${to}`)
    .join(', ');
  const bumps =
    versions.length > MOST_VERSIONS
      ? `${count(versions.length, 'version')} raised`
      : named && `versions ${named}`;
  return [
    span(`${count(relations, 'relation')} in ${count(clusters, 'cluster')}`, 'strong'),
    span(`, ${count(decisions, 'decision')} into the ledger`),
    span(bumps === '' ? '' : `  ${bumps}`, 'dim'),
  ];
}

/** The first thing to know before Enter; the rest is counted. */
function warningLine([first, ...rest]: readonly string[]): Line {
  if (first === undefined) return [];
  return [
    span(' ! ', 'warning'),
    span(first, 'warning'),
    span(rest.length > 0 ? `  and ${rest.length} more` : '', 'dim'),
  ];
}

const ROLES: Readonly<Record<DiffLine['kind'], Span['role']>> = {
  file: 'strong',
  hunk: 'hunk',
  added: 'added',
  removed: 'removed',
  context: 'text',
};
const SIGNS: Readonly<Record<DiffLine['kind'], string>> = {
  file: '',
  hunk: '',
  added: '+',
  removed: '-',
  context: ' ',
};

function drawDiff({ kind, text }: DiffLine): Span {
  return span(` ${SIGNS[kind]}${text}`, ROLES[kind]);
}
