import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Workspace } from '../../src/plan/ports.js';
import type { Disk } from '../../src/shell/disk.js';
import { openWorkspace } from '../../src/shell/workspace.js';
import { noScanner } from './no-scanner.js';

/** An environment in which git knows nobody and reads no settings of the machine. */
export const BARE_ENV: Readonly<Record<string, string>> = {
  PATH: process.env.PATH ?? '',
  HOME: '/nonexistent',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_SYSTEM: '/dev/null',
};
for (const [key, value] of Object.entries(BARE_ENV)) process.env[key] = value;

/** A folder with files, removed after the test. */
export class TempGalaxy {
  readonly root: string;

  constructor(files: Readonly<Record<string, string>>, root?: string) {
    this.root = root ?? realpathSync(mkdtempSync(join(tmpdir(), 'relata-test-')));
    if (root === undefined) onTestFinished(() => rmSync(this.root, { recursive: true, force: true }));
    for (const [path, text] of Object.entries(files)) this.write(path, text);
  }

  read(path: string): string {
    return readFileSync(join(this.root, path), 'utf8');
  }

  write(path: string, text: string): void {
    mkdirSync(dirname(join(this.root, path)), { recursive: true });
    writeFileSync(join(this.root, path), text);
  }

  /** Runs git in the galaxy; standard output without the last line break. */
  git(...args: readonly string[]): string {
    return execFileSync('git', args, { cwd: this.root, stdio: 'pipe', env: BARE_ENV })
      .toString()
      .replace(/\n$/, '');
  }

  /** Makes it a repository with one commit of everything. */
  init(): this {
    this.git('init', '--quiet', '--initial-branch=main', '--template=');
    // Each git takes a while to start, so this one is done without.
    appendFileSync(join(this.root, '.git/config'), '[user]\n\tname = Carol\n\temail = carol@example.org\n');
    this.git('add', '--all');
    this.git('commit', '--quiet', '--message=snapshot');
    return this;
  }

  hook(name: string, script: string): void {
    const path = `.git/hooks/${name}`;
    this.write(path, `#!/bin/sh\n${script}\n`);
    chmodSync(join(this.root, path), 0o755);
  }

  /** Opens it, and closes it after the test if that has not been done. */
  async open(options: { access?: 'read' | 'write'; author?: string; disk?: Disk } = {}): Promise<Workspace> {
    const { access = 'write', author, disk } = options;
    const workspace = await openWorkspace({
      root: this.root,
      access,
      scanner: noScanner,
      author,
      env: process.env,
      now: () => new Date('2026-05-04T12:00:00Z'),
      ...(disk ? { disk } : {}),
    });
    let open = true;
    const close = async () => {
      if (open) await workspace.close();
      open = false;
    };
    onTestFinished(close);
    return { ...workspace, close };
  }

  /** Files that git sees as changed, staged or new, as `git status --short` prints them. */
  status(): string[] {
    return this.git('status', '--short', '--untracked-files=all').split('\n').filter(Boolean);
  }
}
