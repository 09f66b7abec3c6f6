import { linkSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { decision } from '../ledger/make.js';
import { GALAXY, relatedOf } from '../plan/make.js';
import { commitPending, decide, pendingIn } from '../support/deciding.js';
import { type Fault, faultyDisk } from '../support/faulty-disk.js';
import { TempGalaxy } from '../support/temp-galaxy.js';

/** What is in the way of a temporary file in a folder of the galaxy. */
function leftovers(galaxy: TempGalaxy): string[] {
  return ['clusters', 'curation', '.relata']
    .flatMap((folder) => {
      try {
        return readdirSync(join(galaxy.root, folder)).map((name) => `${folder}/${name}`);
      } catch {
        return [];
      }
    })
    .filter((path) => /relata-[0-9a-f]{8}|write-ahead\.json$|lock/.test(path));
}

/** The relation stands in both clusters and in the ledger, or in none of them. */
function isWritten(galaxy: TempGalaxy): boolean {
  const files = Object.fromEntries(Object.keys(GALAXY).map((path) => [path, galaxy.read(path)]));
  const related = [relatedOf(files, 1), relatedOf(files, 2)];
  let ledger = '';
  try {
    ledger = galaxy.read('curation/positive.sssom.tsv');
  } catch {
    // There is none.
  }
  const written = ledger.includes('Entry 1');
  expect(related).toEqual(written ? [['similar 2'], ['similar 1']] : [[], []]);
  if (!written) expect(files).toEqual(GALAXY);
  return written;
}

function makeGalaxy(kind: Kind): TempGalaxy {
  const galaxy = new TempGalaxy(GALAXY);
  if (kind === 'hard links')
    linkSync(join(galaxy.root, 'clusters/left.json'), join(galaxy.root, 'second-name'));
  return inGit(kind) ? galaxy.init() : galaxy;
}

/** `HEAD moved`: somebody commits something else between the fault and the next start. */
type Kind = 'plain' | 'hard links' | 'git' | 'HEAD moved';

function inGit(kind: Kind): boolean {
  return kind === 'git' || kind === 'HEAD moved';
}

/** How many steps a write takes that nothing disturbs, from the commit on. */
async function countSteps(kind: Kind): Promise<{ first: number; last: number }> {
  const disk = faultyDisk(null);
  const galaxy = makeGalaxy(kind);
  const workspace = await galaxy.open({ disk });
  await decide(workspace, [decision(1, 2)]);
  const first = disk.steps() + 1;
  await commitPending(workspace);
  return { first, last: disk.steps() };
}

async function commitWith(kind: Kind, fault: Fault): Promise<void> {
  const galaxy = makeGalaxy(kind);
  const workspace = await galaxy.open({ disk: faultyDisk(fault) });
  await decide(workspace, [decision(1, 2)]);
  const ended = await commitPending(workspace).then(
    () => null,
    (error: unknown) => error,
  );
  const label = `${kind}, ${fault.what} at step ${fault.step}${fault.half ? ', half done' : ''}`;

  if (fault.what !== 'cut' && ended !== null) {
    expect(ended, label).toMatchObject({ name: 'RelataError' });
  }
  await workspace.close().catch(() => undefined);
  if (kind === 'HEAD moved') galaxy.git('commit', '--quiet', '--allow-empty', '--message=others');

  const next = await galaxy.open();
  const written = isWritten(galaxy);
  expect(pendingIn(next), label).toBe(written ? 0 : 1);
  expect(leftovers(galaxy), label).toEqual(['.relata/lock']);
  if (inGit(kind)) {
    expect(
      galaxy.status().filter((line) => !line.includes('.relata')),
      label,
    ).toEqual([]);
    const relations = galaxy.git('log', '--format=%H', '--grep=relate 1 pair').split('\n').filter(Boolean);
    expect(relations, label).toHaveLength(written ? 1 : 0);
  }
  if (!written) await commitPending(next);
  expect(isWritten(galaxy), label).toBe(true);
}

describe.each<[Kind, string, boolean]>([
  ['plain', 'ENOSPC', true],
  ['plain', 'EIO', false],
  ['plain', 'EACCES', false],
  ['plain', 'EROFS', false],
  ['plain', 'cut', false],
  ['plain', 'cut', true],
  ['hard links', 'ENOSPC', true],
  ['hard links', 'cut', true],
  ['git', 'EIO', false],
  ['git', 'cut', true],
  ['HEAD moved', 'cut', false],
])('a commit (%s), with %s (half done: %s)', (kind, what, half) => {
  // A commit takes a second, so without `npm run torture` every fourth step must do where git is in it.
  const stride = inGit(kind) && !process.env.RELATA_TORTURE ? 4 : 1;

  it('at any step writes all or nothing, and loses no decision', { timeout: 600_000 }, async () => {
    const { first, last } = await countSteps(kind);
    expect(last).toBeGreaterThan(first);
    for (let step = first; step <= last; step += stride) await commitWith(kind, { step, what, half });
  });
});
