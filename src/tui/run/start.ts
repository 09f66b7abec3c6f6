import { v7 as uuid } from 'uuid';
import type { ScanRequest, Workspace } from '../../plan/ports.js';
import type { Terminal } from '../../plan/terminal.js';
import type { ReviewDesk } from '../events.js';
import type { KeyTable } from '../input/actions.js';
import { makeKeymap } from '../input/bindings.js';
import type { PersonalSettings } from '../settings/settings.js';
import { detectTheme, type Environment } from '../theme/detect.js';
import type { ThemeOptions } from '../theme/theme.js';
import { type AppResult, runApp } from './app.js';

export interface StartOptions {
  readonly workspace: Workspace;
  readonly terminal: Terminal;
  readonly request: ScanRequest;
  /** False with `--no-color`. */
  readonly color: boolean;
  readonly preferences: { readonly settings: PersonalSettings; readonly keys: readonly KeyTable[] };
  /** The maintainer's queue, for `relata review`. */
  readonly desk?: ReviewDesk;
  readonly now: () => Date;
}

/** Starts the app with the user's settings, and returns when they have left it. */
export async function startApp(options: StartOptions): Promise<AppResult> {
  const { workspace, terminal, color, preferences } = options;
  return runApp({
    ...options,
    keymap: makeKeymap(preferences.keys),
    theme: themeOf(terminal.env, color, preferences.settings),
    galaxyName: workspace.reader.root.split(/[\\/]/).findLast(Boolean) ?? '',
    session: uuid(),
  });
}

/** How to draw: as the settings say, else as the terminal can. */
function themeOf(
  env: Environment,
  color: boolean,
  { theme, ascii, ...settings }: PersonalSettings,
): ThemeOptions {
  const detected = detectTheme(env, color && settings.color !== false);
  return { ...detected, background: theme ?? detected.background, ascii: ascii ?? detected.ascii };
}
