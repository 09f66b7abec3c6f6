import { v7 as uuid } from 'uuid';
import type { ScanRequest, Workspace } from '../../plan/ports.js';
import type { Terminal } from '../../plan/terminal.js';
import type { ReviewDesk } from '../events.js';
import { makeKeymap } from '../input/bindings.js';
import { KEYMAP } from '../keymap.js';
import { detectTheme } from '../theme/detect.js';
import { type AppResult, runApp } from './app.js';

export interface StartOptions {
  readonly workspace: Workspace;
  readonly terminal: Terminal;
  readonly request: ScanRequest;
  readonly color: boolean;
  /** The maintainer's queue, for `relata review`. */
  readonly desk?: ReviewDesk;
  readonly now: () => Date;
}

/** Starts the app with the user's settings, and returns when they have left it. */
export async function startApp(options: StartOptions): Promise<AppResult> {
  const { workspace, terminal } = options;
  return runApp({
    ...options,
    keymap: makeKeymap(KEYMAP),
    theme: detectTheme(terminal.env, options.color),
    galaxyName: workspace.reader.root.split(/[\\/]/).findLast(Boolean) ?? '',
    session: uuid(),
  });
}
