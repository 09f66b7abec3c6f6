import { describe, expect, it } from 'vitest';
import { arrangementParts } from '../../../src/tui/state/arrangement.js';
import { currentPair, topScreen } from '../../../src/tui/state/state.js';
import { Driver } from '../support/driver.js';
import { textFrame } from '../support/frame.js';
import { pairOf, smallGalaxy } from '../support/galaxy.js';

const galaxy = smallGalaxy();
const pairs = [
  pairOf(galaxy, 1, 11),
  pairOf(galaxy, 2, 12, { relation: { type: 'similar', subject: 'subject', probability: 0.9 } }),
  pairOf(galaxy, 11, 21, { relation: { type: 'uses', subject: 'subject', probability: 0.5 } }),
];
const start = (more = {}) => Driver.start({ galaxy, pairs, ...more });
const onScreen = (driver: Driver) => currentPair(driver.state)?.subject.value;
const queued = (driver: Driver) => driver.state.queue.keys.length;

describe('ordering the queue', () => {
  it('shows the first open pair of the new order, and says which one it is', () => {
    const driver = start().press('o').type('least certain').press('enter');
    expect(onScreen(driver)).toBe('APT32 - G0050');
    expect(arrangementParts(driver.state)).toEqual(['least certain first']);
    expect(textFrame(driver.state)).toContain('least certain first');
  });

  it('marks the order that counts', () => {
    const driver = start().press('o');
    expect(textFrame(driver.state)).toMatch(/› ✓ best first/);
  });
});

describe('filtering the queue', () => {
  it('takes the filter under the cursor with Enter', () => {
    const driver = start().press('f').type('malpedia').press('enter');
    expect(topScreen(driver.state)).toBeUndefined();
    expect([queued(driver), onScreen(driver)]).toEqual([1, 'APT32 - G0050']);
    expect(arrangementParts(driver.state)).toEqual(['malpedia', 'best first']);
  });

  it('stays on the pair on screen when it is let through', () => {
    const driver = start().press('j f').type('threat-actor').press('enter');
    expect([queued(driver), onScreen(driver)]).toEqual([2, 'Sandworm']);
  });

  it('adds up filters with Tab, and counts what they leave', () => {
    const driver = start().press('f').type('threat-actor').press('tab').type('>95').press('tab');
    expect(topScreen(driver.state)).toMatchObject({ kind: 'pick-filter', count: 1 });
    driver.press('enter');
    expect([queued(driver), onScreen(driver)]).toEqual([1, 'APT32']);
  });

  it('takes several filters that are typed together', () => {
    const driver = start().press('f').type('<60 malpedia').press('enter');
    expect(driver.state.arrangement.filters).toEqual([
      { by: 'probability', from: 0, to: 0.6 },
      { by: 'framework', name: 'malpedia' },
    ]);
    expect(textFrame(driver.state)).toContain('< 60 % · malpedia · best first');
    const again = driver.press('f').type('<60 malpedia').press('enter');
    expect(again.state.arrangement.filters).toHaveLength(2);
  });

  it('takes the last filter away with Backspace, and all with Ctrl-U', () => {
    const driver = start().press('f').type('malpedia').press('tab').type('uses').press('tab');
    driver.press('backspace');
    expect(topScreen(driver.state)).toMatchObject({ filters: [{ by: 'framework' }] });
    driver.press('ctrl-u enter');
    expect(queued(driver)).toBe(3);
  });

  it('goes back to the arrangement before, step by step', () => {
    const driver = start().press('f').type('malpedia').press('enter o').type('least').press('enter F');
    expect(arrangementParts(driver.state)).toEqual(['malpedia', 'best first']);
    driver.press('F');
    expect(arrangementParts(driver.state)).toEqual(['best first']);
    expect(driver.press('F').state.notice?.text).toMatch(/never arranged otherwise/);
  });

  it('changes nothing with Esc', () => {
    const driver = start().press('f').type('malpedia').press('tab esc');
    expect(queued(driver)).toBe(3);
  });

  it('says so when nothing is left, and shows the way back', () => {
    const driver = start().press('f').type('nobody at all').press('enter');
    expect(textFrame(driver.state)).toContain('No pair is let through by these filters.');
    expect(onScreen(driver.press('F'))).toBe('APT32');
  });

  it('leaves out what is decided when only open pairs are wanted, and lets later pairs through', () => {
    const driver = start().press('y f').type('open').press('enter');
    expect(queued(driver)).toBe(2);
    driver.happen({ kind: 'found', done: 0.9, pairs: [pairOf(galaxy, 2, 11)] });
    expect(queued(driver)).toBe(3);
  });
});

describe('the header', () => {
  it('tells what was decided today, what is left, and when it will be done', () => {
    const driver = start({ size: { columns: 140, rows: 40 } }).press('y');
    expect(textFrame(driver.state)).toMatch(/2 of 3 {3}1 today {3}2 left {3}1 pending/);
  });
});
