import type { RepositoryState } from '../../plan/ports.js';
import type { Size } from '../../plan/terminal.js';
import type { WritePlan } from '../../plan/types.js';
import { COMMIT_HEAD, commitBodyRows } from '../layout.js';
import { type DiffLine, diffLines } from '../state/diff.js';
import type { CommitScreen, Screen } from '../state/screen.js';
import { between, fit, fitBlock } from '../text/fit.js';
import { type Line, line, type Span, span } from '../text/line.js';
import { count, dirtyFiles, subjectOf } from '../update/commit.js';
import { fieldLine } from './panel.js';

/** The branch or the subject of the message, while it is being written. */
export type CommitField = Extract<Screen, { kind: 'message' | 'branch' }>;

/**
 * What is about to be written and committed: counts, branch, message, warnings, and the diff below. `writing` is the
 * line that is being edited, in its place.
 */
export function commitLines(screen: CommitScreen, size: Size, writing: CommitField | null): Line[] {
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
    warningLine(screen, plan),
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

function branchOf(screen: CommitScreen, repository: RepositoryState | null): string {
  if (repository === null) return 'no git repository: the files are written and nothing is committed';
  return screen.branch ?? repository.branch ?? 'detached HEAD';
}

function countsOf(plan: WritePlan): Line {
  const relations = plan.files.reduce((sum, file) => sum + file.relations, 0);
  const clusters = plan.files.filter((file) => file.kind === 'cluster');
  const bumps = clusters.flatMap(({ path, version }) =>
    version === null ? [] : [`${path.replace(/^clusters\/|\.json$/g, '')} ${version.from}→${version.to}`],
  );
  const versions = bumps.length === 0 ? '' : `  versions ${bumps.join(', ')}`;
  return [
    span(`${count(relations, 'relation')} in ${count(clusters.length, 'cluster')}`, 'strong'),
    span(`, ${count(plan.outcomes.length, 'decision')} into the ledger`),
    span(versions, 'dim'),
  ];
}

/** The first thing to know before Enter; the rest is counted. */
function warningLine(screen: CommitScreen, plan: WritePlan): Line {
  const repository = screen.phase.name === 'ready' ? screen.phase.repository : null;
  const warnings = [
    ...(repository?.blocked ? [repository.blocked] : []),
    ...dirtyFiles(screen, repository).map(
      (path) =>
        `${path} holds your own edits: ${screen.includeDirty ? 'they go along' : '‘i’ takes them along'}`,
    ),
    ...plan.outcomes.flatMap(({ result, reason, remedy, decision, notes }) => [
      ...(result === 'refused'
        ? [
            `refused, stays pending: ${decision.subject.value} – ${decision.object.value}: ${reason ?? ''}${remedy ? `; ${remedy}` : ''}`,
          ]
        : []),
      ...notes,
    ]),
  ];
  const [first, ...rest] = warnings;
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
