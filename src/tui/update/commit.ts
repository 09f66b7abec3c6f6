import { messageText } from '../../plan/message.js';
import type { RepositoryState, WriteProgress } from '../../plan/ports.js';
import type { WritePlan } from '../../plan/types.js';
import type { Action } from '../input/actions.js';
import { commitBodyRows } from '../layout.js';
import { commitBody, dirtyFiles, hasUse, WITHOUT_GIT } from '../state/commit-facts.js';
import { warningsOnDecision } from '../state/identity.js';
import type { CommitScreen, Screen } from '../state/screen.js';
import { keyOf, type State, topScreen } from '../state/state.js';
import { fieldOf } from '../text/field.js';
import { scrolled } from './moves.js';
import { pop, push, replaceTop, type Step, step, tell } from './step.js';

/** Opens the commit screen and asks for the plan, or says why there is nothing to commit. */
export function openCommit(state: State): Step {
  const { decisions } = state.pending;
  if (decisions.length === 0) return step(tell(state, 'nothing is pending: decide first'));
  if (state.world?.readOnly != null) {
    return step(tell(state, `nothing can be committed: ${state.world.readOnly}`, 'warning'));
  }
  const screen: CommitScreen = {
    kind: 'commit',
    phase: { name: 'planning', seen: null },
    message: null,
    branch: null,
    includeDirty: false,
    scroll: 0,
  };
  return step(push(state, screen), { kind: 'plan', decisions });
}

/** What the keys of the commit screen do. While it is being committed, they only move. */
export function commitAction(state: State, screen: CommitScreen, action: Action): Step {
  const { phase } = screen;
  if (phase.name === 'committing' && !MOVES.has(action)) {
    return step(tell(state, 'being committed: all of it, or nothing'));
  }
  if (action === 'back') return step(pop(state));
  if (phase.name === 'failed' && action === 'confirm') return planAgain(state, screen, null);
  if (phase.name !== 'ready' && phase.name !== 'committing') return step(state);
  if (!hasUse(screen, action)) return step(tell(state, WITHOUT_GIT));
  switch (action) {
    case 'confirm':
      return startCommit(state, screen);
    case 'edit':
      return step(push(state, { kind: 'message', field: fieldOf(subjectOf(screen, phase.plan)) }));
    case 'editor':
      return step(state, { kind: 'edit', text: screen.message ?? `${messageText(phase.plan.message)}\n` });
    case 'branch':
      return step(
        push(state, { kind: 'branch', field: fieldOf(screen.branch ?? phase.repository?.branch ?? '') }),
      );
    case 'include-dirty':
      return step(replaceTop(state, { ...screen, includeDirty: !screen.includeDirty }));
    case 'next-file':
    case 'previous-file':
      return step(replaceTop(state, { ...screen, scroll: fileStart(state, screen, action) }));
    default:
      return step(replaceTop(state, { ...screen, scroll: scroll(state, screen, action) }));
  }
}

/** What would be written by now is looked at once more; message and branch stay as they were. */
function planAgain(state: State, screen: CommitScreen, seen: WritePlan | null): Step {
  const planning: CommitScreen = { ...screen, phase: { name: 'planning', seen } };
  return step(replaceTop(state, planning), { kind: 'plan', decisions: state.pending.decisions });
}

const MOVES: ReadonlySet<Action> = new Set([
  'next',
  'previous',
  'page-down',
  'page-up',
  'first',
  'last',
  'next-file',
  'previous-file',
]);

/** The commit goes on: the screen says what it is at. */
export function committing(state: State, progress: WriteProgress): State {
  const screens = state.screens.map((screen): Screen => {
    if (screen.kind === 'take-back') return { ...screen, progress };
    return screen.kind === 'commit' && screen.phase.name === 'committing'
      ? { ...screen, phase: { ...screen.phase, progress } }
      : screen;
  });
  return { ...state, screens };
}

/** Changes the commit screen, also when help lies over it. */
export function onCommitScreen(state: State, change: (screen: CommitScreen) => CommitScreen): State {
  const screens = state.screens.map((screen) => (screen.kind === 'commit' ? change(screen) : screen));
  return { ...state, screens };
}

function startCommit(state: State, screen: CommitScreen): Step {
  const { phase } = screen;
  if (phase.name !== 'ready') return step(state);
  // What was in the way may be mended by now, outside.
  if (whyNotCommit(state, screen, phase.repository) !== null) return planAgain(state, screen, phase.plan);
  const committing: CommitScreen = {
    ...screen,
    phase: { ...phase, name: 'committing', progress: { phase: 'planning' } },
  };
  return step(replaceTop(state, committing), {
    kind: 'commit',
    decisions: state.pending.decisions,
    steps: state.pending.steps.map((s) => s.id),
    options: {
      ...(screen.message === null ? {} : { message: screen.message }),
      ...(screen.branch === null ? {} : { branch: screen.branch }),
      ...(screen.includeDirty ? { includeDirty: true } : {}),
    },
  });
}

/** Why the plan on screen cannot be committed as it stands, with what to do about it; null when it can. */
function whyNotCommit(state: State, screen: CommitScreen, repository: RepositoryState | null): string | null {
  if (repository?.blocked) return repository.blocked;
  const edits = dirtyFiles(screen, repository);
  if (edits.length > 0 && !screen.includeDirty) {
    const key = keyOf(state, 'commit', 'include-dirty');
    return `${edits.join(', ')}: your own edits are not committed; commit them first, or press ‘${key}’ to take them along`;
  }
  return null;
}

/** The plan is there, and with it what speaks against it. */
export function planned(state: State, plan: WritePlan, repository: RepositoryState | null): Step {
  const before = topScreen(state);
  const next = onCommitScreen(state, (screen) => ({
    ...screen,
    phase: { name: 'ready', plan, repository, warnings: warningsOn(state, plan) },
  }));
  const screen = topScreen(next);
  if (before?.kind !== 'commit' || screen?.kind !== 'commit') return step(next);
  const seen = before.phase.name === 'planning' ? before.phase.seen : null;
  return seen === null ? step(next) : tryAgain(next, screen, { seen, plan, repository });
}

/** Enter was pressed while something was in the way: commits if it is gone, and if what was seen is still what is written. */
function tryAgain(
  state: State,
  screen: CommitScreen,
  found: { readonly seen: WritePlan; readonly plan: WritePlan; readonly repository: RepositoryState | null },
): Step {
  const reason = whyNotCommit(state, screen, found.repository);
  if (reason !== null) return step(tell(state, reason, 'warning'));
  if (sameFiles(found.seen, found.plan)) return startCommit(state, screen);
  return step(tell(state, 'what would be written has changed meanwhile: look at it again', 'warning'));
}

function sameFiles(a: WritePlan, b: WritePlan): boolean {
  return (
    a.files.length === b.files.length &&
    a.files.every(({ path, after }, index) => {
      const other = b.files[index];
      return other?.path === path && other.after === after;
    })
  );
}

/** What speaks against what is about to be written, each decision by its entries. */
function warningsOn(state: State, { outcomes }: WritePlan): string[] {
  return outcomes.flatMap(({ decision, result }) =>
    result === 'refused'
      ? []
      : warningsOnDecision(state, decision).map(
          (warning) => `${decision.subject.value} ${decision.type} ${decision.object.value}: ${warning}`,
        ),
  );
}

/** A number of things in words: `1 pair`, `2 pairs`. */
export function count(n: number, what: string): string {
  return `${n.toLocaleString('en')} ${what}${n === 1 ? '' : 's'}`;
}

/** The subject line as it stands. */
export function subjectOf(screen: CommitScreen, plan: WritePlan): string {
  return (screen.message ?? plan.message.subject).split('\n')[0] ?? '';
}

/** The message with another subject line. */
export function withSubject(screen: CommitScreen, plan: WritePlan, subject: string): string {
  const [, ...rest] = (screen.message ?? messageText(plan.message)).split('\n');
  return [subject, ...rest].join('\n');
}

function scroll(state: State, screen: CommitScreen, action: Action): number {
  const page = commitBodyRows(state.size);
  return scrolled(action, { at: screen.scroll, count: commitBody(state, screen).length, page });
}

function fileStart(state: State, screen: CommitScreen, action: 'next-file' | 'previous-file'): number {
  const starts = commitBody(state, screen).flatMap((l, index) => (l.kind === 'file' ? [index] : []));
  const next = action === 'next-file';
  const found = next
    ? starts.find((start) => start > screen.scroll)
    : starts.findLast((start) => start < screen.scroll);
  return found ?? screen.scroll;
}
