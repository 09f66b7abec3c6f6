import { lstatSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sha256 } from '../digest.js';
import { readResult, type ScanResult, writeResult } from './result-file.js';

/** A file holds some 25 MB for a large galaxy. */
const MOST_FILES = 4;

/**
 * Results of scans in `.relata/cache/`, so that a galaxy that has not changed is not matched again. A result is found
 * by what it follows from: the build of relata, the question, and the digest of every file that was read. So it cannot
 * be out of date, whatever clocks and sizes say. Names hold the place of the folder as well: a cache that was copied or
 * unpacked from somewhere else is never believed. What is damaged counts as missing, and a galaxy that cannot be
 * written simply has no cache.
 */
export class ResultCache {
  private readonly folder: string;

  constructor(
    private readonly galaxy: string,
    private readonly build: string,
  ) {
    this.folder = join(galaxy, '.relata', 'cache');
  }

  /** Whether there may be a result for some question. */
  hasAny(): boolean {
    return this.hasNamed(this.prefix());
  }

  /** Whether there may be a result for this question: then it is worth to digest the galaxy. */
  has(question: string): boolean {
    return this.hasNamed(this.prefix(question));
  }

  find(question: string, digest: string): ScanResult | null {
    try {
      const name = this.name(question, digest);
      return name === null ? null : readResult(name, readFileSync(join(this.folder, name)));
    } catch {
      return null;
    }
  }

  /** Keeps a result, in a few turns of the event loop. Resolves in any case: a cache is no reason to fail. */
  async keep(question: string, digest: string, result: ScanResult): Promise<void> {
    try {
      makeFolder(this.galaxy, this.folder);
      const name = this.name(question, digest);
      if (name === null) return;
      // Git leaves the folder alone, in whatever repository the galaxy stands.
      await writeFile(join(this.folder, '.gitignore'), '*\n');
      const temporary = join(this.folder, `${name}.${process.pid}`);
      await writeResult(temporary, name, result);
      await rename(temporary, join(this.folder, name));
      await this.prune();
    } catch {
      // The next scan takes as long as this one.
    }
  }

  private hasNamed(prefix: string | null): boolean {
    if (prefix === null) return false;
    try {
      return readdirSync(this.folder).some((file) => file.startsWith(prefix));
    } catch {
      return false;
    }
  }

  private name(question: string, digest: string): string | null {
    const prefix = this.prefix(question);
    return prefix && `${prefix}-${digest}`;
  }

  /** What names of results begin with; null where there is no folder of our own. */
  private prefix(question?: string): string | null {
    const place = placeOf(this.galaxy, this.folder);
    if (place === null) return null;
    const own = shortHash([this.build, process.version, process.arch, place].join('\n'));
    return question === undefined ? own : `${own}-${shortHash(question)}`;
  }

  private async prune(): Promise<void> {
    const files = readdirSync(this.folder).filter((file) => file !== '.gitignore');
    const aged = files.map((file) => {
      const path = join(this.folder, file);
      return { path, written: statSync(path).mtimeMs };
    });
    aged.sort((a, b) => b.written - a.written);
    for (const { path } of aged.slice(MOST_FILES)) await rm(path, { force: true });
  }
}

function shortHash(text: string): string {
  return sha256(text).slice(0, 16);
}

/** The folder's device and inode; null when it, or the one above it, is missing or a link. */
function placeOf(galaxy: string, folder: string): string | null {
  const above = lstatSync(join(galaxy, '.relata'), { throwIfNoEntry: false });
  if (!above?.isDirectory()) return null;
  const stat = lstatSync(folder, { throwIfNoEntry: false });
  return stat?.isDirectory() ? `${stat.dev} ${stat.ino}` : null;
}

function makeFolder(galaxy: string, folder: string): void {
  if (lstatSync(join(galaxy, '.relata'), { throwIfNoEntry: false })?.isSymbolicLink()) return;
  mkdirSync(folder, { recursive: true });
}
