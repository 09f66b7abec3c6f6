import type { Verdict } from '../../ledger/types.js';
import type { Action } from '../input/actions.js';
import { bulkRows } from '../layout.js';
import { planBulk, withoutWarned } from '../state/bulk.js';
import { NO_OVERRIDE } from '../state/bulk-plan.js';
import type { BulkScreen } from '../state/screen.js';
import { keyOf, type State } from '../state/state.js';
import { whyNotDecide } from './decide.js';
import { scrolled } from './moves.js';
import { openBulkTags, openBulkTypes } from './pickers.js';
import { nextStep, save } from './save.js';
import { pop, push, replaceTop, type Step, step, tell } from './step.js';

/** Shows what deciding these pairs together would mean, before anything happens. */
export function openBulk(state: State, keys: readonly string[], verdict: Verdict): State {
  const reason = whyNotDecide(state);
  if (reason !== null) return tell(state, reason, 'warning');
  const plan = planBulk(state, keys, verdict, { override: NO_OVERRIDE, at: state.now });
  if (plan.decisions.length === 0) {
    return tell(state, plan.refused[0] ?? 'these pairs are decided already', 'warning');
  }
  return push(state, { kind: 'bulk', verdict, marked: keys, override: NO_OVERRIDE, plan, scroll: 0 });
}

/** What the keys do before many pairs are decided at once. */
export function bulkAction(state: State, screen: BulkScreen, action: Action, at: number): Step {
  switch (action) {
    case 'back':
      return step(pop(state));
    case 'confirm':
      return decideAll(state, screen, at);
    case 'type':
      return step(screen.verdict === 'accepted' ? openBulkTypes(state, screen) : state);
    case 'unwarned':
      return step(leaveOutWarned(state, screen));
    case 'tags':
      return step(screen.verdict === 'accepted' ? openBulkTags(state) : state);
    default: {
      const place = { at: screen.scroll, count: screen.plan.keys.length, page: bulkRows(state.size) };
      return step(replaceTop(state, { ...screen, scroll: scrolled(action, place) }));
    }
  }
}

function leaveOutWarned(state: State, screen: BulkScreen): State {
  const marked = withoutWarned(state, screen.marked, screen.plan);
  const left = screen.marked.length - marked.length;
  if (left === 0) return tell(state, 'nothing speaks against any of these pairs');
  const plan = planBulk(state, marked, screen.verdict, { override: screen.override, at: state.now });
  const next = { ...state, marks: new Set(marked) };
  const news = `${left.toLocaleString('en-GB')} left out: something speaks against them`;
  const isEmpty = plan.decisions.length === 0;
  return tell(isEmpty ? pop(next) : replaceTop(next, { ...screen, marked, plan, scroll: 0 }), news);
}

/** One record, so that one undo takes all of it back. */
function decideAll(state: State, { plan, verdict }: BulkScreen, at: number): Step {
  const record = { kind: 'decide', ...nextStep(state, at), decisions: plan.decisions } as const;
  const count = plan.decisions.length.toLocaleString('en-GB');
  const news = `${count} pairs ${verdict}: ‘${keyOf(state, 'review', 'undo')}’ takes all of it back`;
  return save(tell(state, `saving ${count} decisions …`), record, { go: 'list', news });
}
