import { expect, it } from 'vitest';
import { randomFrom } from '../fuzz/mutate.js';
import { torture } from './kills.js';

it('nothing is lost or half-written when relata is killed at random moments', {
  timeout: 600_000,
}, async () => {
  const random = randomFrom(20260504);
  const report = await torture({ kills: 8, life: 600 }, () => random(1_000_000) / 1_000_000);
  expect(report.faults).toEqual([]);
  expect(report.kills).toBe(8);
});
