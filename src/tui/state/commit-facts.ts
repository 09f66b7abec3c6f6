import type { RepositoryState } from '../../plan/ports.js';
import type { WritePlan } from '../../plan/types.js';
import type { Action } from '../input/actions.js';
import { plainText, span } from '../text/line.js';
import { wrap } from '../text/wrap.js';
import { type DiffLine, diffLines } from './diff.js';
import type { CommitScreen } from './screen.js';
import { keyOf, type State } from './state.js';

/** What a plan comes to, in numbers. */
export interface PlanCounts {
  readonly relations: number;
  readonly clusters: number;
  readonly decisions: number;
  /** Clusters by name with their versions, in the order of the files. */
  readonly versions: readonly { readonly cluster: string; readonly from: number; readonly to: number }[];
}

/** Counts what a plan would write. */
export function countPlan({ files, outcomes }: WritePlan): PlanCounts {
  const clusters = files.filter((file) => file.kind === 'cluster');
  return {
    relations: files.reduce((sum, file) => sum + file.relations, 0),
    clusters: clusters.length,
    decisions: outcomes.length,
    versions: clusters.flatMap(({ path, version }) =>
      version === null ? [] : [{ cluster: path.replace(/^clusters\/|\.json$/g, ''), ...version }],
    ),
  };
}

/** Files of the plan that hold uncommitted edits of the user's own. */
export function dirtyFiles({ phase }: CommitScreen, repository: RepositoryState | null): string[] {
  if (phase.name !== 'ready') return [];
  const planned = new Set(phase.plan.files.map((file) => file.path));
  return (repository?.dirty ?? []).filter((path) => planned.has(path));
}

/** What to know before committing, a sentence each, the gravest first. `include` is the key that takes own edits along. */
export function commitWarnings(screen: CommitScreen, include: string): string[] {
  const { phase } = screen;
  if (phase.name !== 'ready' && phase.name !== 'committing') return [];
  const { plan, repository } = phase;
  const refused = plan.outcomes.flatMap(({ result, reason, remedy, decision }) =>
    result === 'refused'
      ? [
          `refused, stays pending: ${decision.subject.value} – ${decision.object.value}: ${reason ?? ''}${remedy ? `; ${remedy}` : ''}`,
        ]
      : [],
  );
  return [
    ...(repository?.blocked ? [repository.blocked] : []),
    ...refused,
    ...dirtyFiles(screen, repository).map(
      (path) =>
        `${path} holds your own edits: ${screen.includeDirty ? 'they go along' : `‘${include}’ takes them along`}`,
    ),
    ...phase.warnings,
    ...plan.outcomes.flatMap(({ notes }) => notes),
  ];
}

/** What the commit screen scrolls through: all warnings that the head has no room for, in full, and the diff. */
export function commitBody(state: State, screen: CommitScreen): readonly DiffLine[] {
  const { phase, includeDirty } = screen;
  if (phase.name !== 'ready' && phase.name !== 'committing') return [];
  const { columns } = state.size;
  const known = bodies.get(phase);
  if (known?.columns === columns && known.includeDirty === includeDirty) return known.lines;
  const warnings = commitWarnings(screen, keyOf(state, 'commit', 'include-dirty')).map((text) =>
    wrap([span(text)], columns - WARNING_SIGN).map(plainText),
  );
  const isInHead = warnings.length === 1 && warnings[0]?.length === 1;
  const told = isInHead ? [] : warnings.flatMap(warningLines);
  const lines = [...told, ...diffLines(phase.plan)];
  bodies.set(phase, { columns, includeDirty, lines });
  return lines;
}

/** Asked for at every key: worked out once for each plan and width. */
const bodies = new WeakMap<
  CommitScreen['phase'],
  { readonly columns: number; readonly includeDirty: boolean; readonly lines: readonly DiffLine[] }
>();

/** Columns of what stands before a warning. */
const WARNING_SIGN = 3;

function warningLines(rows: readonly string[]): DiffLine[] {
  return rows.map((text, row) => ({ kind: row === 0 ? 'warning' : 'more', text }));
}

/** What is said where there is no git to commit with. */
export const WITHOUT_GIT = 'no git repository: the files are written and nothing is committed';

/** Actions of the commit screen that are about the commit alone. */
const OF_GIT: ReadonlySet<Action> = new Set(['edit', 'editor', 'branch', 'include-dirty']);

/** Whether an action means anything now: without git there is no commit, and without a plan only the way on and back. */
export function hasUse({ phase }: CommitScreen, action: Action): boolean {
  if (action === 'back' || action === 'help') return true;
  if (phase.name === 'planning') return false;
  if (phase.name === 'failed') return action === 'confirm';
  return phase.repository !== null || !OF_GIT.has(action);
}

/** Where a commit goes, in words. */
export function branchOf(screen: CommitScreen, repository: RepositoryState | null): string {
  if (repository === null) return WITHOUT_GIT;
  return screen.branch ?? repository.branch ?? 'detached HEAD';
}
