import { expect, it } from 'vitest';
import { percentRange } from '../../../src/plan/percent.js';
import { usualGap } from '../../../src/tui/state/pace.js';
import { duration, readRange } from '../../../src/tui/text/numbers.js';

it.each([
  ['>90', { from: 0.9, to: 1 }],
  ['>= 0.9', { from: 0.9, to: 1 }],
  ['< 20 %', { from: 0, to: 0.2 }],
  ['50-80', { from: 0.5, to: 0.8 }],
  ['0.5..0.8', { from: 0.5, to: 0.8 }],
  ['95%', { from: 0.95, to: 1 }],
  ['28', null],
  ['APT28', null],
  ['', null],
  ['>5-8', null],
])('reads %j as a range of probabilities', (text, range) => {
  expect(readRange(text)).toEqual(range);
});

it.each([
  [0.55, 0.8, '55–80 %'],
  [0.95, 1, '≥ 95 %'],
  [0, 0.05, '< 5 %'],
])('calls %d to %d %s', (from, to, text) => {
  expect(percentRange(from, to)).toBe(text);
});

it.each([
  [20_000, '< 1 min'],
  [25 * 60_000, '25 min'],
  [200 * 60_000, '3 h 20 min'],
  [120 * 60_000, '2 h'],
  [31.4 * 3_600_000, '31 h'],
])('plans with %d ms as %s', (ms, text) => {
  expect(duration(ms)).toBe(text);
});

it('knows the pace after a few decisions, and leaves pauses out', () => {
  expect(usualGap([0, 2000, 4000])).toBeNull();
  expect(usualGap([0, 1000, 2000, 3000, 4000, 600_000, 603_000])).toBe(1400);
});
