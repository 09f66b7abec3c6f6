import { RelataError } from '../galaxy/problem.js';
import type { JournalStore } from '../plan/ports.js';
import { openJournal, readJournalStore } from './journal-store.js';
import { takeLock } from './lock.js';
import { codeOf } from './read-text.js';
import { recover } from './recover.js';
import { excludeFromGit, type Repository } from './repository.js';
import { loadWriteAhead } from './write-ahead.js';
import type { Place } from './write-files.js';

/** A galaxy's `.relata/`, open. */
export interface Session {
  readonly journal: JournalStore;
  /** Why this session cannot write, or null. */
  readonly readOnly: string | null;
  readonly notices: readonly string[];
  close(): Promise<void>;
}

/** Opens `.relata/` for reading: makes nothing, locks nothing. */
export async function openToRead(place: Place, readOnly: string): Promise<Session> {
  const journal = await readJournalStore(place.disk, place.folder);
  const interrupted = await loadWriteAhead(place.disk, place.folder).catch(() => null);
  return {
    journal,
    readOnly,
    notices: [
      ...(interrupted ? ['a commit was interrupted: start `relata` to finish it'] : []),
      ...(journal.notice === null ? [] : [journal.notice]),
    ],
    close: async () => undefined,
  };
}

/**
 * Opens `.relata/` for writing: takes the lock and ends what was interrupted. Where somebody else has the lock, or
 * nothing can be written, the session only reads and says why.
 */
export async function openToWrite(place: Place, repository: Repository | null, now: Date): Promise<Session> {
  const { disk, folder } = place;
  if (await disk.isLink(folder)) {
    throw new RelataError('.relata is a link', 'remove it: relata keeps its journal in a folder of its own');
  }
  const attempt = await lockIn(place, now);
  if ('heldBy' in attempt) return openToRead(place, attempt.heldBy);
  try {
    if (repository) await excludeFromGit(repository);
    const journal = await openJournal(disk, folder);
    const recovered = await recover(place, journal, repository);
    const notices = [attempt.takenFrom, journal.notice, recovered?.notice ?? null].filter(
      (notice) => notice !== null,
    );
    const close = async () => {
      await journal.close();
      await attempt.lock.release();
    };
    return { journal, readOnly: null, notices, close };
  } catch (error) {
    await attempt.lock.release();
    throw error;
  }
}

async function lockIn({ disk, folder }: Place, now: Date): ReturnType<typeof takeLock> {
  try {
    await disk.makeFolder(folder);
    const attempt = await takeLock(folder, now);
    if ('heldBy' in attempt) {
      const heldBy = `another relata has this galaxy open: ${attempt.heldBy}; if it is gone, remove .relata/lock`;
      return { heldBy };
    }
    const { takenFrom } = attempt;
    return { ...attempt, takenFrom: takenFrom && `the last relata here did not end properly: ${takenFrom}` };
  } catch (error) {
    const code = codeOf(error) ?? '';
    if (['EACCES', 'EPERM', 'EROFS'].includes(code)) {
      return { heldBy: `the galaxy is read-only here (${code}), so decisions cannot be saved` };
    }
    throw error;
  }
}
