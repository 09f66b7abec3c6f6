import { appendFileSync, writeFileSync } from 'node:fs';
import { type Disk, type Log, nodeDisk } from '../../src/shell/disk.js';

/** What goes wrong, and when. */
export interface Fault {
  /** The step that it happens to, counted from 1; or the path of the file that is about to be put in place. */
  readonly step: number | string;
  /** An error code of Node's, or `cut`: from then on the process does nothing more, as if it were killed. */
  readonly what: string;
  /** Whether half of what the step was to write is there all the same. */
  readonly half: boolean;
}

export class PowerCut extends Error {}

/** The real disk with one fault. `steps()` says how many steps that change something were asked for. */
export function faultyDisk(fault: Fault | null): Disk & { steps(): number } {
  let steps = 0;
  let dead = false;

  /** Counts a step; throws when it is the one, or when all is over. */
  const step = async <T>(
    act: () => Promise<T>,
    half: () => void = () => undefined,
    path = '',
  ): Promise<T> => {
    if (dead) throw new PowerCut();
    steps += 1;
    if (fault === null || (fault.step !== steps && fault.step !== path)) return act();
    if (fault.half) half();
    if (fault.what !== 'cut') throw Object.assign(new Error(`${fault.what}: injected`), { code: fault.what });
    dead = true;
    throw new PowerCut();
  };
  const alive = <T>(act: () => Promise<T>): Promise<T> => {
    if (dead) throw new PowerCut();
    return act();
  };
  const halfOf = (bytes: Uint8Array) => bytes.subarray(0, bytes.length / 2);

  const faultyLog = (log: Log, path: string): Log => ({
    ...log,
    append: (bytes) =>
      step(
        () => log.append(bytes),
        () => appendFileSync(path, halfOf(bytes)),
      ),
    truncate: (size) => step(() => log.truncate(size)),
  });

  return {
    steps: () => steps,
    facts: (path) => alive(() => nodeDisk.facts(path)),
    realPath: (path) => alive(() => nodeDisk.realPath(path)),
    isLink: (path) => alive(() => nodeDisk.isLink(path)),
    countNames: (folder, facts) => alive(() => nodeDisk.countNames(folder, facts)),
    read: (path) => alive(() => nodeDisk.read(path)),
    digest: (path) => alive(() => nodeDisk.digest(path)),
    create: (path, bytes, owner) =>
      step(
        () => nodeDisk.create(path, bytes, owner),
        () => writeFileSync(path, halfOf(bytes)),
      ),
    overwrite: (path, bytes) =>
      step(
        () => nodeDisk.overwrite(path, bytes),
        () => writeFileSync(path, halfOf(bytes), { flag: 'r+' }),
      ),
    link: (existing, path) => step(() => nodeDisk.link(existing, path)),
    rename: (from, to) => step(() => nodeDisk.rename(from, to), undefined, to),
    remove: (path) => step(() => nodeDisk.remove(path)),
    makeFolder: (path) => step(() => nodeDisk.makeFolder(path)),
    syncFolder: (path) => step(() => nodeDisk.syncFolder(path)),
    openLog: async (path) => faultyLog(await alive(() => nodeDisk.openLog(path)), path),
  };
}
