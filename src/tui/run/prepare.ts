import { setImmediate as turn } from 'node:timers/promises';
import type { WritePlan } from '../../plan/types.js';
import type { Effect } from '../effects.js';
import { diffLines } from '../state/diff.js';
import { kindsOf } from '../state/filter.js';
import { namePairsOf, rowsOf } from '../state/find.js';
import { usedTypes } from '../state/used-types.js';
import { textWidth } from '../text/width.js';

/** Milliseconds of work in a turn: a key that comes meanwhile waits no longer. */
const TURN_MS = 4;

type Prepare = Pick<Extract<Effect, { kind: 'prepare' }>, 'galaxy' | 'pairs'>;

/** Works out what the first keys of some screens ask of galaxy and pairs, in turns of the event loop. */
export function prepare(of: Prepare, signal: AbortSignal): Promise<void> {
  return inTurns(steps(of), signal);
}

/** Works out the diff that the commit screen shows, likewise. */
export function prepareDiff(plan: WritePlan, signal: AbortSignal): Promise<void> {
  return inTurns(diffLines.prepare(plan), signal);
}

async function inTurns(work: Iterable<void>, signal: AbortSignal): Promise<void> {
  let began = performance.now();
  for (const _ of work) {
    if (performance.now() - began < TURN_MS) continue;
    await turn();
    if (signal.aborted) return;
    began = performance.now();
  }
}

const PAIRS_AT_ONCE = 500;

/** The first text outside Latin makes the library of widths build its tables. */
const NOT_LATIN = '海莲花';

function* steps({ galaxy, pairs }: Prepare): Generator<void, void> {
  textWidth(NOT_LATIN);
  for (const work of [usedTypes, rowsOf, namePairsOf]) yield* work.prepare(galaxy);
  for (const [place, pair] of pairs.entries()) {
    kindsOf(pair, galaxy);
    if (place % PAIRS_AT_ONCE === 0) yield;
  }
}
