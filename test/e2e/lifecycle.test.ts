import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { RELATA } from '../support/run-relata.js';
import type { TempGalaxy } from '../support/temp-galaxy.js';
import { smallRepository } from './support/galaxies.js';
import { Session, type SessionOptions } from './support/session.js';

const READY = /1 of \d {3}.*\d pending/;

/** relata under a shell that says how it ended, and which modes of the terminal are not as they should be. */
async function underShell(galaxy: TempGalaxy, options: SessionOptions = {}): Promise<Session> {
  const script = '"$@"; echo "status $?"; stty; read rest; echo "$rest"';
  const session = Session.run(
    'sh',
    ['-c', script, 'sh', process.execPath, RELATA, '-C', galaxy.root],
    options,
  );
  onTestFinished(() => session.close());
  return session.sees(READY);
}

/** The process that has the lock of a galaxy. */
function pidOf(galaxy: TempGalaxy): number {
  return JSON.parse(galaxy.read('.relata/lock')).pid;
}

/** The shell has its screen, cursor and line mode back, and nobody has the lock. */
async function expectRestored(session: Session, galaxy: TempGalaxy, status: RegExp): Promise<void> {
  await session.sees(status);
  await session.sees('speed');
  expect(session.isAlternateScreen).toBe(false);
  expect(session.isCursorVisible).toBe(true);
  expect(session.screen()).not.toMatch(/-icanon|-echo\b|-isig/);
  expect(session.screen()).not.toContain('vendor-a');
  expect(existsSync(join(galaxy.root, '.relata/lock'))).toBe(false);
}

test('Ctrl-C ends as in any program, and the next start has nothing to complain about', async () => {
  const galaxy = smallRepository();
  const app = await underShell(galaxy);
  await app.press('y');
  await app.sees('1 pending');
  app.write('\x03');
  await expectRestored(app, galaxy, /status 130/);

  const again = await underShell(galaxy);
  await again.sees('1 pending');
  expect(again.screen()).not.toContain('did not end properly');
});

test('SIGTERM ends the process when the commit that it is at is made, and no sooner', async () => {
  const galaxy = smallRepository();
  galaxy.hook('pre-commit', 'touch .git/waiting; until test -e .git/go; do sleep 0.05; done');
  const app = await underShell(galaxy);
  await app.press('y c');
  await app.sees('2 relations in');
  await app.press('enter');
  const pid = pidOf(galaxy);
  await vi.waitFor(() => galaxy.read('.git/waiting'), { timeout: 50_000 });
  process.kill(pid, 'SIGTERM');
  galaxy.write('.git/go', '');
  await expectRestored(app, galaxy, /status 143/);
  expect(galaxy.git('log', '-1', '--format=%s')).toContain('relate 1 pair');
  expect(galaxy.status()).toEqual([]);
});

test('a terminal that goes away takes relata with it, and the lock', async () => {
  const galaxy = smallRepository();
  const app = await underShell(galaxy);
  const pid = pidOf(galaxy);
  app.hangUp();
  await vi.waitFor(() => expect(isRunning(pid)).toBe(false), { timeout: 50_000 });
  expect(existsSync(join(galaxy.root, '.relata/lock'))).toBe(false);
});

test('a crash leaves its trace on a screen that is whole', async () => {
  const galaxy = smallRepository();
  galaxy.write('crash.cjs', "process.on('SIGUSR2', () => { throw new Error('a defect'); });");
  const app = await underShell(galaxy, {
    env: { NODE_OPTIONS: `--require ${join(galaxy.root, 'crash.cjs')}` },
  });
  process.kill(pidOf(galaxy), 'SIGUSR2');
  await app.sees('Error: a defect');
  await app.sees(/status [1-9]/);
  expect(app.isAlternateScreen).toBe(false);
  expect(app.isCursorVisible).toBe(true);
  expect(app.screen()).not.toMatch(/-icanon|-echo\b/);
});

test('Ctrl-Z gives the shell back, fg goes on where it was, at whatever size the window has now', async () => {
  const galaxy = smallRepository();
  const shell = Session.run('bash', ['--norc', '--noprofile', '-i'], { env: { PS1: '$ ' } });
  onTestFinished(() => shell.close());
  await shell.sees('$');
  shell.write(`${process.execPath} ${RELATA} -C ${galaxy.root}\r`);
  await shell.sees(READY);
  shell.write('\x1a');
  await shell.sees('Stopped');
  expect(shell.isAlternateScreen).toBe(false);
  expect(shell.isCursorVisible).toBe(true);
  shell.resize(90, 30);
  shell.write('fg\r');
  await shell.sees(READY);
  expect(shell.isAlternateScreen).toBe(true);
  await shell.press('y');
  await shell.sees('1 pending');
  await shell.press('q');
  await shell.sees('$');
  expect(shell.isAlternateScreen).toBe(false);
});

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
