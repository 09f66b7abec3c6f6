import { v7 as uuid } from 'uuid';
import { ExitStatus } from '../galaxy/problem.js';
import { visible } from '../galaxy/visible.js';
import type { Workspace } from '../plan/ports.js';
import { makeKeymap } from '../tui/input/bindings.js';
import { converse, type Talk } from '../tui/plain/converse.js';
import { Headless } from '../tui/run/headless.js';
import { toAscii } from '../tui/theme/ascii.js';
import { hasUtf8 } from '../tui/theme/detect.js';
import type { CommandContext } from './context.js';
import { type AppContent, withNotices } from './open-app.js';
import type { Preferences } from './personal-settings.js';

/**
 * Opens the galaxy to write and goes line by line through what `prepare` makes of it, for pipes, screen readers and
 * terminals without a cursor; null ends without a question.
 */
export async function openPlain(
  context: CommandContext,
  preferences: Preferences,
  prepare: (workspace: Workspace) => Promise<AppContent | null>,
  willScan = false,
): Promise<ExitStatus> {
  const opened = withNotices(await context.openWorkspace('write', { willScan }), preferences.warnings);
  const lines = context.lines();
  try {
    const content = await prepare(opened);
    if (content === null) return ExitStatus.ok;
    const app = new Headless({
      ...content,
      keymap: makeKeymap(preferences.keys),
      galaxyName: '',
      session: uuid(),
      now: context.now,
    });
    await converse(app, talkTo(context, lines, preferences.settings.ascii ?? !hasUtf8(context.env)));
    return ExitStatus.ok;
  } finally {
    await lines.return?.();
    await opened.close();
  }
}

function talkTo(context: CommandContext, lines: AsyncIterator<string>, ascii: boolean): Talk {
  const safe = ascii ? (text: string) => toAscii(visible(text)) : visible;
  return {
    async say(...sentences) {
      await context.out(sentences.map((sentence) => `${safe(sentence)}\n`).join(''));
    },
    async ask(question) {
      await context.out(safe(question));
      const { done, value } = await lines.next();
      // A pipe shows no answers: without them, the next sentence would stand behind the question.
      if (!context.stdinIsTty) await context.out(done ? '\n' : `${safe(value)}\n`);
      return done ? null : value;
    },
  };
}
