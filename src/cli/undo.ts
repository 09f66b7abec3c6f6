import { ExitStatus } from '../galaxy/problem.js';
import type { Command } from './context.js';

/** `relata undo`: takes back what relata's last commit added, in one new commit. */
export const undo: Command<Record<string, never>> = async (context) => {
  const workspace = await context.openWorkspace('write');
  try {
    for (const notice of workspace.notices) context.say(notice);
    const { commit, plan, notices } = await workspace.writer.undo();
    for (const notice of notices) context.say(notice);
    const n = plan.outcomes.length;
    context.say(
      `${n} ${n === 1 ? 'pair is' : 'pairs are'} undecided again and ${n === 1 ? 'comes' : 'come'} first`,
    );
    if (commit !== null) context.say(`committed ${commit.slice(0, 10)}: ${plan.message.subject}`);
    return ExitStatus.ok;
  } finally {
    await workspace.close();
  }
};
