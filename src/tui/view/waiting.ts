import { progress } from '../../plan/percent.js';
import type { Action } from '../input/actions.js';
import { keyOf, type State } from '../state/state.js';
import { type Line, span } from '../text/line.js';

/** What the review screen says while there is no pair. */
export function waitingLines(state: State): Line[] {
  const { world, scan } = state;
  const key = (action: Action) => keyOf(state, 'review', action);
  if (world === null) return [[], [span('   reading the galaxy … '), span(progress(state.read), 'dim')]];
  if (scan.status === 'running')
    return [[], [span('   looking for candidate pairs … '), span(progress(scan.done), 'dim')]];
  if (state.pairs.all.length === 0 && (scan.status === 'failed' || scan.status === 'cancelled')) {
    const what = scan.status === 'failed' ? 'failed' : 'was cancelled';
    return [
      [],
      [span(`   The scan ${what}, so there is nothing to review.`, 'strong')],
      [],
      [span('   Press '), span(key('scan'), 'key'), span(' to scan again.')],
    ];
  }
  if (state.pairs.all.length > 0) {
    return [
      [],
      [span('   No pair is let through by these filters.', 'strong')],
      [],
      [
        span('   Press '),
        span(key('arranged-before'), 'key'),
        span(' for the queue as it was before, '),
        span(key('filter'), 'key'),
        span(' to change the filters.'),
      ],
    ];
  }
  return [
    [],
    [span('   Nothing is left to decide here.', 'strong')],
    [],
    [span('   Every candidate pair in this scope is decided or linked already.', 'dim')],
    [
      span('   Press '),
      span(key('commit'), 'key'),
      span(' to commit what is pending, '),
      span(key('quit'), 'key'),
      span(' to leave.'),
    ],
  ];
}
