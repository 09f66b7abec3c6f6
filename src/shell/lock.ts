import { randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import * as fs from 'node:fs/promises';
import { hostname, userInfo } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod';
import { visible } from '../galaxy/visible.js';
import { codeOf } from './read-text.js';

/** Who holds the lock. */
const OwnerSchema = z.object({
  /** Part of a file name. */
  id: z.string().regex(/^[\w-]{1,64}$/),
  pid: z.int(),
  host: z.string(),
  user: z.string(),
  since: z.string(),
  /** When the process started, in whatever the system counts: tells it from a later one with the same number. */
  started: z.string(),
});
type Owner = z.infer<typeof OwnerSchema>;

export interface Lock {
  release(): Promise<void>;
}

/** The lock, or one sentence about who has it. `takenFrom` names the dead owner of a lock that was taken over. */
export type LockAttempt =
  | { readonly lock: Lock; readonly takenFrom: string | null }
  | { readonly heldBy: string };

/**
 * Takes the one lock of a galaxy, `.relata/lock`. It never waits. The lock of a process of this machine that has
 * ended is taken over; one of another machine is respected, because nobody here can know whether it lives.
 */
export async function takeLock(folder: string, now: Date): Promise<LockAttempt> {
  const path = join(folder, 'lock');
  const own: Owner = {
    id: randomUUID(),
    pid: process.pid,
    host: hostname(),
    user: userName(),
    since: now.toISOString(),
    started: (await startOf(process.pid)) ?? '',
  };
  const draft = join(folder, `lock.${own.id}`);
  await fs.writeFile(draft, JSON.stringify(own), { flag: 'wx' });
  try {
    if (await linkTo(draft, path)) return held(path, own.id, null);
    const left = await readOwner(path);
    const other = await takeOver(draft, path, left);
    if (other !== null) return { heldBy: other };
    return held(path, own.id, typeof left === 'string' ? null : describe(left));
  } finally {
    await fs.rm(draft, { force: true });
  }
}

/**
 * Puts `draft` in the place of the lock at `path`, which `left` has left behind. Of all who want to, only one can claim
 * to come after a given owner; if that one ends before it has the lock, its claim is taken over likewise. Returns who
 * has the lock instead, or null.
 */
async function takeOver(draft: string, path: string, left: Found): Promise<string | null> {
  if (left === 'absent') return SOMEBODY;
  if (left !== 'unreadable' && !(await isDead(left))) return describe(left);
  const claim = `${path}.after.${idOf(left)}`;
  if (!(await linkTo(draft, claim))) {
    const other = await takeOver(draft, claim, await readOwner(claim));
    if (other !== null) return other;
  }
  // A claim can come too late: then the lock is another one by now.
  const now = await readOwner(path);
  if (idOf(now) !== idOf(left)) {
    await fs.rm(claim, { force: true });
    return typeof now === 'string' ? SOMEBODY : describe(now);
  }
  await fs.rename(claim, path);
  return null;
}

/** The lock is just changing hands. */
const SOMEBODY = 'another relata';

/** A link is made whole or not at all, and never over another. */
async function linkTo(draft: string, path: string): Promise<boolean> {
  try {
    await fs.link(draft, path);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    if (!NO_LINKS.has(codeOf(error) ?? '')) throw error;
  }
  return fs.copyFile(draft, path, constants.COPYFILE_EXCL).then(
    () => true,
    (error: unknown) => {
      if (codeOf(error) === 'EEXIST') return false;
      throw error;
    },
  );
}

/** What file systems say that know no hard links. */
const NO_LINKS = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK']);

function held(path: string, id: string, takenFrom: string | null): LockAttempt {
  const release = async () => {
    if (idOf(await readOwner(path)) === id) await fs.rm(path, { force: true });
  };
  return { lock: { release }, takenFrom };
}

/** What is known of the owner of a lock. */
type Found = Owner | 'absent' | 'unreadable';

async function readOwner(path: string): Promise<Found> {
  try {
    const parsed = OwnerSchema.safeParse(JSON.parse(await fs.readFile(path, 'utf8')));
    return parsed.success ? parsed.data : 'unreadable';
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return 'absent';
    if (error instanceof SyntaxError) return 'unreadable';
    throw error;
  }
}

function idOf(found: Found): string {
  return typeof found === 'string' ? found : found.id;
}

async function isDead(owner: Owner): Promise<boolean> {
  if (owner.host !== hostname()) return false;
  if (!isRunning(owner.pid)) return true;
  const started = await startOf(owner.pid);
  return started === 'ended' || (started !== null && owner.started !== '' && started !== owner.started);
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) !== 'ESRCH';
  }
}

/** Boot and clock tick at which a process started, `ended` for a zombie; null where the system does not tell. */
async function startOf(pid: number): Promise<string | null> {
  try {
    const boot = (await fs.readFile('/proc/sys/kernel/random/boot_id', 'utf8')).trim();
    const stat = await fs.readFile(`/proc/${pid}/stat`, 'utf8');
    // The second field is the program's name in brackets, which may hold spaces; the start is the 22nd field.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (fields[0] === 'Z' || fields[0] === 'X') return 'ended';
    return fields[19] === undefined ? null : `${boot}/${fields[19]}`;
  } catch {
    return null;
  }
}

function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return 'somebody';
  }
}

function describe({ user, pid, host, since }: Owner): string {
  return visible(`${user} (process ${pid} on ${host}, since ${since})`);
}
