import type { Event, Failure } from '../events.js';
import { type State, topScreen } from '../state/state.js';
import { committing, planned } from './commit.js';
import { commitFailed, committed } from './commit-outcome.js';
import { keys, paste } from './keys.js';
import { askForLinks, linksScored } from './links.js';
import { inList } from './list.js';
import { ask, scored } from './relate.js';
import { reloaded } from './reload.js';
import { notSaved, saved } from './save.js';
import { type Step, step, tell } from './step.js';
import { lastCommitFound, takenBack } from './take-back.js';
import { firstLook, foundMore, loaded, scanned, scanning } from './world.js';
import { edited } from './write.js';

/**
 * The whole behaviour of the app: what an event makes of the state, and what is to be done in the world. Keys that
 * arrive while a decision is on its way to the disk wait for it.
 */
export function update(before: State, event: Event): Step {
  const state = { ...before, now: event.at };
  const isInput = event.kind === 'keys' || event.kind === 'paste';
  if (isInput && state.saving !== null) return step({ ...state, held: [...state.held, event] });
  const next = askForLinks(before, handle(state, event));
  return next.state.saving === null && next.state.held.length > 0 ? release(next) : next;
}

/** Handles the held events, until one of them has to wait again. */
function release(first: Step): Step {
  const [event, ...rest] = first.state.held;
  if (event === undefined) return first;
  const next = update({ ...first.state, held: [] }, event);
  const state = { ...next.state, held: [...next.state.held, ...rest] };
  const done = { state, effects: [...first.effects, ...next.effects] };
  return state.saving === null && rest.length > 0 ? release(done) : done;
}

function handle(state: State, event: Event): Step {
  switch (event.kind) {
    case 'keys':
      return keys(state, event.keys, event.at);
    case 'paste':
      return step(paste(state, event.text));
    case 'resize':
      return step({ ...state, size: event.size });
    case 'reading':
      return step({ ...state, read: event.done });
    case 'loaded':
      return loaded(state, event.loaded);
    case 'failed':
      return step(tell(state, describe(event.failure), 'error'));
    case 'scanning':
      return step(scanning(state, event.done));
    case 'first-look':
      return step(firstLook(state, event.pairs));
    case 'found':
      return step(foundMore(state, event.pairs, event.done));
    case 'scanned':
      return scanned(state, event.pairs);
    case 'scored':
      return step(
        event.ask === 'never' ? linksScored(state, event.pairs) : scored(state, event.pairs, event.ask),
      );
    case 'not-scored':
      return step(tell(state, describe(event.failure), 'error'));
    case 'scan-failed':
      return step(tell({ ...state, scan: { status: 'failed', done: 0 } }, describe(event.failure), 'error'));
    case 'scan-cancelled':
      return step(state);
    case 'saved':
      return afterSave(state, saved(state, event.record, event.at));
    case 'not-saved':
      return step(notSaved(state, event.failure));
    case 'planned':
      return planned(state, event.plan, event.repository);
    case 'not-planned':
    case 'not-committed':
      return step(commitFailed(state, event.failure));
    case 'committing':
      return step(committing(state, event.progress));
    case 'committed':
      return step(committed(state, event), { kind: 'reload' });
    case 'last-commit':
      return step(lastCommitFound(state, event.commit));
    case 'taken-back':
      return takenBack(state, event);
    case 'reloaded':
      return reloaded(state, event.galaxy, event.ledger);
    case 'not-reloaded':
      return step(state);
    case 'edited':
      return step(edited(state, event.text));
  }
}

/** The list follows a step that was taken back or brought back; a pair that was opened again comes on screen. */
function afterSave({ saving }: State, after: State): Step {
  if (saving?.go === 'ask') return ask(after, saving.subject, saving.object);
  return step(saving?.go === 'to' ? inList(after) : after);
}

function describe({ message, remedy }: Failure): string {
  return remedy === null ? message : `${message}; ${remedy}`;
}

export { topScreen };
