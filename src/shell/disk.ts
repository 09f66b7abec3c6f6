import { constants } from 'node:fs';
import * as fs from 'node:fs/promises';
import { join } from 'node:path';
import { digestOfFile } from './digest.js';
import { codeOf } from './read-text.js';

/** What has to be known of a file before it is written. */
export interface FileFacts {
  readonly isFile: boolean;
  readonly writable: boolean;
  /** Permission bits. */
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  /** How many names the file has. */
  readonly links: number;
  readonly inode: string;
}

/** Whose a new file is to be. */
export type Owner = Pick<FileFacts, 'mode' | 'uid' | 'gid'>;

/**
 * The steps on files out of which all that must last is built. A step has happened when it resolves (contents are
 * synchronised; names last after `syncFolder`), or it rejects with Node's error. Tests put faults and power cuts in
 * here.
 */
export interface Disk {
  /** Follows links; null when nothing is there. */
  facts(path: string): Promise<FileFacts | null>;
  /** Absolute path without links; null when nothing is there, and for a link that leads nowhere. */
  realPath(path: string): Promise<string | null>;
  /** True for a link, wherever it leads. */
  isLink(path: string): Promise<boolean>;
  /** How many names inside `folder` the file has that `facts` describe. */
  countNames(folder: string, facts: FileFacts): Promise<number>;
  read(path: string): Promise<Uint8Array>;
  /** SHA-256 of a file in hex; null when nothing is there. */
  digest(path: string): Promise<string | null>;
  /** Writes a file that must not exist yet. */
  create(path: string, bytes: Uint8Array, owner: Owner | null): Promise<void>;
  /** Writes into a file where it stands: its names, owner and permissions stay. Not atomic. */
  overwrite(path: string, bytes: Uint8Array): Promise<void>;
  link(existing: string, path: string): Promise<void>;
  rename(from: string, to: string): Promise<void>;
  /** A path that is not there is fine. */
  remove(path: string): Promise<void>;
  /** Makes a folder and those above it; one that is there is fine. */
  makeFolder(path: string): Promise<void>;
  /** Makes it last that names in a folder were added, changed or removed. A folder that is not there is fine. */
  syncFolder(path: string): Promise<void>;
  /** Opens a file that only grows, and makes it where there is none. */
  openLog(path: string): Promise<Log>;
}

/** A file that only grows, open. */
export interface Log {
  /** Adds bytes at the end and synchronises them. After a rejection nobody knows how much is there. */
  append(bytes: Uint8Array): Promise<void>;
  truncate(size: number): Promise<void>;
  /** In bytes. */
  size(): Promise<number>;
  /** False once the file has been removed or replaced: what is appended then goes nowhere. */
  stillThere(): Promise<boolean>;
  close(): Promise<void>;
}

/** The real file system. */
export const nodeDisk: Disk = {
  facts: (path) => factsOf(path),
  realPath: (path) => orNull(fs.realpath(path)),
  isLink: async (path) => (await orNull(fs.lstat(path)))?.isSymbolicLink() ?? false,
  countNames: (folder, facts) => countNames(folder, facts.inode),
  read: (path) => fs.readFile(path),
  digest: (path) => orNull(digestOfFile(path)),
  create: (path, bytes, owner) =>
    withFile(path, 'wx', async (file) => {
      await file.writeFile(bytes);
      if (owner) {
        const { uid, gid } = await file.stat();
        if (uid !== owner.uid || gid !== owner.gid) await file.chown(owner.uid, owner.gid);
        await file.chmod(owner.mode);
      }
      await file.sync();
    }),
  overwrite: (path, bytes) =>
    withFile(path, 'r+', async (file) => {
      await file.writeFile(bytes);
      await file.truncate(bytes.length);
      await file.sync();
    }),
  link: (existing, path) => fs.link(existing, path),
  rename: (from, to) => fs.rename(from, to),
  remove: (path) => fs.unlink(path).catch(unless('ENOENT')),
  makeFolder: async (path) => {
    await fs.mkdir(path, { recursive: true });
  },
  syncFolder: (path) =>
    // Some file systems know no such thing, and then do without it.
    withFile(path, 'r', (folder) => folder.sync().catch(unless('EINVAL', 'ENOTSUP'))).catch(unless('ENOENT')),
  openLog: async (path) => logOf(await fs.open(path, 'a', 0o600), path),
};

function logOf(file: fs.FileHandle, path: string): Log {
  return {
    append: async (bytes) => {
      await file.appendFile(bytes);
      await file.datasync();
    },
    truncate: async (size) => {
      await file.truncate(size);
      await file.sync();
    },
    size: async () => (await file.stat()).size,
    stillThere: async () => {
      const [open, named] = await Promise.all([file.stat(), orNull(fs.stat(path))]);
      return named !== null && open.ino === named.ino && open.dev === named.dev;
    },
    close: () => file.close(),
  };
}

async function factsOf(path: string): Promise<FileFacts | null> {
  const found = await orNull(fs.stat(path, { bigint: true }));
  if (!found) return null;
  const writable = await fs.access(path, constants.W_OK).then(
    () => true,
    () => false,
  );
  return {
    isFile: found.isFile(),
    writable,
    mode: Number(found.mode) & 0o7777,
    uid: Number(found.uid),
    gid: Number(found.gid),
    links: Number(found.nlink),
    inode: `${found.dev}:${found.ino}`,
  };
}

async function orNull<T>(asked: Promise<T>): Promise<T | null> {
  try {
    return await asked;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
}

async function countNames(folder: string, inode: string): Promise<number> {
  let names = 0;
  for (const item of await fs.readdir(folder, { withFileTypes: true })) {
    const path = join(folder, item.name);
    if (item.isDirectory() && item.name !== '.git') names += await countNames(path, inode);
    if (item.isFile() && (await factsOf(path))?.inode === inode) names += 1;
  }
  return names;
}

async function withFile(
  path: string,
  flags: string,
  use: (file: fs.FileHandle) => Promise<void>,
): Promise<void> {
  const file = await fs.open(path, flags);
  try {
    await use(file);
  } finally {
    await file.close();
  }
}

function unless(...codes: readonly string[]): (error: unknown) => void {
  return (error) => {
    if (!codes.includes(codeOf(error) ?? '')) throw error;
  };
}
