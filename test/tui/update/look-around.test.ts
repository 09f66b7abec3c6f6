import { describe, expect, it } from 'vitest';
import { usualGap } from '../../../src/tui/state/pace.js';
import { currentPair, topScreen } from '../../../src/tui/state/state.js';
import { AT, Driver } from '../support/driver.js';
import { textFrame } from '../support/frame.js';
import {
  cluster,
  entry,
  galaxyOf,
  LIKELY,
  pairOf,
  smallGalaxy,
  threePairs,
  uuidOf,
} from '../support/galaxy.js';

const galaxy = smallGalaxy();
const pairs = threePairs(galaxy);
const start = () => Driver.start({ galaxy, pairs });

describe('after looking around', () => {
  it('Enter goes on with the first open pair', () => {
    const app = start().press('y G');
    expect(currentPair(app.state)).toBe(pairs[2]);
    expect(currentPair(app.press('enter').state)).toBe(pairs[1]);
  });

  it('skipped pairs come last', () => {
    expect(currentPair(start().press('space g enter').state)).toBe(pairs[1]);
    expect(currentPair(start().press('space y y g enter').state)).toBe(pairs[0]);
  });

  it('says so when all is decided', () => {
    const app = start().press('y y y enter');
    expect(app.state.notice?.text).toBe('every pair of this queue is decided');
  });

  it('a step taken back in the history leaves the place in the queue', () => {
    const app = start().press('y n h j x esc');
    expect(currentPair(app.state)).toBe(pairs[2]);
    expect(currentPair(app.press('enter').state)).toBe(pairs[0]);
  });

  it('another filter or order does not stay on a decided pair', () => {
    const app = start().press('y k f').type('similar').press('enter');
    expect(currentPair(app.state)).toBe(pairs[1]);
  });
});

describe('the likelihood', () => {
  it('is raised and lowered by a key', () => {
    const app = start().press('j j');
    expect(app.state.draft?.tags).toEqual([LIKELY]);
    expect(textFrame(app.press('+').state)).toContain('very-likely');
    expect(app.press('- - y').decisions()[0]?.tags).toEqual([
      'estimative-language:likelihood-probability="roughly-even-chance"',
    ]);
  });
});

describe('deciding many', () => {
  const related = { destUuid: uuidOf(11), type: 'similar', tags: [] };
  const groups = galaxyOf([
    cluster('threat-actor', [
      entry(1, 'APT35'),
      entry(2, 'OilRig', { related: [related] }),
      entry(3, 'Sandworm'),
    ]),
    cluster('mitre-intrusion-set', [entry(11, 'Magic Hound'), entry(13, 'Sandworm Team')]),
  ]);
  const many = () =>
    Driver.start({ galaxy: groups, pairs: [pairOf(groups, 1, 11), pairOf(groups, 3, 13)] }).press('l a y');

  it('leaves out what something speaks against', () => {
    const app = many().press('w');
    expect(app.state.notice?.text).toBe('1 left out: something speaks against them');
    app.press('enter');
    expect(app.decisions().map(({ subject }) => subject.value)).toEqual(['Sandworm']);
    expect(app.press('l a y w').state.notice?.text).toContain('1 left out');
    expect(topScreen(app.state)?.kind).toBe('list');
  });

  it('leaves out what only all of them together do', () => {
    const apart = galaxyOf([
      cluster('threat-actor', [entry(1, 'APT35'), entry(2, 'OilRig'), entry(3, 'Sandworm')]),
      cluster('mitre-intrusion-set', [entry(11, 'Magic Hound'), entry(13, 'Sandworm Team')]),
    ]);
    const joining = [pairOf(apart, 1, 11), pairOf(apart, 2, 11), pairOf(apart, 3, 13)];
    const app = Driver.start({ galaxy: apart, pairs: joining }).press('l a y');
    expect(textFrame(app.state).match(/! makes/g)).toHaveLength(2);
    expect(app.press('w').state.notice?.text).toBe('2 left out: something speaks against them');
    app.press('enter');
    expect(app.decisions().map(({ subject }) => subject.value)).toEqual(['Sandworm']);
  });

  it('says so when there is nothing to leave out', () => {
    expect(many().press('w w').state.notice?.text).toBe('nothing speaks against any of these pairs');
  });

  it('goes on with an open pair, and counts for the pace as many', () => {
    const app = many().press('w enter esc');
    expect(currentPair(app.state)?.subject.value).toBe('APT35');
    expect(app.state.decidedAt).toEqual([AT]);
    const all = start().press('l a y enter');
    expect(all.state.decidedAt).toEqual([AT, AT, AT]);
    expect(usualGap([0, 60_000, ...Array(20).fill(60_000)])).toBeLessThan(3_000);
  });
});
