import { describe, expect, it } from 'vitest';
import { Driver } from '../support/driver.js';
import { textFrame } from '../support/frame.js';
import { smallGalaxy, threePairs } from '../support/galaxy.js';

const galaxy = smallGalaxy();

function footer(keys: string, columns: number, rows: number): string {
  const app = Driver.start({ galaxy, pairs: threePairs(galaxy), size: { columns, rows } });
  const lines = textFrame((keys === '' ? app : app.press(keys)).state)
    .trimEnd()
    .split('\n');
  return lines.slice(rows >= 20 ? -2 : -1).join('\n');
}

describe('the keys at the bottom', () => {
  it.each([
    [80, 24],
    [100, 30],
    [120, 40],
    [150, 50],
    [160, 50],
  ])('of the review name filter, order and history at %d×%d', (columns, rows) => {
    for (const hint of ['y accept', 'f filter', 'o order', 'h history', '? help'])
      expect(footer('', columns, rows)).toContain(hint);
  });

  it('give way from behind in a narrow window, but for the one that leads to all others', () => {
    expect(footer('', 40, 12)).toBe(' y accept  n reject  u unsure  ? help');
  });

  it.each(['?', 'd'])('of a text that scrolls say what scrolls it: %s', (key) => {
    expect(footer(key, 80, 24)).toContain('j down  k up  PgDn page down');
  });
});

it('offer to commit only what has been read', () => {
  const app = Driver.start({
    galaxy,
    pairs: threePairs(galaxy),
    size: { columns: 80, rows: 24 },
    answer: (effect) => (effect.kind === 'plan' ? null : undefined),
  });
  const reading = textFrame(app.press('y c').state);
  expect(reading).toContain('reading what the decisions touch');
  expect(reading.trimEnd().split('\n').at(-1)).toMatch(/^ Esc back {2}\? help *$/);
});

it('a long text says where it stands', () => {
  const app = Driver.start({ galaxy, pairs: threePairs(galaxy), size: { columns: 80, rows: 24 } });
  expect(textFrame(app.press('?').state)).toMatch(/help · lines 1–20 of \d+/);
  expect(textFrame(app.press('j').state)).toMatch(/help · lines 2–21 of \d+/);
});
