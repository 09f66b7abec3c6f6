import { warningsOnDraft } from '../state/identity.js';
import type { Screen } from '../state/screen.js';
import { currentPair, type State } from '../state/state.js';
import type { Line } from '../text/line.js';
import { detailsLines } from './details.js';
import { helpLines } from './help.js';

/** The lines of a screen that is a text to read, as wide as the window. */
export function readerLines(state: State, screen: Extract<Screen, { kind: 'details' | 'help' }>): Line[] {
  const width = state.size.columns - 2;
  if (screen.kind === 'help') return helpLines(state.keymap, screen.of, width);
  const pair = currentPair(state);
  if (pair === null || state.draft === null || state.world === null) return [];
  return detailsLines(pair, state.world.galaxy, warningsOnDraft(state, pair, state.draft), width);
}

/** How many lines the text of such a screen has, at this width. */
export function readerLength(state: State, screen: Extract<Screen, { kind: 'details' | 'help' }>): number {
  return readerLines(state, screen).length;
}
