import { describe, expect, it } from 'vitest';
import type { Size } from '../../src/plan/terminal.js';
import { Driver } from './support/driver.js';
import { frameWidth, textFrame } from './support/frame.js';
import { LIKELY, pairOf, smallGalaxy } from './support/galaxy.js';
import { hostileGalaxy } from './support/hostile.js';

const SIZES: Size[] = [
  { columns: 40, rows: 12 },
  { columns: 80, rows: 24 },
  { columns: 120, rows: 40 },
  { columns: 160, rows: 50 },
];

/** Where layouts change, and beyond. */
const WINDOWS = [
  [40, 12],
  [41, 15],
  [57, 16],
  [79, 19],
  [99, 20],
  [100, 29],
  [129, 12],
  [203, 61],
] as const;

/** How each screen is reached from the first pair. */
const SCREENS: Record<string, string> = {
  review: '',
  details: 'd',
  list: 'l',
  bulk: 'l a y',
  find: '/ t h r e a t',
  entry: '/ t h r e a t enter',
  history: 'y n h',
  'take-back': 'y c enter h X',
  types: 'r',
  tags: 't',
  note: 'm',
  filters: 'f',
  order: 'o',
  commit: 'y c',
  help: '?',
};

const galaxy = smallGalaxy();
const full = [
  pairOf(galaxy, 1, 11),
  pairOf(galaxy, 2, 12, { relation: { type: 'similar', subject: 'subject', probability: 0.9 } }),
  pairOf(galaxy, 11, 21, {
    relation: { type: 'uses', subject: 'subject', probability: 0.5 },
    matchProbability: 0.02,
    matchWeight: -5.6,
    tags: [LIKELY],
  }),
];

const DATA = {
  full: () => ({ galaxy, pairs: full }),
  empty: () => ({ galaxy, pairs: [] }),
  hostile: hostileGalaxy,
};

function frame(data: keyof typeof DATA, keys: string, size: Size): string {
  const driver = Driver.start({ ...DATA[data](), size });
  return textFrame((keys === '' ? driver : driver.press(keys)).state);
}

describe.each(Object.entries(SCREENS))('the %s screen', (screen, keys) => {
  for (const { columns, rows } of SIZES) {
    for (const data of ['full', 'empty', 'hostile'] as const) {
      if (data === 'empty' && columns !== 80) continue;
      it(`looks as agreed at ${columns}×${rows}, ${data}`, async () => {
        await expect(frame(data, keys, { columns, rows })).toMatchFileSnapshot(
          `../frames/${screen}-${data}-${columns}x${rows}.txt`,
        );
      });
    }
  }

  it.each(['full', 'hostile'] as const)('fits any window, %s', (data) => {
    for (const [columns, rows] of WINDOWS) {
      const drawn = frame(data, keys, { columns, rows });
      expect(frameWidth(drawn)).toBeLessThanOrEqual(columns);
      expect(drawn.trimEnd().split('\n').length).toBeLessThanOrEqual(rows);
    }
  });
});
