import { describe, expect, test } from 'vitest';
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
  expect(textFrame(driver.state)).toMatch(/‘h’ or ‘relata undo’ takes it back/);
});

describe('while it is being committed', () => {
  const galaxy = smallGalaxy();
  const started = () =>
    Driver.start({
      galaxy,
      pairs: [pairOf(galaxy, 1, 11)],
      size: { columns: 80, rows: 16 },
      answer: (effect) => (effect.kind === 'commit' ? null : undefined),
    }).press('y c enter');

  test.each([
    [{ phase: 'planning' } as const, 'planning …'],
    [{ phase: 'writing', done: 2, of: 21 } as const, 'writing 2 of 21 files …'],
    [{ phase: 'committing' } as const, 'git commit …'],
  ])('the screen says what it is at: %o', (progress, text) => {
    expect(textFrame(started().happen({ kind: 'committing', progress }).state)).toContain(text);
  });

  test('the diff scrolls, and nothing else happens', () => {
    const app = started();
    expect(textFrame(app.press('j').state)).not.toEqual(textFrame(app.press('j').state));
    const effects = app.effects.length;
    for (const key of ['e', 'E', 'b', 'i', 'enter', 'esc', 'q']) {
      expect(app.press(key).state.notice?.text).toBe('being committed: all of it, or nothing');
    }
    expect(app.effects).toHaveLength(effects);
  });

  test('help may lie over it, and the outcome is there all the same', () => {
    const failure = { message: 'the hook refused', remedy: null };
    const app = started().press('?').happen({ kind: 'not-committed', failure }).press('esc');
    expect(textFrame(app.state)).toContain('nothing was committed: the hook refused');
  });
});

test('a commit that failed is looked at again with Enter, with the message and the branch that were typed', () => {
  const galaxy = smallGalaxy();
  const failure = { message: 'bad..name is no name for a branch', remedy: 'choose another one' };
  const app = Driver.start({
    galaxy,
    pairs: [pairOf(galaxy, 1, 11)],
    answer: (effect) =>
      effect.kind === 'commit' && effect.options.branch === 'bad..name'
        ? { kind: 'not-committed', failure }
        : undefined,
  });
  app.press('y c e').type('!').press('enter b ctrl-u').type('bad..name').press('enter enter');
  expect(textFrame(app.state)).toContain('Enter shows again what would be written');
  expect(textFrame(app.press('enter').state)).toMatch(/branch +bad\.\.name\n message .*!/);
  app.press('b ctrl-u').type('good').press('enter enter');
  expect(app.state.notice?.text).toContain('committed as');
  const commits = app.effects.flatMap((effect) => (effect.kind === 'commit' ? [effect.options] : []));
  expect(commits.at(-1)).toMatchObject({ branch: 'good', message: expect.stringMatching(/^chg: .*!\n/) });
});
