import { execFileSync } from 'node:child_process';
import { chmodSync, linkSync, lstatSync, mkdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readText } from '../../src/shell/read-text.js';
import { decision } from '../ledger/make.js';
import { GALAXY, relatedOf } from '../plan/make.js';
import { decideAndCommit, pendingIn } from '../support/deciding.js';
import { TempGalaxy } from '../support/temp-galaxy.js';

const LEFT = GALAXY['clusters/left.json'] ?? '';
const RIGHT = { 'clusters/right.json': GALAXY['clusters/right.json'] ?? '' };
const asRoot = process.getuid?.() === 0;

function isRelated(text: string): boolean {
  return relatedOf({ 'clusters/left.json': text }, 1).includes('similar 2');
}

describe('permissions and links', () => {
  it('permissions stay', async () => {
    const galaxy = new TempGalaxy(GALAXY);
    chmodSync(join(galaxy.root, 'clusters/left.json'), 0o640);
    await decideAndCommit(await galaxy.open());
    expect(statSync(join(galaxy.root, 'clusters/left.json')).mode & 0o7777).toBe(0o640);
  });

  it('a symbolic link inside the galaxy stays one, and what it leads to is written', async () => {
    const galaxy = new TempGalaxy({ ...RIGHT, 'store/left.json': LEFT });
    symlinkSync('../store/left.json', join(galaxy.root, 'clusters/left.json'));
    await decideAndCommit(await galaxy.open());
    expect(lstatSync(join(galaxy.root, 'clusters/left.json')).isSymbolicLink()).toBe(true);
    expect(isRelated(galaxy.read('store/left.json'))).toBe(true);
  });

  it('hard links inside the galaxy stay, and all names have the new content', async () => {
    const galaxy = new TempGalaxy(GALAXY);
    linkSync(join(galaxy.root, 'clusters/left.json'), join(galaxy.root, 'second-name.json'));
    await decideAndCommit(await galaxy.open());
    expect(statSync(join(galaxy.root, 'clusters/left.json')).nlink).toBe(2);
    expect(isRelated(galaxy.read('second-name.json'))).toBe(true);
  });

  it('a hard link to the outside is refused', async () => {
    const galaxy = new TempGalaxy(GALAXY);
    const outside = new TempGalaxy({});
    linkSync(join(galaxy.root, 'clusters/left.json'), join(outside.root, 'backup.json'));
    const workspace = await galaxy.open();
    await expect(decideAndCommit(workspace)).rejects.toThrow('has another name outside the galaxy');
    expect(outside.read('backup.json')).toBe(LEFT);
    expect(galaxy.read('clusters/right.json')).toBe(RIGHT['clusters/right.json']);
    expect(pendingIn(workspace)).toBe(1);
  });

  it('a symbolic link to the outside is neither read nor written', async () => {
    const outside = new TempGalaxy({ 'left.json': LEFT });
    const galaxy = new TempGalaxy(RIGHT);
    symlinkSync(join(outside.root, 'left.json'), join(galaxy.root, 'clusters/left.json'));
    const workspace = await galaxy.open();
    const { problems } = await workspace.reader.read();
    expect(problems.filter((problem) => problem.severity === 'error')).toEqual([
      expect.objectContaining({ file: 'clusters/left.json', message: 'a link that leaves the galaxy' }),
    ]);
    const { plan } = await decideAndCommit(workspace);
    expect(plan.outcomes[0]?.result).toBe('refused');
    expect(outside.read('left.json')).toBe(LEFT);
  });

  it.each(['folder', 'file', 'nowhere'])(
    'a ledger that is a link to the outside (%s) is refused',
    async (kind) => {
      const outside = new TempGalaxy({ 'positive.sssom.tsv': '' });
      const galaxy = new TempGalaxy(GALAXY);
      if (kind === 'folder') symlinkSync(outside.root, join(galaxy.root, 'curation'));
      else {
        mkdirSync(join(galaxy.root, 'curation'));
        const to = kind === 'file' ? 'positive.sssom.tsv' : 'missing';
        symlinkSync(join(outside.root, to), join(galaxy.root, 'curation/positive.sssom.tsv'));
      }
      await expect(decideAndCommit(await galaxy.open())).rejects.toThrow(/leaves the galaxy|leads nowhere/);
      expect(outside.read('positive.sssom.tsv')).toBe('');
      expect(galaxy.read('clusters/left.json')).toBe(LEFT);
    },
  );

  it('a .relata that is a link is refused', async () => {
    const outside = new TempGalaxy({});
    const galaxy = new TempGalaxy(GALAXY);
    symlinkSync(outside.root, join(galaxy.root, '.relata'));
    await expect(galaxy.open()).rejects.toThrow('.relata is a link');
  });

  it.skipIf(asRoot)('a file that may not be written is refused by name', async () => {
    const galaxy = new TempGalaxy(GALAXY);
    chmodSync(join(galaxy.root, 'clusters/right.json'), 0o444);
    await expect(decideAndCommit(await galaxy.open())).rejects.toThrow(
      'clusters/right.json may not be written',
    );
    expect(galaxy.read('clusters/left.json')).toBe(LEFT);
  });

  it.skipIf(asRoot)('a folder that may not be written is only read', async () => {
    const galaxy = new TempGalaxy(GALAXY);
    chmodSync(galaxy.root, 0o555);
    expect((await galaxy.open()).readOnly).toContain('the galaxy is read-only here');
    chmodSync(galaxy.root, 0o755);
  });
});

describe('what is no file to read', () => {
  it('is a problem: a pipe, a folder, a link in circles, invalid UTF-8', () => {
    const galaxy = new TempGalaxy({});
    const at = (name: string) => join(galaxy.root, name);
    execFileSync('mkfifo', [at('pipe')]);
    mkdirSync(at('folder'));
    symlinkSync('circle', at('circle'));
    writeFileSync(at('latin1'), Buffer.from([0x22, 0xe9, 0x22]));
    const messageOf = (name: string) => {
      const read = readText(galaxy.root, name);
      return 'problem' in read ? read.problem.message : '';
    };
    expect(['pipe', 'folder', 'circle', 'latin1', 'missing'].map(messageOf)).toEqual([
      'no regular file',
      'no regular file',
      'cannot be read (ELOOP)',
      'not valid UTF-8',
      'cannot be read (ENOENT)',
    ]);
  });
});

describe('a record of an unfinished write that somebody has planted', () => {
  it.each(['../outside.json', 'clusters/../../outside.json', '../../etc/passwd'])(
    'cannot write %s',
    async (path) => {
      const galaxy = new TempGalaxy({ ...GALAXY });
      const record = {
        id: '0123abcd',
        at: '',
        phase: 'decided',
        files: [{ path, before: null, after: 'x', inPlace: false }],
        git: null,
        journal: { steps: [], refused: [], reopen: [] },
      };
      galaxy.write('.relata/write-ahead.json', JSON.stringify(record));
      await expect(galaxy.open()).rejects.toThrow('leaves the galaxy');
    },
  );

  it('that makes no sense is not acted upon', async () => {
    const galaxy = new TempGalaxy({ ...GALAXY, '.relata/write-ahead.json': '{"phase":"decided"}' });
    await expect(galaxy.open()).rejects.toThrow('.relata/write-ahead.json cannot be read');
    expect(galaxy.read('clusters/left.json')).toBe(LEFT);
  });
});

it('a decision stays pending when its entry is gone', async () => {
  const galaxy = new TempGalaxy(GALAXY);
  const workspace = await galaxy.open();
  await decideAndCommit(workspace, [decision(1, 2), decision(3, 8)]);
  expect(pendingIn(workspace)).toBe(1);
});
