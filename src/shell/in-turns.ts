import { setImmediate as turn } from 'node:timers/promises';

/** Milliseconds of work in a turn: a step that takes longer is a turn of its own. */
const TURN_MS = 8;

/**
 * Does work that is divided into steps in turns of the event loop, so that other things happen meanwhile. `before`
 * is called with what the last step of a turn has yielded, `after` when the others have had theirs: what either throws
 * ends the work.
 */
export async function inTurns<Y, T>(
  steps: Generator<Y, T, void>,
  { before, after }: { readonly before?: (told: Y) => void; readonly after?: () => void } = {},
): Promise<T> {
  let began = performance.now();
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    if (performance.now() - began < TURN_MS) continue;
    before?.(step.value);
    await turn();
    after?.();
    began = performance.now();
  }
}
