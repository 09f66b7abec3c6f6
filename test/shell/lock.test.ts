import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type LockAttempt, takeLock } from '../../src/shell/lock.js';
import { decision } from '../ledger/make.js';
import { GALAXY } from '../plan/make.js';
import { decide } from '../support/deciding.js';
import { TempGalaxy } from '../support/temp-galaxy.js';

const NOW = new Date('2026-05-04T12:00:00Z');

function take(folder: string): Promise<LockAttempt> {
  return takeLock(folder, NOW);
}

/** A process that has ended: its number is free. */
async function endedProcess(): Promise<number> {
  const child = spawn('true');
  await once(child, 'exit');
  return child.pid ?? 0;
}

function owner(change: object): string {
  return JSON.stringify({
    id: 'x',
    pid: process.pid,
    host: hostname(),
    user: 'alice',
    since: '2026-05-04T10:00:00Z',
    started: '',
    ...change,
  });
}

describe('the lock', () => {
  it('is for one at a time, and free again when it is given back', async () => {
    const folder = new TempGalaxy({}).root;
    const first = await take(folder);
    if (!('lock' in first)) throw new Error('the first one has it');
    expect(await take(folder)).toMatchObject({ heldBy: expect.stringContaining(`process ${process.pid}`) });
    await first.lock.release();
    expect(await take(folder)).toMatchObject({ takenFrom: null });
    expect(readdirSync(folder)).toEqual(['lock']);
  });

  it('has one winner among many', async () => {
    for (let round = 0; round < 20; round += 1) {
      const folder = new TempGalaxy({}).root;
      const pid = await endedProcess();
      writeFileSync(join(folder, 'lock'), owner({ pid }));
      // One who wanted to take over has ended before it could.
      if (round % 2 === 1) writeFileSync(join(folder, 'lock.after.x'), owner({ pid, id: 'y' }));
      const attempts = await Promise.all(Array.from({ length: 20 }, () => take(folder)));
      expect(attempts.filter((attempt) => 'lock' in attempt)).toHaveLength(1);
      expect(readdirSync(folder)).toEqual(['lock']);
    }
  });

  it.each<[string, object | null]>([
    ['of a process that has ended', null],
    ['of an earlier process with the same number', { started: 'another boot/1' }],
  ])('%s is taken over, and its owner is named', async (_, change) => {
    const folder = new TempGalaxy({}).root;
    writeFileSync(join(folder, 'lock'), owner(change ?? { pid: await endedProcess() }));
    expect(await take(folder)).toMatchObject({ takenFrom: expect.stringContaining('alice') });
  });

  it('of another machine is respected', async () => {
    const folder = new TempGalaxy({}).root;
    writeFileSync(join(folder, 'lock'), owner({ host: 'elsewhere', pid: await endedProcess() }));
    expect(await take(folder)).toEqual({
      heldBy: expect.stringContaining('on elsewhere, since 2026-05-04T10:00:00Z'),
    });
  });

  it('that cannot be read is nobody’s', async () => {
    const folder = new TempGalaxy({}).root;
    writeFileSync(join(folder, 'lock'), '{"pid":');
    expect('lock' in (await take(folder))).toBe(true);
  });

  it('is given back by its owner alone', async () => {
    const folder = new TempGalaxy({}).root;
    const attempt = await take(folder);
    if (!('lock' in attempt)) throw new Error('the first one has it');
    writeFileSync(join(folder, 'lock'), owner({ id: 'somebody-else' }));
    await attempt.lock.release();
    expect(existsSync(join(folder, 'lock'))).toBe(true);
  });
});

describe('a second relata', () => {
  it('only reads, says who has the galaxy, and sees what is pending', async () => {
    const galaxy = new TempGalaxy(GALAXY).init();
    const first = await galaxy.open();
    await decide(first, [decision(1, 2)]);
    const second = await galaxy.open();
    expect(first.readOnly).toBeNull();
    expect(second.readOnly).toContain('another relata has this galaxy open');
    expect(second.readOnly).toContain('remove .relata/lock');
    expect(second.journal.records).toHaveLength(1);
    await expect(decide(second, [decision(3, 4)])).rejects.toThrow('this session only reads');
    await expect(second.writer.commit([], [])).rejects.toThrow('another relata has this galaxy open');
    await second.close();
    expect(JSON.parse(readFileSync(join(galaxy.root, '.relata/lock'), 'utf8')).pid).toBe(process.pid);
  });

  it('that only reads makes nothing and needs no lock', async () => {
    const galaxy = new TempGalaxy(GALAXY);
    const reader = await galaxy.open({ access: 'read' });
    await reader.writer.preview([decision(1, 2)]);
    expect(existsSync(join(galaxy.root, '.relata'))).toBe(false);
  });

  it('after one that was killed goes on with its decisions', async () => {
    const galaxy = new TempGalaxy(GALAXY);
    const first = await galaxy.open();
    await decide(first, [decision(1, 2)]);
    galaxy.write('.relata/lock', owner({ pid: await endedProcess() }));
    const second = await galaxy.open();
    expect(second.notices).toEqual([
      expect.stringContaining('the last relata here did not end properly: alice'),
    ]);
    expect(second.journal.records).toHaveLength(1);
  });
});
