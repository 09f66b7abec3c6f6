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

/** Faults that take turns over the steps of a commit; `every` is how many steps lie between two of them. */
interface Turns {
  readonly kind: Kind;
  readonly faults: readonly Omit<Fault, 'step'>[];
  readonly every: number;
}

const TURNS: readonly Turns[] = [
  {
    kind: 'plain',
    faults: [
      { what: 'ENOSPC', half: true },
      { what: 'EIO', half: false },
      { what: 'EACCES', half: false },
      { what: 'EROFS', half: false },
    ],
    every: 1,
  },
  {
    kind: 'plain',
    faults: [
      { what: 'cut', half: true },
      { what: 'cut', half: false },
    ],
    every: 2,
  },
  {
    kind: 'hard links',
    faults: [
      { what: 'ENOSPC', half: true },
      { what: 'cut', half: true },
    ],
    every: 2,
  },
  {
    kind: 'git',
    faults: [
      { what: 'EIO', half: false },
      { what: 'cut', half: true },
    ],
    every: 8,
  },
  { kind: 'HEAD moved', faults: [{ what: 'cut', half: false }], every: 12 },
];

/** `npm run torture` has every fault at every step. */
const ALL = process.env.RELATA_TORTURE !== undefined;

/** The faults at a step, of which steps count from 0. */
function faultsAt(step: number, { faults, every }: Turns): Turns['faults'] {
  if (ALL) return faults;
  return step % every === 0 ? faults.filter((_, turn) => turn === (step / every) % faults.length) : [];
}

describe.each(TURNS)('a commit ($kind, $faults.0.what and others)', (turns) => {
  it('at any step writes all or nothing, and loses no decision', { timeout: 1_200_000 }, async () => {
    const { first, last } = await countSteps(turns.kind);
    expect(last).toBeGreaterThan(first);
    let met = 0;
    for (let step = first; step <= last; step += 1) {
      for (const fault of faultsAt(step - first, turns)) {
        await commitWith(turns.kind, { step, ...fault });
        met += 1;
      }
    }
    expect(met).toBeGreaterThan(0);
    if (ALL) console.log(`${turns.kind}: ${met} faults over ${last - first + 1} steps, nothing lost`);
  });
});
