import { stripVTControlCharacters } from 'node:util';
import { render } from 'ink-testing-library';
import { App } from '../../../src/tui/App.js';
import type { State } from '../../../src/tui/state/state.js';
import { textWidth } from '../../../src/tui/text/width.js';
import { makeTheme, type ThemeOptions } from '../../../src/tui/theme/theme.js';

const PLAIN: ThemeOptions = { depth: 0, background: 'dark', ascii: false };

/** The frame of a state, a string a row, trailing spaces cut. Styles are SGR codes unless `options` says otherwise. */
export function frameOf(state: State, options: ThemeOptions = PLAIN): string[] {
  const { lastFrame, unmount } = render(<App state={state} theme={makeTheme(options)} />);
  const frame = lastFrame() ?? '';
  unmount();
  return frame.split('\n').map((row) => row.replace(/\s+$/, ''));
}

/** The frame without bold and the like: only text. */
export function textFrame(state: State): string {
  const rows = frameOf(state).map((row) => stripVTControlCharacters(row).replace(/\s+$/, ''));
  return `${rows.join('\n')}\n`;
}

/** Columns of the widest row. */
export function frameWidth(frame: string): number {
  return Math.max(...frame.split('\n').map(textWidth));
}
