import { describe, expect, test } from 'vitest';
import type { RepositoryState } from '../../../src/plan/ports.js';
import type { WritePlan } from '../../../src/plan/types.js';
import { Driver, planOf, REPOSITORY } from '../support/driver.js';
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

describe('a commit that the repository does not allow', () => {
  const galaxy = smallGalaxy();
  const merging: RepositoryState = { ...REPOSITORY, blocked: 'a merge is in progress: finish or abort it' };
  /** What each look at the repository finds, the last one again and again. */
  const looking = (...looks: Partial<{ repository: RepositoryState; plan: WritePlan }>[]) => {
    let look = 0;
    return Driver.start({
      galaxy,
      pairs: [pairOf(galaxy, 1, 11)],
      answer: (effect) => {
        if (effect.kind !== 'plan') return undefined;
        const plan = planOf(effect.decisions);
        const seen = looks[Math.min(look, looks.length - 1)];
        look += 1;
        return { kind: 'planned', plan, repository: REPOSITORY, ...seen };
      },
    }).press('y c');
  };
  const commits = (app: Driver) => app.effects.filter(({ kind }) => kind === 'commit').length;

  test('is tried again with Enter, and says so while it is still in the way', () => {
    const app = looking({ repository: merging }).press('enter');
    expect(app.state.notice?.text).toBe('a merge is in progress: finish or abort it');
    expect(commits(app.press('enter'))).toBe(0);
    expect(app.effects.filter(({ kind }) => kind === 'plan')).toHaveLength(3);
  });

  test('is made with Enter once it is mended, with the message that was typed', () => {
    const app = looking({ repository: merging }, {}).press('e').type('!').press('enter enter');
    expect(app.state.notice?.text).toContain('committed as');
    expect(app.effects.find(({ kind }) => kind === 'commit')).toMatchObject({
      options: { message: expect.stringMatching(/^chg: .*!\n/) },
    });
  });

  test('shows first what would be written now when that is something else', () => {
    const other = { ...planOf([]), files: [] };
    const app = looking({ repository: merging }, { plan: other }).press('enter');
    expect(commits(app)).toBe(0);
    expect(app.state.notice?.text).toMatch(/has changed meanwhile/);
    expect(commits(app.press('enter'))).toBe(1);
  });

  test('waits for nobody who has gone elsewhere', () => {
    const held = Driver.start({
      galaxy,
      pairs: [pairOf(galaxy, 1, 11)],
      answer: (effect) => (effect.kind === 'plan' ? null : undefined),
    }).press('y c');
    const plan = planOf(held.decisions());
    held.happen({ kind: 'planned', plan, repository: merging }).press('enter ?');
    expect(commits(held.happen({ kind: 'planned', plan, repository: REPOSITORY }))).toBe(0);
    expect(commits(held.press('esc enter'))).toBe(1);
  });
});

test('own edits that were committed meanwhile are no longer in the way', () => {
  const galaxy = smallGalaxy();
  let dirty = ['clusters/threat-actor.json'];
  const app = Driver.start({
    galaxy,
    pairs: [pairOf(galaxy, 1, 11)],
    answer: (effect) =>
      effect.kind === 'plan'
        ? { kind: 'planned', plan: planOf(effect.decisions), repository: { ...REPOSITORY, dirty } }
        : undefined,
  }).press('y c enter');
  expect(app.state.notice?.text).toContain('your own edits are not committed');
  dirty = [];
  expect(app.press('enter').state.notice?.text).toContain('committed as');
});

test('without git the screen offers nothing that is about a commit', () => {
  const galaxy = smallGalaxy();
  const app: Driver = Driver.start({
    galaxy,
    pairs: [pairOf(galaxy, 1, 11)],
    loaded: { repository: null },
    answer: (effect) => {
      const plan = planOf(effect.kind === 'plan' || effect.kind === 'commit' ? effect.decisions : []);
      if (effect.kind === 'plan') return { kind: 'planned', plan, repository: null };
      if (effect.kind !== 'commit') return undefined;
      return {
        kind: 'committed',
        result: { commit: null, plan, notices: [] },
        journal: [],
        repository: null,
      };
    },
  });
  const frame = textFrame(app.press('y c').state);
  expect(frame).toContain('no git repository: the files are written and nothing is committed');
  expect(frame).toMatch(/Enter write .*Esc back/);
  expect(frame).not.toMatch(/edit message|EDITOR|b branch|chg:/);
  const effects = app.effects.length;
  for (const key of ['e', 'E', 'b', 'i']) {
    expect(app.press(key).state.notice?.text).toContain('nothing is committed');
  }
  expect(app.effects).toHaveLength(effects);
  expect(app.press('enter').state.notice?.text).toMatch(/^written: \d relations? in 1 cluster$/);
});
