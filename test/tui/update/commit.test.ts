import { expect, test } from 'vitest';
import { Driver } from '../support/driver.js';
import { textFrame } from '../support/frame.js';
import { cluster, entry, galaxyOf, pairOf, smallGalaxy } from '../support/galaxy.js';

test('what speaks against a decision is said before it is committed', () => {
  const galaxy = galaxyOf([
    cluster('a', [entry(1, 'APT1'), entry(2, 'APT2', { revoked: true })]),
    cluster('b', [entry(11, 'APT1'), entry(12, 'APT2')]),
  ]);
  const pairs = [pairOf(galaxy, 1, 11), pairOf(galaxy, 2, 12)];
  const driver = Driver.start({ galaxy, pairs }).press('y y c');
  expect(textFrame(driver.state)).toContain('! APT2 similar APT2: APT2 (a) is revoked');
});

test('several warnings stand above the diff, and Tab passes over them to the first file', () => {
  const galaxy = galaxyOf([
    cluster('a', [entry(1, 'APT1', { revoked: true }), entry(2, 'APT2', { revoked: true })]),
    cluster('b', [entry(11, 'APT1'), entry(12, 'APT2')]),
  ]);
  const pairs = [pairOf(galaxy, 1, 11), pairOf(galaxy, 2, 12)];
  const driver = Driver.start({ galaxy, pairs, size: { columns: 120, rows: 16 } }).press('y y c');
  expect(textFrame(driver.state)).toMatch(/! 2 warnings, all of them below: APT1 .* revoked/);
  const scrolled = textFrame(driver.press('tab').state).split('\n');
  expect(scrolled.findIndex((line) => line.startsWith(' clusters/'))).toBe(7);
});

test('what was done is said, with the ways back', () => {
  const galaxy = smallGalaxy();
  const driver = Driver.start({ galaxy, pairs: [pairOf(galaxy, 1, 11)] }).press('y c enter');
  expect(textFrame(driver.state)).toMatch(/‘relata undo’ takes it back, ‘h’ opens pairs again/);
});
