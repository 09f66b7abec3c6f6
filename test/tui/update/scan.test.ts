import { describe, expect, it } from 'vitest';
import type { Effect } from '../../../src/tui/effects.js';
import type { Happening } from '../../../src/tui/events.js';
import { Driver } from '../support/driver.js';
import { textFrame } from '../support/frame.js';
import { smallGalaxy, threePairs } from '../support/galaxy.js';

const galaxy = smallGalaxy();
const pairs = threePairs(galaxy);
const NO_ANSWER = (effect: Effect): Happening | null | undefined =>
  effect.kind === 'scan' ? null : undefined;

function scanning(): Driver {
  return Driver.start({ galaxy, pairs, answer: NO_ANSWER });
}

function kinds({ effects }: Driver): string[] {
  return effects.map(({ kind }) => kind).filter((kind) => kind !== 'prepare');
}

describe('a scan that is under way', () => {
  it('is cancelled by Esc, and what it found stays', () => {
    const app = scanning()
      .happen({ kind: 'found', pairs: pairs.slice(0, 2), done: 0.3 })
      .press('esc');
    expect(kinds(app)).toEqual(['scan', 'cancel-scan']);
    app.happen({ kind: 'scan-cancelled' });
    expect(app.state.queue.keys).toHaveLength(2);
    expect(textFrame(app.state)).toContain('scan cancelled: R scans again');
    app.press('y');
    expect(app.decisions()).toHaveLength(1);
  });

  it('goes on when Esc has changes of the pair to forget', () => {
    const app = scanning().happen({ kind: 'found', pairs, done: 0.3 });
    app.press('r').type('related-to').press('enter esc');
    expect(kinds(app)).toEqual(['scan']);
    expect(app.state.draft?.type).toBe('similar');
    app.press('esc');
    expect(kinds(app)).toEqual(['scan', 'cancel-scan']);
  });

  it('is not cancelled from another screen, nor twice', () => {
    const app = scanning().press('? esc esc esc');
    expect(kinds(app)).toEqual(['scan', 'cancel-scan']);
  });

  it('keeps what was on its way when it was cancelled', () => {
    const app = scanning().press('esc').happen({ kind: 'found', pairs, done: 0.5 });
    expect(app.state.scan.status).toBe('cancelled');
    expect(app.state.queue.keys).toHaveLength(3);
  });

  it('says what cancels it when it is asked for again', () => {
    expect(scanning().press('R').state.notice?.text).toContain('‘Esc’ cancels it');
  });
});

describe('scanning again', () => {
  it('takes up a cancelled scan without what is decided by now', () => {
    const app = scanning().happen({ kind: 'found', pairs, done: 0.3 }).press('y esc R');
    const scans = app.effects.filter((effect) => effect.kind === 'scan');
    expect(scans.map(({ decided }) => decided.size)).toEqual([0, 1]);
    expect(app.state.scan.status).toBe('running');
    app.happen({ kind: 'scan-cancelled' }).happen({ kind: 'scanned', pairs });
    expect(app.state.scan.status).toBe('done');
    expect(app.state.queue.keys).toHaveLength(3);
  });

  it('is possible after a scan that failed', () => {
    const app = scanning().happen({ kind: 'scan-failed', failure: { message: 'gone', remedy: null } });
    expect(textFrame(app.state)).toContain('Press R to scan again');
    expect(kinds(app.press('R'))).toEqual(['scan', 'scan']);
  });

  it('does nothing once the scan is done', () => {
    const app = Driver.start({ galaxy, pairs }).press('R');
    expect(kinds(app)).toEqual(['scan']);
    expect(app.state.notice?.text).toContain('the scan is done');
  });
});

describe('while the galaxy is read', () => {
  it('says how far it is', () => {
    const app = new Driver({ galaxy, pairs }).happen({ kind: 'reading', done: 0.25 });
    expect(textFrame(app.state)).toContain('reading the galaxy … 25 %');
  });

  it('answers keys that need nothing of it', () => {
    const app = new Driver({ galaxy, pairs }).press('? esc y n u z l esc f esc o esc c r t x m h esc R q');
    expect(app.state.leaving).toBe(true);
  });
});
