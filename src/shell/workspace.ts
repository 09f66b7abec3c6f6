import { join } from 'node:path';
import { RelataError } from '../galaxy/problem.js';
import { version } from '../galaxy/version.js';

import { SETTINGS_PATH } from '../ledger/settings.js';
import type { Scanner, Workspace } from '../plan/ports.js';
import { trackWriter } from './busy.js';
import { curatorFrom, parseAuthor } from './curator.js';
import { type Disk, nodeDisk } from './disk.js';
import { freshReader } from './fresh-clusters.js';
import { galaxyMemo } from './galaxy-memo.js';
import { gitIn } from './git.js';
import { readLedgerRows, readLedgerTexts, readOptional } from './ledger-texts.js';
import { openRepository, type Repository, stateOf } from './repository.js';
import { revisionsOf } from './revisions.js';
import { openToRead, openToWrite } from './session.js';
import type { Place } from './write-files.js';
import { createWriter } from './writer.js';

export interface WorkspaceOptions {
  /** Of the galaxy; absolute. */
  readonly root: string;
  /** To write, the lock is taken and what was interrupted is ended. */
  readonly access: 'read' | 'write';
  readonly scanner: Scanner;
  /** `--author`, or undefined. */
  readonly author: string | undefined;
  readonly env: Readonly<Record<string, string | undefined>>;
  now(): Date;
  /** Called once git is at work, which is another process: there is time for something else. */
  readonly meanwhile?: () => void;
  /** Another one than the real file system, for tests. */
  readonly disk?: Disk;
}

/** Opens a galaxy on disk. Throws a {@link RelataError} when it cannot be opened at all. */
export async function openWorkspace(options: WorkspaceOptions): Promise<Workspace> {
  const { root, access, scanner, env, author, now, meanwhile, disk = nodeDisk } = options;
  const given = author === undefined ? null : parseAuthor(author);
  const fresh = freshReader(root);
  const place: Place = {
    disk,
    root,
    folder: join(root, '.relata'),
    uid: process.getuid?.() ?? 0,
    digestOf: fresh.digestOf,
  };
  const repository = await openRepository(root, env, meanwhile);
  if (repository) await refuseForeignState(repository);
  const session =
    access === 'write'
      ? await openToWrite(place, repository, now())
      : await openToRead(place, 'this command only reads');
  const { journal, readOnly, notices } = session;
  const galaxy = galaxyMemo(root);
  const curator = () => curatorFrom(author, repository?.git ?? gitIn(root, env));
  let shownBranch: string | null | undefined;
  const { writer, idle } = trackWriter(
    createWriter({
      place,
      journal,
      repository,
      galaxy,
      fresh,
      curator,
      author: given && 'name' in given ? given.name : null,
      shownBranch: () => shownBranch,
      now,
      tool: { name: 'relata', version },
      readOnly,
    }),
  );

  return {
    reader: {
      root,
      read: (hooks) => galaxy.reloadInTurns(hooks),
      readLedger: async () => readLedgerRows(root),
      ledgerTexts: async () => readLedgerTexts(root),
      settingsText: async () => readOptional(root, SETTINGS_PATH),
    },
    scanner,
    journal,
    writer,
    async repository() {
      if (repository === null) return null;
      const state = await stateOf(repository, given !== null && 'name' in given);
      shownBranch = state.branch;
      return state;
    },
    revisions: repository === null ? null : revisionsOf(repository.git),
    curator,
    readOnly,
    notices,
    async close() {
      await scanner.close();
      await idle();
      await session.close();
    },
  };
}

/** A `.relata/` that came with a clone is somebody else's: its pending decisions and its unfinished writes are not ours. */
async function refuseForeignState({ git }: Repository): Promise<void> {
  if ((await git.run(['ls-files', '-z', '--', '.relata'])) === '') return;
  throw new RelataError(
    'this repository brings a .relata/ of its own, whose decisions nobody here has made',
    'take it out of git: `git rm -r --cached .relata`, and remove the folder',
  );
}
