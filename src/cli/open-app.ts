import { ExitStatus } from '../galaxy/problem.js';
import type { ScanRequest, Workspace } from '../plan/ports.js';
import type { ReviewDesk } from '../tui/events.js';
import type { CommandContext } from './context.js';
import type { Preferences } from './personal-settings.js';

/** What the app is to show. */
export interface AppContent {
  readonly workspace: Workspace;
  readonly request: ScanRequest;
  readonly desk?: ReviewDesk;
}

/** Why the terminal app cannot draw here; null when it can. */
export function whyNoApp({
  env,
  stdinIsTty,
  stdoutIsTty,
}: Pick<CommandContext, 'env' | 'stdinIsTty' | 'stdoutIsTty'>): string | null {
  if (env.TERM === 'dumb') return 'the terminal app cannot draw on this terminal (TERM is dumb)';
  return stdinIsTty && stdoutIsTty ? null : 'the terminal app needs a terminal';
}

/**
 * Opens the galaxy to write and runs the terminal app on what `prepare` makes of it; null ends without the app. Ctrl-C
 * ends the process as it ends any other, but only when everything is closed.
 */
export async function openApp(
  context: CommandContext,
  preferences: Preferences,
  prepare: (workspace: Workspace) => Promise<AppContent | null>,
): Promise<ExitStatus> {
  let app: Promise<typeof import('../tui/run/start.js')> | null = null;
  const loadApp = () => {
    app ??= import('../tui/run/start.js');
    return app;
  };
  const opened = await context.openWorkspace('write', {
    // What goes wrong is told when the app is needed.
    meanwhile: () => void loadApp().catch(() => undefined),
  });
  const workspace = withNotices(opened, preferences.warnings);
  const terminal = await context.openTerminal();
  const runIt = async () => {
    const content = await prepare(workspace);
    if (content === null) return null;
    const { startApp } = await loadApp();
    return startApp({ ...content, terminal, preferences, color: context.options.color, now: context.now });
  };
  const result = await runIt().finally(() => workspace.close());
  if (result?.how === 'interrupt') terminal.interrupt();
  return ExitStatus.ok;
}

/** The same workspace with more to tell at the start. */
export function withNotices(workspace: Workspace, notices: readonly string[]): Workspace {
  return { ...workspace, notices: [...notices, ...workspace.notices] };
}
