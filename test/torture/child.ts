/** A relata without screens: decides, commits and undoes until it is killed, and says each step before and after. */
import { writeSync } from 'node:fs';
import { pendingDecisions } from '../../src/ledger/pending.js';
import { openWorkspace } from '../../src/shell/workspace.js';
import { noScanner } from '../support/no-scanner.js';
import { type Act, decisionOn, ENTRIES, shortForm } from './galaxy.js';

const [root = '', undoable = '0', seed = '1'] = process.argv.slice(2);
/** Mulberry32, so that a run can be repeated. */
let state = Number(seed);
function random(n: number): number {
  state = (state + 0x6d2b79f5) | 0;
  let t = Math.imul(state ^ (state >>> 15), 1 | state);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) % n;
}

/** Written at once: what the harness has read, has happened. */
function say(line: object | string): void {
  writeSync(1, `${JSON.stringify(line)}\n`);
}

const workspace = await openWorkspace({
  root,
  access: 'write',
  scanner: noScanner,
  author: undefined,
  env: process.env,
  now: () => new Date(),
});
if (workspace.readOnly !== null) {
  say('read-only');
  process.exit(0);
}
say('ready');
let id = 0;
/** How many commits can be taken back. */
let commits = Number(undoable);
for (;;) {
  const pending = pendingDecisions(workspace.journal.records);
  const choice = random(10);
  if (choice < 6) {
    const verdict = (['accepted', 'accepted', 'rejected', 'unsure'] as const)[random(4)] ?? 'accepted';
    const decision = decisionOn(1 + random(ENTRIES), 1 + random(ENTRIES), verdict);
    await perform({ act: 'decide', decision: shortForm(decision) }, () =>
      workspace.journal.append({
        kind: 'decide',
        id: `${seed}-${id++}`,
        at: new Date().toISOString(),
        decisions: [decision],
      }),
    );
  } else if (choice < 9 && pending.steps.length > 0) {
    const commit = () =>
      workspace.writer.commit(
        pending.decisions,
        pending.steps.map((step) => step.id),
      );
    const result = await perform({ act: 'commit' }, commit);
    if (result.commit !== null) commits += 1;
  } else if (commits > 0) {
    await perform({ act: 'undo' }, () => workspace.writer.undo());
    commits -= 1;
  }
}

async function perform<T>(act: Act, run: () => Promise<T>): Promise<T> {
  say({ ...act, done: false });
  const result = await run();
  say({ ...act, done: true });
  return result;
}
