import { describe, expect, it } from 'vitest';
import type { Effect } from '../../../src/tui/effects.js';
import type { Happening } from '../../../src/tui/events.js';
import { Driver } from '../support/driver.js';
import { textFrame } from '../support/frame.js';
import { cluster, entry, galaxyOf, pairOf, uuidOf } from '../support/galaxy.js';

/** Two actors of one framework, the second of which is called similar to what the first is about to be. */
const galaxy = galaxyOf([
  cluster('threat-actor', [
    entry(1, 'APT35'),
    entry(2, 'OilRig', { related: [{ destUuid: uuidOf(11), type: 'similar', tags: [] }] }),
    entry(3, 'Sandworm'),
  ]),
  cluster('mitre-intrusion-set', [entry(11, 'Magic Hound'), entry(13, 'Sandworm Team')]),
]);
const pairs = [pairOf(galaxy, 1, 11), pairOf(galaxy, 3, 13)];

function scores(effects: readonly Effect[]): readonly (readonly [string, string])[] {
  return effects.flatMap((effect) => (effect.kind === 'score' ? effect.pairs : []));
}

/** The matcher finds the link that is there already so likely. */
function weighing(matchWeight: number) {
  return (effect: Effect): Happening | undefined =>
    effect.kind === 'score'
      ? { kind: 'scored', pairs: [pairOf(galaxy, 2, 11, { matchWeight })], ask: effect.ask }
      : undefined;
}

describe('the weakest link of a chain that speaks against a pair', () => {
  it.each([
    [-2.5, 'the weakest link is Magic Hound and OilRig'],
    [12, 'the weakest link is APT35 and Magic Hound'],
  ])('is named once it is known: %d', (weight, named) => {
    const app = Driver.start({ galaxy, pairs, answer: weighing(weight) });
    expect(textFrame(app.state)).toContain(`by way of Magic Hound; ${named}`);
    expect(app.press('y c').state.screens.at(-1)).toMatchObject({
      phase: { warnings: [expect.stringContaining(named)] },
    });
  });

  it('is asked for once, and not before the scan is over', () => {
    const app = Driver.start({
      galaxy,
      pairs,
      answer: (effect) => (effect.kind === 'score' || effect.kind === 'scan' ? null : undefined),
    });
    app.happen({ kind: 'found', pairs, done: 0.3 });
    expect(scores(app.effects)).toEqual([]);
    app.happen({ kind: 'scanned', pairs });
    expect(scores(app.effects)).toEqual([[uuidOf(11), uuidOf(2)]]);
    expect(textFrame(app.state)).toContain('makes APT35 and OilRig of threat-actor one');
    app.press('j k j k');
    expect(scores(app.effects)).toHaveLength(1);
  });

  it('is not asked for where the type joins nothing', () => {
    const app = Driver.start({ galaxy, pairs: pairs.slice(1) });
    expect(scores(app.effects)).toEqual([]);
  });
});

describe('what speaks against a pair', () => {
  const app = (columns: number, rows: number) =>
    textFrame(Driver.start({ galaxy, pairs, size: { columns, rows }, answer: weighing(-2.5) }).state).split(
      '\n',
    );
  const clean = (columns: number, rows: number) =>
    textFrame(Driver.start({ galaxy, pairs, size: { columns, rows } }).press('j').state).split('\n');
  const rowOf = (lines: readonly string[], text: string) => lines.findIndex((line) => line.includes(text));

  it.each([
    [80, 24],
    [100, 30],
    [120, 40],
  ])('has a row of its own at %d×%d, with the tags before it', (columns, rows) => {
    const lines = app(columns, rows);
    const writes = rowOf(lines, 'accept writes');
    const warning = rowOf(lines, '! makes APT35 and OilRig of threat-actor one');
    expect(warning).toBeGreaterThan(writes);
    expect(lines.slice(writes, warning).join('\n')).toContain('almost-certain');
    expect(rowOf(clean(columns, rows), 'accept writes')).toBe(writes);
  });

  it('stands in full above the details', () => {
    const app = Driver.start({ galaxy, pairs, size: { columns: 60, rows: 24 }, answer: weighing(-2.5) });
    const text = textFrame(app.press('d').state).replace(/\s+/g, ' ');
    expect(text).toContain(
      '! makes APT35 and OilRig of threat-actor one, by way of Magic Hound; the weakest link is Magic Hound and OilRig',
    );
  });

  it('has a sign where there is a single row', () => {
    expect(app(40, 12).join('\n')).toContain('! accept writes');
    expect(clean(40, 12).join('\n')).not.toContain('! accept writes');
  });
});
