import { describe, expect, it } from 'vitest';
import { pairKey } from '../../../src/galaxy/galaxy.js';
import { MANUAL } from '../../../src/ledger/rows.js';
import type { Decision, LedgerRow } from '../../../src/ledger/types.js';
import { currentPair, topScreen } from '../../../src/tui/state/state.js';
import { Driver } from '../support/driver.js';
import { textFrame } from '../support/frame.js';
import { pairOf, smallGalaxy, threePairs, uuidOf } from '../support/galaxy.js';

const galaxy = smallGalaxy();
const pairs = threePairs(galaxy);
const start = (more = {}) => Driver.start({ galaxy, pairs, ...more });
const said = (driver: Driver) =>
  driver.decisions().map(({ object, verdict }) => `${object.value} ${verdict}`);
const lines = (driver: Driver) =>
  textFrame(driver.state)
    .split('\n')
    .filter((row) => /[✓✗?] 2/.test(row));
const onScreen = ({ state }: Driver) => currentPair(state)?.object.value;

const rowOf = (decision: Decision, more: Partial<LedgerRow> = {}): LedgerRow => ({
  ...decision,
  justification: MANUAL,
  reviewer: null,
  reviewDate: null,
  reviewerAgreement: null,
  tool: 'relata',
  toolVersion: '0.1.0',
  wrote: 'both',
  extra: {},
  ...more,
});
/** A decision of days ago on a pair that is linked both ways since, so that no scan finds it. */
const ledger = start({ pairs: [pairOf(galaxy, 3, 22)] })
  .press('y')
  .decisions()
  .map((d) => rowOf({ ...d, date: '2026-01-02' }));

describe('the history', () => {
  it('has nothing to show before the first decision', () => {
    expect(start().press('h').state.notice?.text).toBe('nothing was decided yet');
  });

  it('shows decisions of this session and of the ledger, newest first', () => {
    const driver = start({ ledger }).press('y n h');
    expect(lines(driver).map((row) => row.replace(/\s+/g, ' ').trim())).toEqual([
      '› ✗ 2026-08-14 09:00 Sandworm ⇄ similar Sandworm Team - G0034 pending',
      '✓ 2026-08-14 09:00 APT32 ⇄ similar APT32 - G0050 pending',
      '✓ 2026-01-02 Canvas Cyclone ⇄ similar Goopy committed',
    ]);
    expect(textFrame(driver.state)).toMatch(/history · 1 committed .* 2 pending/);
  });

  it('says that a step of many was taken back or brought back', () => {
    const driver = start().press('l a y enter z');
    expect(driver.state.notice?.text).toBe('the step of 3 decisions is taken back');
    expect(driver.press('Z').state.notice?.text).toBe('the step of 3 decisions is pending again');
  });

  it('undoes first what was taken back by choice, then the steps', () => {
    const driver = start().press('y n u h j x');
    expect(said(driver)).toHaveLength(2);
    driver.press('k z');
    expect(driver.state.notice?.text).toBe('the decision is pending again');
    expect(said(driver)).toHaveLength(3);
    driver.press('z');
    expect(said(driver)).toEqual(['APT32 - G0050 accepted', 'Sandworm Team - G0034 rejected']);
  });

  it('undoes what was brought back by choice', () => {
    const driver = start().press('y n u h j x x');
    expect(said(driver)).toHaveLength(3);
    expect(said(driver.press('z'))).toEqual(['APT32 - G0050 accepted', 'KerrDown unsure']);
    expect(driver.state.notice?.text).toBe('the decision is taken back');
  });

  it('undoes the step before once something was decided after the choice', () => {
    const driver = start().press('y h x esc n z');
    expect(said(driver)).toEqual([]);
    expect(driver.press('z').state.notice?.text).toBe('nothing to undo');
  });

  it('undoes any number of steps and brings them back', () => {
    const driver = start().press('y n u h z z');
    expect(said(driver)).toEqual(['APT32 - G0050 accepted']);
    expect(lines(driver).filter((row) => row.includes('taken back'))).toHaveLength(2);
    driver.press('Z Z');
    expect(said(driver)).toHaveLength(3);
  });

  it('takes back the step under the cursor alone, and brings it again', () => {
    const driver = start().press('y n h j x');
    expect(said(driver)).toEqual(['Sandworm Team - G0034 rejected']);
    expect(driver.state.notice?.text).toBe('the decision is taken back');
    driver.press('x');
    expect(said(driver)).toHaveLength(2);
  });

  it('tells a step of many from single ones, and takes all of it back', () => {
    const driver = start().press('l a y enter esc h');
    expect(lines(driver)[0]).toContain('pending, 3 at once');
    expect(said(driver.press('x'))).toEqual([]);
  });

  it('shows the pair of a decision, where another one takes its place', () => {
    const driver = start().press('y n h j enter');
    expect([topScreen(driver.state), onScreen(driver)]).toEqual([undefined, 'APT32 - G0050']);
    driver.press('n');
    expect(said(driver)).toEqual(['Sandworm Team - G0034 rejected', 'APT32 - G0050 rejected']);
    expect(lines(driver.press('h')).map((row) => row.trim().split(/ {2,}/).at(-1))).toEqual([
      'pending',
      'pending',
      'replaced',
    ]);
  });

  it('says what to do instead', () => {
    const driver = start({ ledger }).press('y h o');
    expect(driver.state.notice?.text).toMatch(/not committed: ‘x’/);
    expect(driver.press('j x').state.notice?.text).toMatch(/it is committed: ‘o’/);
  });
});

describe('opening a decision again', () => {
  it('asks a pair of earlier days again, and records that', () => {
    const driver = start({ ledger }).press('h o');
    expect(onScreen(driver)).toBe('Goopy');
    expect(driver.state.pending.reopened.size).toBe(1);
    driver.press('n');
    expect(said(driver)).toEqual(['Goopy rejected']);
    expect(driver.state.pending.reopened.size).toBe(0);
  });

  it('asks a pair again that this session has committed', () => {
    const driver = start().press('y c enter h o');
    expect(onScreen(driver)).toBe('APT32 - G0050');
    expect(textFrame(driver.state)).not.toContain('accepted, committed');
    driver.press('h');
    expect(lines(driver)[0]).toContain('asked again');
  });

  it('asks it in a later session, too, though the scan passes over linked pairs', () => {
    const reopened = {
      kind: 'reopen',
      id: 'x.1',
      at: '2026-02-01T00:00:00.000Z',
      pairs: [pairKey(uuidOf(3), uuidOf(22))],
    } as const;
    const driver = start({ ledger, journal: [reopened] });
    expect(driver.state.queue.keys).toHaveLength(4);
    driver.press('G');
    expect([onScreen(driver), driver.state.notice?.text]).toEqual([
      'Goopy',
      'asked again: opened anew after Ana had it accepted',
    ]);
  });

  it('says what to do with one that is not committed', () => {
    const driver = start().press('y h o');
    expect(driver.state.notice?.text).toBe('it is not committed: ‘x’ takes it back');
    driver.press('x o');
    expect(driver.state.notice?.text).toBe('it is taken back: ‘x’ makes it pending again');
  });

  it('decides nothing without a curator', () => {
    const driver = start({ ledger, loaded: { author: null } }).press('h o');
    expect(driver.state.notice?.text).toMatch(/who decides/);
    expect(driver.effects.some(({ kind }) => kind === 'save')).toBe(false);
  });
});
