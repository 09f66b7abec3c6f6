import { pendingDecisions } from '../../ledger/pending.js';
import type { JournalRecord } from '../../ledger/types.js';
import type { Failure } from '../events.js';
import { goTo, goToNextOpen } from '../state/queue.js';
import { type AfterSave, currentKey, type State } from '../state/state.js';
import { isOpen } from '../state/verdicts.js';
import { pop, type Step, show, step, tell, withFreshDraft } from './step.js';

/**
 * Sends a record to the disk. The screen goes on only when it is there: until then the pair stays, and keys wait.
 */
export function save(state: State, record: JournalRecord, after: AfterSave): Step {
  return step({ ...state, saving: after, steps: state.steps + 1 }, { kind: 'save', record });
}

/** So many decisions are enough to know the pace. */
const PACE = 40;

/** Name and time of the next step of this session; `at` is in milliseconds since 1970. */
export function nextStep(state: State, at: number): Pick<JournalRecord, 'id' | 'at'> {
  return { id: `${state.start.session}.${state.steps + 1}`, at: new Date(at).toISOString() };
}

/** The record is on disk: it counts, and the next pair is shown. */
export function saved(state: State, record: JournalRecord, at: number): State {
  const after = state.saving;
  const decidedAt =
    record.kind === 'decide'
      ? [...state.decidedAt, ...record.decisions.slice(-PACE).map(() => at)].slice(-PACE)
      : state.decidedAt;
  const next = withJournal({ ...state, saving: null, decidedAt }, [...state.journal, record]);
  switch (after?.go) {
    case 'on':
      return goOn(next);
    case 'to': {
      const place = next.queue.keys.indexOf(after.key);
      const there = place === -1 ? next : withFreshDraft(show(next, goTo(next.queue, place)));
      return withNews(there, after.news);
    }
    case 'list': {
      const key = currentKey(next);
      const onward = key === null || isOpen(next, key) ? withFreshDraft(next) : goOn(next);
      return withNews({ ...pop(onward), marks: new Set() }, after.news);
    }
    case 'chosen': {
      const chosen = record.kind === 'undo' || record.kind === 'redo' ? record : null;
      return tell({ ...withFreshDraft(next), chosen }, after.news);
    }
    case 'nowhere':
      return withNews(withFreshDraft(next), after.news);
    default:
      return withFreshDraft(next);
  }
}

function withNews(state: State, news: string | undefined): State {
  return news === undefined ? state : tell(state, news);
}

/** The record is not on disk: nothing has happened, and the user is told why. */
export function notSaved(state: State, failure: Failure): State {
  const remedy = failure.remedy === null ? '' : `; ${failure.remedy}`;
  return tell({ ...state, saving: null }, `not saved: ${failure.message}${remedy}`, 'error');
}

/** To the next pair that is open and was not skipped; then to the skipped ones. */
export function goOn(state: State): State {
  const { queue } = state;
  const fresh = goToNextOpen(queue, (key) => isOpen(state, key) && !state.skipped.has(key));
  if (fresh !== queue) return show(state, fresh);
  const skipped = goToNextOpen(queue, (key) => isOpen(state, key));
  return withFreshDraft(show(state, skipped));
}

/** The same from the start of the queue. */
export function goToFirstOpen(state: State): State {
  const gone = goOn({ ...state, queue: { ...state.queue, at: -1 } });
  return gone.queue.at === -1 ? tell(state, 'every pair of this queue is decided') : gone;
}

/** The state with a journal, and what is pending in it; what was chosen in the history goes. */
export function withJournal(state: State, journal: readonly JournalRecord[]): State {
  return { ...state, journal, pending: pendingDecisions(journal), chosen: null };
}
