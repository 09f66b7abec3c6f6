import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { examine } from './examine.js';
import { type Act, tortureFiles } from './galaxy.js';
import { after, type Model, NOTHING, same } from './model.js';

export interface TortureReport {
  readonly kills: number;
  /** Acts that were acknowledged before the process died. */
  readonly acts: Readonly<Record<Act['act'], number>>;
  /** How often the start had to finish, or take back, a commit. */
  readonly finished: number;
  readonly takenBack: number;
  readonly tornJournals: number;
  /** How often git itself was killed and left `index.lock` behind, which its user has to remove. */
  readonly indexLocks: number;
  /** Second processes that were turned away. */
  readonly turnedAway: number;
  readonly faults: readonly string[];
}

export interface TortureOptions {
  readonly kills: number;
  /**
   * Longest life of a process after it is ready, in milliseconds: 1,500 is a few decisions, a commit or two, perhaps an
   * undo.
   */
  readonly life: number;
}

/**
 * Kills relata at random moments while it decides, commits and undoes, and looks each time at what is left: nothing
 * acknowledged may be missing, no file half-written, git clean, and the ledger just what was decided.
 */
export async function torture(
  { kills, life: longest }: TortureOptions,
  random: () => number,
  progress: (done: number, faults: readonly string[]) => void = () => undefined,
): Promise<TortureReport> {
  const work = realpathSync(mkdtempSync(join(tmpdir(), 'relata-torture-')));
  try {
    const child = await bundleChild(work);
    const root = makeRepository(join(work, 'galaxy'));
    const counts = { decide: 0, commit: 0, undo: 0 };
    const told = { finished: 0, takenBack: 0, tornJournals: 0, indexLocks: 0, turnedAway: 0 };
    const faults: string[] = [];
    let model: Model = NOTHING;
    for (let kill = 1; kill <= kills; kill += 1) {
      const life = await liveAndDie([child, root, String(model.earlier.length)], root, longest, random);
      told.turnedAway += life.turnedAway;
      if (removeIndexLock(root)) told.indexLocks += 1;
      // What was under way may have happened or not; what was acknowledged has.
      const acknowledged = life.acts.filter((act) => act.done).reduce(after, model);
      for (const act of life.acts) if (act.done) counts[act.act] += 1;
      const underWay = life.acts.at(-1);
      const possible =
        underWay && !underWay.done ? [acknowledged, after(acknowledged, underWay)] : [acknowledged];
      const found = await examine(root);
      const state = possible.find((candidate) => same(candidate, found));
      const where = `kill ${kill}${underWay && !underWay.done ? ` in ${underWay.act}` : ''}`;
      faults.push(
        ...found.faults.map((fault) => `${where}: ${fault}`),
        ...life.faults.map((fault) => `${where}: ${fault}`),
      );
      if (!state) faults.push(`${where}: ${differences(acknowledged, found)}`);
      model = state ?? { ...found, earlier: [] };
      for (const notice of found.notices) {
        if (notice.includes('finished now')) told.finished += 1;
        if (notice.includes('taken back') || notice.includes('before it began')) told.takenBack += 1;
        if (notice.includes('torn')) told.tornJournals += 1;
      }
      progress(kill, faults);
    }
    execFileSync('git', ['fsck', '--strict'], { cwd: root, stdio: 'pipe' });
    return { kills, acts: counts, ...told, faults };
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

interface Life {
  readonly acts: readonly (Act & { done: boolean })[];
  readonly turnedAway: number;
  readonly faults: readonly string[];
}

/** Starts a process, sometimes a second one beside it, and kills it; half of the time git dies with it. */
async function liveAndDie(
  command: readonly string[],
  root: string,
  longest: number,
  random: () => number,
): Promise<Life> {
  const seed = String(Math.floor(random() * 2 ** 31));
  const process = start([...command, seed]);
  const ready = readLines(process);
  await ready.first;
  const second = random() < 0.1 ? start([...command, seed]) : null;
  const faults: string[] = [];
  let turnedAway = 0;
  if (second) {
    const lines = readLines(second);
    await once(second, 'close');
    if (lines.all.join() === '"read-only"') turnedAway = 1;
    else faults.push(`a second process was not turned away: ${lines.all.join()}`);
  }
  await new Promise((resolve) => setTimeout(resolve, random() * longest));
  if (process.exitCode !== null) faults.push(`it ended by itself: ${ready.errors()}`);
  killGroup(process, random() < 0.5);
  if (process.exitCode === null) await once(process, 'close');
  await gitIsGone(root);
  const acts = ready.all.flatMap((line): Life['acts'] => {
    const parsed: unknown = JSON.parse(line);
    return typeof parsed === 'object' ? [parsed as Act & { done: boolean }] : [];
  });
  return { acts: onlyLastUndone(acts), turnedAway, faults };
}

function start(command: readonly string[]): ChildProcess {
  return spawn(process.execPath, command, { detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
}

function killGroup(child: ChildProcess, all: boolean): void {
  if (child.pid === undefined || child.exitCode !== null) return;
  process.kill(all ? -child.pid : child.pid, 'SIGKILL');
}

/** Keeps the acts that were acknowledged, and the last one when it was not. */
function onlyLastUndone(acts: Life['acts']): Life['acts'] {
  return acts.filter((act, index) => act.done || index === acts.length - 1);
}

function readLines(child: ChildProcess): {
  first: Promise<unknown>;
  all: readonly string[];
  errors: () => string;
} {
  let text = '';
  let errors = '';
  const lines: string[] = [];
  const first = new Promise<void>((resolve) => {
    child.once('close', () => resolve());
    child.stdout?.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      const parts = text.split('\n');
      text = parts.pop() ?? '';
      lines.push(...parts);
      if (lines.length > 0) resolve();
    });
  });
  child.stderr?.on('data', (chunk: Buffer) => {
    errors += chunk.toString();
  });
  return { first, all: lines, errors: () => errors };
}

/** A git that outlives relata finishes what it does: the next start of a person comes later. */
async function gitIsGone(root: string): Promise<void> {
  for (let waited = 0; waited < 10_000; waited += 20) {
    if (!gitAt(root)) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`a git is still at work in ${root}`);
}

/** Whether a git of this machine works in `root`; where the system does not tell, none does. */
function gitAt(root: string): boolean {
  const processes = existsSync('/proc') ? readdirSync('/proc').filter((name) => /^\d+$/.test(name)) : [];
  return processes.some((pid) => {
    try {
      return (
        readFileSync(`/proc/${pid}/comm`, 'utf8').startsWith('git') &&
        readlinkSync(`/proc/${pid}/cwd`) === root
      );
    } catch {
      return false;
    }
  });
}

function removeIndexLock(root: string): boolean {
  const locks = ['index.lock', 'HEAD.lock', 'refs/heads/main.lock'].map((name) => join(root, '.git', name));
  const left = locks.filter((lock) => existsSync(lock));
  for (const lock of left) rmSync(lock);
  return left.length > 0;
}

function differences(
  expected: Pick<Model, 'ledger' | 'pending'>,
  found: Pick<Model, 'ledger' | 'pending'>,
): string {
  const list = (map: ReadonlyMap<string, string>) =>
    [...map].map(([pair, verdict]) => `${pair} ${verdict}`).sort();
  const compare = (a: string[], b: string[]) => ({
    missing: a.filter((item) => !b.includes(item)),
    foreign: b.filter((item) => !a.includes(item)),
  });
  return JSON.stringify({
    ledger: compare(list(expected.ledger), list(found.ledger)),
    pending: compare(list(expected.pending), list(found.pending)),
  });
}

function makeRepository(root: string): string {
  for (const [path, text] of Object.entries(tortureFiles())) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  const git = (...args: string[]) => execFileSync('git', args, { cwd: root, stdio: 'pipe' });
  git('init', '--quiet', '--initial-branch=main');
  git('config', 'user.name', 'Tor Ture');
  git('config', 'user.email', 'tor@example.org');
  git('config', 'gc.auto', '0');
  git('add', '--all');
  git('commit', '--quiet', '--message=snapshot');
  return root;
}

async function bundleChild(work: string): Promise<string> {
  const outfile = join(work, 'child.mjs');
  await build({
    entryPoints: [fileURLToPath(new URL('child.ts', import.meta.url))],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    mainFields: ['module', 'main'],
    banner: {
      js: "import{createRequire as __tortureRequire}from'node:module';const require=__tortureRequire(import.meta.url);",
    },
    logLevel: 'error',
  });
  return outfile;
}
