import type { WriteProgress } from '../../plan/ports.js';
import type { WritePlan } from '../../plan/types.js';
import { COMMIT_HEAD, commitBodyRows } from '../layout.js';
import { branchOf, commitBody, commitWarnings, countPlan } from '../state/commit-facts.js';
import { DIFF_SIGNS, type DiffLine } from '../state/diff.js';
import type { CommitScreen, Screen } from '../state/screen.js';
import { keyOf, type State } from '../state/state.js';
import { between, fit, fitBlock, lineWidth } from '../text/fit.js';
import { type Line, line, type Span, span } from '../text/line.js';
import { grouped } from '../text/numbers.js';
import { count, subjectOf } from '../update/commit.js';
import { fieldLine } from './panel.js';

/** Columns of the names before the lines of the head. */
const LABEL = 10;

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
      [span('   what was decided is still pending; message and branch are kept', 'dim')],
      [span(`   ${keyOf(state, 'commit', 'confirm')} shows again what would be written`, 'dim')],
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
      : [
          span(' message  ', 'dim'),
          ...(repository ? [span(subjectOf(screen, plan), 'strong')] : [span('–', 'dim')]),
        ],
    [span(' writes   ', 'dim'), ...countsOf(plan, width - LABEL)],
    warningLine(commitWarnings(screen, keyOf(state, 'commit', 'include-dirty')), width),
    [span('─'.repeat(width), 'faint')],
  ];
  const all = commitBody(state, screen);
  const rows = commitBodyRows(size);
  const shown = all.slice(screen.scroll, screen.scroll + rows).map((l) => fit([drawDiff(l)], width));
  const place = `${grouped(Math.min(all.length, screen.scroll + rows))} of ${grouped(all.length)} lines `;
  return [
    ...fitBlock(head, width, COMMIT_HEAD - 1),
    between(
      [span(phase.name === 'committing' ? ` ${progressText(phase.progress)} …` : '', 'accent')],
      [span(place, 'dim')],
      width,
    ),
    ...shown,
  ];
}

/** What a write is at, in words. */
export function progressText(progress: WriteProgress): string {
  switch (progress.phase) {
    case 'planning':
      return 'planning';
    case 'writing':
      return `writing ${progress.done} of ${count(progress.of, 'file')}`;
    case 'committing':
      return 'git commit';
  }
}

/** The versions are named where there is room for them; the diff has them anyway. */
function countsOf(plan: WritePlan, width: number): Line {
  const { relations, clusters, decisions, versions } = countPlan(plan);
  const counts = [
    span(`${count(relations, 'relation')} in ${count(clusters, 'cluster')}`, 'strong'),
    span(`, ${count(decisions, 'decision')} into the ledger`),
  ];
  if (versions.length === 0) return counts;
  const names = versions.map(({ cluster, from, to }) => `${cluster} ${from}→${to}`).join(', ');
  const ways = [`  versions ${names}`, `  ${count(versions.length, 'version')} raised`];
  const fitting = ways.map((text) => [...counts, span(text, 'dim')]).find((l) => lineWidth(l) <= width);
  return fitting ?? counts;
}

/** The first thing to know before Enter, and how many there are; those that have no room here stand below. */
function warningLine([first, ...rest]: readonly string[], width: number): Line {
  if (first === undefined) return [];
  const alone = [span(' ! ', 'warning'), span(first, 'warning')];
  if (rest.length === 0 && lineWidth(alone) <= width) return alone;
  const among = rest.length === 0 ? 'in full below: ' : `${rest.length + 1} warnings, all of them below: `;
  return [span(' ! ', 'warning'), span(among, 'warning'), span(first, 'warning')];
}

const ROLES: Readonly<Record<DiffLine['kind'], Span['role']>> = {
  warning: 'warning',
  more: 'warning',
  file: 'strong',
  hunk: 'hunk',
  added: 'added',
  removed: 'removed',
  context: 'text',
};

function drawDiff({ kind, text }: DiffLine): Span {
  return span(` ${DIFF_SIGNS[kind]}${text}`, ROLES[kind]);
}
