import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Galaxy } from '../../src/galaxy/galaxy.js';
import type { EntryRef } from '../../src/galaxy/types.js';
import type { Decision } from '../../src/ledger/types.js';
import type { Workspace } from '../../src/plan/ports.js';
import type { WritePlan } from '../../src/plan/types.js';
import { createScanner } from '../../src/shell/scan.js';
import { openWorkspace } from '../../src/shell/workspace.js';
import type { Bench } from './run.js';
import { GALAXY, withCopy } from './support/galaxy.js';
import { interleaved, line, median } from './support/measure.js';
import { decisionOn } from './support/pairs.js';

const CLUSTERS = 20;
const RELATIONS = 500;
const ROUNDS = 5;

export const bench: Bench = {
  about: `a commit of ${RELATIONS} relations over the ${CLUSTERS} largest live clusters, against a bare git commit of those files`,
  run: () =>
    withCopy(GALAXY, async (root) => {
      const git = (...args: string[]) => execFileSync('git', args, { cwd: root, stdio: 'pipe' });
      git('init', '--quiet');
      git('config', 'user.name', 'Bench Mark');
      git('config', 'user.email', 'bench@example.org');
      git('add', '--all');
      git('commit', '--quiet', '--message=snapshot');
      const workspace = await openWorkspace({
        root,
        access: 'write',
        scanner: createScanner(root),
        author: undefined,
        env: process.env,
        now: () => new Date(),
      });
      const decisions = decisionsOn(await workspace.reader.read());
      const plan = await workspace.writer.preview(decisions);
      const reset = () => git('reset', '--hard', '--quiet', 'HEAD~1');
      const [bare = [], ours = []] = await interleaved(
        [
          () => bareCommit(root, plan, git).finally(reset),
          () => ourCommit(workspace, decisions).finally(reset),
        ],
        ROUNDS,
      );
      await workspace.close();
      const over = median(ours.map((seconds, round) => seconds - (bare[round] ?? 0)));
      console.log(line('files written', `${plan.files.length}`));
      console.log(line('bare git commit', `${median(bare).toFixed(2)} s`));
      console.log(line('Enter to moved HEAD', `${median(ours).toFixed(2)} s`));
      console.log(line('over bare', `${over.toFixed(2)} s`, 'bar 2 s'));
    }),
};

/** Pairs that are not related yet, one after the other from neighbouring clusters. */
function decisionsOn(galaxy: Galaxy): Decision[] {
  const largest = galaxy.clusters
    .filter((cluster) => !cluster.deprecated)
    .map((cluster) => ({
      name: cluster.name,
      entries: cluster.entries.filter(
        (entry) => entry.uuid !== null && galaxy.find(entry.uuid)?.entry === entry,
      ),
    }))
    .sort((a, b) => b.entries.length - a.entries.length)
    .slice(0, CLUSTERS);
  return Array.from({ length: RELATIONS }, (_, n) => {
    const refOf = (offset: number): EntryRef => {
      const cluster = largest[(n + offset) % largest.length];
      const entry = cluster?.entries[Math.floor(n / largest.length) * 7 + offset];
      if (!cluster || !entry?.uuid) throw new RangeError('the galaxy is too small');
      return { uuid: entry.uuid, value: entry.value, cluster: cluster.name };
    };
    return decisionOn(refOf(0), refOf(1));
  });
}

/** Seconds that git takes for the same files, which are written already. */
async function bareCommit(
  root: string,
  plan: WritePlan,
  git: (...args: string[]) => Buffer,
): Promise<number> {
  for (const file of plan.files) {
    execFileSync('mkdir', ['-p', join(root, 'curation')]);
    writeFileSync(join(root, file.path), file.after);
  }
  const paths = plan.files.map((file) => file.path);
  const start = performance.now();
  git('add', '--', ...paths);
  git('commit', '--quiet', '--message=bare', '--', ...paths);
  return (performance.now() - start) / 1000;
}

async function ourCommit(workspace: Workspace, decisions: readonly Decision[]): Promise<number> {
  const start = performance.now();
  const { commit } = await workspace.writer.commit(decisions, []);
  if (commit === null) throw new Error('nothing was committed');
  return (performance.now() - start) / 1000;
}
