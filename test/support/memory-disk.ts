import { dirname } from 'node:path';
import { sha256 } from '../../src/shell/digest.js';
import type { Disk, FileFacts, Log } from '../../src/shell/disk.js';
import { PowerCut } from './faulty-disk.js';

type Bytes = Uint8Array<ArrayBufferLike>;

/** A number from 0 up to (not including) `n`. */
export type Chance = (n: number) => number;

/** One change of a folder's names: a file for a path, or null for none. Renaming is one change of two names. */
type NameChange = readonly (readonly [path: string, inode: number | null])[];

interface State {
  readonly contents: Map<number, Bytes>;
  /** Names as a process sees them. */
  readonly names: Map<string, number>;
  /** Names that a power cut leaves for certain. */
  readonly lasting: Map<string, number>;
  /** Changes of each folder's names that a power cut may take back, from the last one on. */
  readonly unsynced: Map<string, NameChange[]>;
}

/**
 * A disk that exists only here, and forgets what was not synchronised when the power is cut: of each folder the last
 * changes of its names, of a file that is just being written any part. A folder's inode is 0.
 */
export class MemoryDisk implements Disk {
  #state: State;
  #steps = 0;
  #cutAt = 0;
  #nextInode = 1;

  constructor(
    files: Readonly<Record<string, string>>,
    private readonly chance: Chance = () => 0,
  ) {
    const names = new Map<string, number>([['/', 0]]);
    const contents = new Map<number, Bytes>();
    for (const [path, text] of Object.entries(files)) {
      for (let folder = dirname(path); !names.has(folder); folder = dirname(folder)) names.set(folder, 0);
      names.set(path, this.#nextInode);
      contents.set(this.#nextInode++, new TextEncoder().encode(text));
    }
    this.#state = { contents, names, lasting: new Map(names), unsynced: new Map() };
  }

  /** Cuts the power at the `step`-th change from now on. */
  cutAt(step: number): void {
    this.#steps = 0;
    this.#cutAt = step;
  }

  get steps(): number {
    return this.#steps;
  }

  /** Power comes back: what has lasted, in this very disk. */
  restart(): void {
    const { lasting, unsynced, contents } = this.#state;
    const names = new Map(lasting);
    for (const changes of unsynced.values()) {
      for (const change of changes.slice(0, this.chance(changes.length + 1))) apply(names, change);
    }
    for (const path of [...names.keys()]) if (!hasFolders(names, path)) names.delete(path);
    this.#state = { contents, names, lasting: new Map(names), unsynced: new Map() };
    this.#cutAt = 0;
  }

  text(path: string): string | null {
    const inode = this.#state.names.get(path);
    return inode ? new TextDecoder().decode(this.#bytes(inode)) : null;
  }

  paths(): string[] {
    return [...this.#state.names.keys()];
  }

  async facts(path: string): Promise<FileFacts | null> {
    const inode = this.#state.names.get(path);
    if (inode === undefined) return null;
    const links = [...this.#state.names.values()].filter((other) => other === inode).length;
    return { isFile: inode > 0, writable: true, mode: 0o644, uid: 0, gid: 0, links, inode: `0:${inode}` };
  }

  async realPath(path: string): Promise<string | null> {
    return this.#state.names.has(path) ? path : null;
  }

  async isLink(): Promise<boolean> {
    return false;
  }

  async countNames(_folder: string, facts: FileFacts): Promise<number> {
    return facts.links;
  }

  async read(path: string): Promise<Bytes> {
    return this.#bytes(this.#inode(path));
  }

  async digest(path: string): Promise<string | null> {
    const inode = this.#state.names.get(path);
    return inode ? sha256(this.#bytes(inode)) : null;
  }

  async create(path: string, bytes: Bytes): Promise<void> {
    if (this.#state.names.has(path)) throw Object.assign(new Error('EEXIST'), { code: 'EEXIST' });
    if (!this.#state.names.has(dirname(path))) throw Object.assign(new Error('ENOENT'), { code: 'ENOENT' });
    const inode = this.#nextInode++;
    this.#change(dirname(path), [[path, inode]], () => this.#state.contents.set(inode, this.#part(bytes)));
    this.#state.contents.set(inode, bytes);
  }

  async overwrite(path: string, bytes: Bytes): Promise<void> {
    const inode = this.#inode(path);
    const old = this.#bytes(inode);
    this.#step(() => {
      const part = this.#part(bytes);
      const rest = this.chance(2) === 0 ? old.subarray(part.length) : new Uint8Array();
      this.#state.contents.set(inode, Buffer.concat([part, rest]));
    });
    this.#state.contents.set(inode, bytes);
  }

  async link(existing: string, path: string): Promise<void> {
    this.#change(dirname(path), [[path, this.#inode(existing)]]);
  }

  async rename(from: string, to: string): Promise<void> {
    if (dirname(from) !== dirname(to)) throw new Error('this disk renames inside a folder only');
    const inode = this.#inode(from);
    if (this.#state.names.get(to) === inode) this.#step();
    else
      this.#change(dirname(to), [
        [from, null],
        [to, inode],
      ]);
  }

  async remove(path: string): Promise<void> {
    if (this.#state.names.has(path)) this.#change(dirname(path), [[path, null]]);
  }

  async makeFolder(path: string): Promise<void> {
    if (this.#state.names.has(path)) return;
    await this.makeFolder(dirname(path));
    this.#change(dirname(path), [[path, 0]]);
  }

  async syncFolder(path: string): Promise<void> {
    this.#step();
    for (const change of this.#state.unsynced.get(path) ?? []) apply(this.#state.lasting, change);
    this.#state.unsynced.delete(path);
  }

  async openLog(path: string): Promise<Log> {
    if (!this.#state.names.has(path)) {
      const inode = this.#nextInode++;
      this.#state.contents.set(inode, new Uint8Array());
      this.#change(dirname(path), [[path, inode]]);
    }
    const inode = this.#inode(path);
    return {
      append: async (bytes) => {
        const old = this.#bytes(inode);
        this.#step(() => this.#state.contents.set(inode, Buffer.concat([old, this.#part(bytes)])));
        this.#state.contents.set(inode, Buffer.concat([old, bytes]));
      },
      truncate: async (size) => {
        this.#step();
        this.#state.contents.set(inode, this.#bytes(inode).subarray(0, size));
      },
      size: async () => this.#bytes(inode).length,
      stillThere: async () => this.#state.names.get(path) === inode,
      close: async () => undefined,
    };
  }

  #step(whenCut: () => void = () => undefined): void {
    this.#steps += 1;
    if (this.#cutAt === 0 || this.#steps < this.#cutAt) return;
    if (this.#steps === this.#cutAt) whenCut();
    throw new PowerCut();
  }

  /** Changes names; when the power is cut in it, the change may have begun, with whatever `whenCut` leaves. */
  #change(folder: string, change: NameChange, whenCut: () => void = () => undefined): void {
    const remember = () => {
      const changes = this.#state.unsynced.get(folder) ?? [];
      this.#state.unsynced.set(folder, [...changes, change]);
    };
    this.#step(() => {
      whenCut();
      remember();
    });
    remember();
    apply(this.#state.names, change);
  }

  #inode(path: string): number {
    const inode = this.#state.names.get(path);
    if (!inode) throw Object.assign(new Error(`ENOENT: ${path}`), { code: 'ENOENT' });
    return inode;
  }

  #bytes(inode: number): Bytes {
    return this.#state.contents.get(inode) ?? new Uint8Array();
  }

  #part(bytes: Bytes): Bytes {
    return bytes.subarray(0, this.chance(bytes.length + 1));
  }
}

function apply(names: Map<string, number>, change: NameChange): void {
  for (const [path, inode] of change) {
    if (inode === null) names.delete(path);
    else names.set(path, inode);
  }
}

function hasFolders(names: ReadonlyMap<string, number>, path: string): boolean {
  return path === '/' || (names.get(dirname(path)) === 0 && hasFolders(names, dirname(path)));
}
