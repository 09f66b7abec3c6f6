import { describe, expect, it } from 'vitest';
import { key } from '../../../src/tui/input/key.js';
import { currentPair, topScreen } from '../../../src/tui/state/state.js';
import { Driver, planOf } from '../support/driver.js';
import { CERTAIN, smallGalaxy, threePairs } from '../support/galaxy.js';

const galaxy = smallGalaxy();
const pairs = threePairs(galaxy);
const start = (more = {}) => Driver.start({ galaxy, pairs, ...more });
const onScreen = (driver: Driver) => currentPair(driver.state)?.subject.value;

describe('deciding', () => {
  it('shows the most probable pair first', () => {
    expect(onScreen(start())).toBe('APT32');
  });

  it.each([
    ['y', 'accepted'],
    ['n', 'rejected'],
    ['u', 'unsure'],
  ])('%s records the pair as %s, and the next one comes', (key, verdict) => {
    const driver = start().press(key);
    expect(driver.decisions()).toMatchObject([
      {
        subject: { value: 'APT32' },
        object: { value: 'APT32 - G0050' },
        verdict,
        type: 'similar',
        tags: [CERTAIN],
        author: { label: 'Ana <ana@example.org>' },
        date: '2026-08-14',
      },
    ]);
    expect(onScreen(driver)).toBe('Sandworm');
  });

  it('stays on the pair until the decision is on disk, and keeps the keys that come meanwhile', () => {
    const driver = start({
      answer: (effect: { kind: string }) => (effect.kind === 'save' ? null : undefined),
    });
    driver.press('y n');
    expect(onScreen(driver)).toBe('APT32');
    expect(driver.decisions()).toEqual([]);
    const save = driver.effects.find((effect) => effect.kind === 'save');
    if (save?.kind !== 'save') throw new Error('nothing was saved');
    driver.happen({ kind: 'saved', record: save.record });
    expect(driver.decisions()).toMatchObject([{ verdict: 'accepted' }]);
    expect(driver.effects.filter((effect) => effect.kind === 'save')).toHaveLength(2);
  });

  it('says why when the decision cannot be put on disk, and keeps the pair', () => {
    const failure = { message: 'the disk is full', remedy: 'make room' };
    const driver = start({
      answer: (effect: { kind: string; record?: unknown }) =>
        effect.kind === 'save' ? { kind: 'not-saved', record: effect.record, failure } : undefined,
    }).press('y');
    expect(driver.state.notice).toEqual({ tone: 'error', text: 'not saved: the disk is full; make room' });
    expect(onScreen(driver)).toBe('APT32');
    expect(driver.decisions()).toEqual([]);
  });

  it('comes back to what was skipped when nothing else is open', () => {
    const driver = start().press('space y y');
    expect(onScreen(driver)).toBe('APT32');
    expect(driver.decisions()).toHaveLength(2);
  });

  it('undoes any number of steps, shows each pair again, and brings them back', () => {
    const driver = start().press('y n z');
    expect(onScreen(driver)).toBe('Sandworm');
    driver.press('z');
    expect(onScreen(driver)).toBe('APT32');
    expect(driver.decisions()).toEqual([]);
    driver.press('Z Z');
    expect(driver.decisions().map((d) => d.verdict)).toEqual(['accepted', 'rejected']);
  });

  it('brings nothing back once something else was decided', () => {
    const driver = start().press('y z n Z');
    expect(driver.decisions()).toMatchObject([{ verdict: 'rejected' }]);
    expect(driver.state.notice?.text).toBe('nothing to bring back');
  });

  it('says so when there is nothing to undo', () => {
    expect(start().press('z').state.notice?.text).toBe('nothing to undo');
  });

  it('a later decision takes the place of the earlier one', () => {
    const driver = start().press('y k n');
    expect(driver.decisions()).toMatchObject([{ subject: { value: 'APT32' }, verdict: 'rejected' }]);
  });

  it.each([
    [{ author: null }, /who decides\?/],
    [{ readOnly: 'another relata has it open' }, /another relata has it open/],
  ])('refuses to decide when it must, and says why: %o', (loaded, reason) => {
    const driver = start({ loaded }).press('y');
    expect(driver.decisions()).toEqual([]);
    expect(driver.state.notice?.text).toMatch(reason);
  });
});

describe('changing what accepting writes', () => {
  it('chooses another type, and its direction', () => {
    const driver = start().press('r').type('contained-by').press('enter x y');
    expect(driver.decisions()).toMatchObject([
      { subject: { value: 'APT32 - G0050' }, object: { value: 'APT32' }, type: 'contained-by' },
    ]);
  });

  it('has nothing to swap in a symmetric type', () => {
    expect(start().press('x').state.notice?.text).toMatch(/reads the same both ways/);
  });

  it('chooses a tag, which replaces the one of an exclusive predicate', () => {
    const driver = start().press('t').type('very').press('enter y');
    expect(driver.decisions()[0]?.tags).toEqual(['estimative-language:likelihood-probability="very-likely"']);
  });

  it('leaves the tags alone when the picker is only opened and closed', () => {
    const driver = start().press('t enter y');
    expect(driver.decisions()[0]?.tags).toEqual([CERTAIN]);
  });

  it('removes a tag', () => {
    const driver = start().press('t tab enter y');
    expect(driver.decisions()[0]?.tags).toEqual([]);
  });

  it('takes a tag that no taxonomy knows, and refuses a malformed one with the reason', () => {
    const unknown = start().press('t').type('mine:tag="x"').press('enter y');
    expect(unknown.decisions()[0]?.tags).toContain('mine:tag="x"');
    const malformed = start().press('t').type('no tag at all').press('enter');
    expect(topScreen(malformed.state)?.kind).toBe('pick-tags');
    expect(malformed.state.notice?.text).toMatch(/is no machine tag: no colon/);
  });

  it('forgets the changes with Esc', () => {
    const driver = start().press('r').type('contains').press('enter esc y');
    expect(driver.decisions()).toMatchObject([{ type: 'similar' }]);
  });

  it('keeps type and tags for the next pairs when they are sticky', () => {
    const driver = start().press('r').type('related-to').press('enter s y y s y');
    expect(driver.decisions().map((d) => d.type)).toEqual(['related-to', 'related-to', 'uses']);
  });

  it('writes a note', () => {
    const driver = start().press('m').type('same report').press('enter y');
    expect(driver.decisions()).toMatchObject([{ note: 'same report' }]);
  });
});

describe('several keys at once', () => {
  const keys = (names: string) => ({
    kind: 'keys' as const,
    keys: [...names].map((name) => ({ name, text: name })),
  });

  it('move as often as they were pressed', () => {
    const driver = start().happen(keys('jj'));
    expect(driver.state.queue.at).toBe(2);
  });

  it.each(['yy', 'jy', 'nq', 'qq', 'cz'])('decide and leave nothing: %s', (names) => {
    const driver = start().happen(keys(names));
    expect(driver.effects.map((effect) => effect.kind)).toEqual(['scan', 'prepare']);
    expect(driver.state.notice?.text).toMatch(/2 keys at once/);
    expect(driver.state.screens).toEqual([]);
  });

  it('type into a field, without confirming', () => {
    const enter = { name: 'enter', text: null };
    const driver = start()
      .press('m')
      .happen({ kind: 'keys', keys: [...keys('ab').keys, enter] });
    expect(topScreen(driver.state)).toMatchObject({ kind: 'note', field: { text: 'ab' } });
    expect(driver.state.notice?.text).toBe('left out, for other keys came at once: Enter');
  });

  it('erase and move in a field as often as they were pressed', () => {
    const twice = (name: string) => ({ kind: 'keys' as const, keys: [key(name), key(name)] });
    const driver = start().press('m').type('abcd').happen(twice('left')).happen(twice('backspace'));
    expect(topScreen(driver.state)).toMatchObject({ field: { text: 'cd', cursor: 0 } });
    driver.press('esc o').happen(twice('down'));
    expect(topScreen(driver.state)).toMatchObject({ kind: 'pick-order', cursor: 2 });
  });

  it('pasted text goes into a field only', () => {
    const driver = start().happen({ kind: 'paste', text: 'yyq' });
    expect(driver.decisions()).toEqual([]);
    driver.press('m').happen({ kind: 'paste', text: 'two\nlines' });
    expect(topScreen(driver.state)).toMatchObject({ field: { text: 'two lines' } });
  });
});

describe('committing', () => {
  it('y c Enter is accept and commit', () => {
    const driver = start().press('y c enter');
    expect(driver.effects.findLast((e) => e.kind === 'commit')).toMatchObject({
      kind: 'commit',
      decisions: [{ subject: { value: 'APT32' } }],
      steps: ['s.1'],
      options: {},
    });
    expect(driver.decisions()).toEqual([]);
    expect(driver.state.notice?.text).toMatch(/^committed as abcdef01: 1 relation in 1 cluster/);
    expect(driver.state.screens).toEqual([]);
  });

  it('has nothing to commit before something is decided', () => {
    expect(start().press('c').state.notice?.text).toBe('nothing is pending: decide first');
  });

  it('keeps what the user edited: subject, branch, whole message', () => {
    const driver = start().press('y c e').type('!').press('enter b').type('-x').press('enter enter');
    expect(driver.effects.findLast((e) => e.kind === 'commit')).toMatchObject({
      options: {
        message: expect.stringMatching(/^chg: \[threat-actor\] relate 1 pair!\n/),
        branch: 'main-x',
      },
    });
    const inEditor = start().press('y c E enter');
    expect(inEditor.effects.findLast((e) => e.kind === 'commit')).toMatchObject({
      options: { message: expect.stringMatching(/edited\n$/) },
    });
  });

  it("stops at the user's own edits until they are taken along", () => {
    const repository = {
      branch: 'main',
      unborn: false,
      blocked: null,
      dirty: ['clusters/threat-actor.json'],
      prefix: '',
    };
    const driver = Driver.start({
      galaxy,
      pairs,
      answer: (effect) => {
        if (effect.kind !== 'plan') return undefined;
        return { kind: 'planned', plan: planOf(effect.decisions), repository };
      },
    }).press('y c enter');
    expect(driver.state.notice?.text).toMatch(/your own edits are not committed/);
    driver.press('i enter');
    expect(driver.effects.findLast((e) => e.kind === 'commit')).toMatchObject({
      kind: 'commit',
      options: { includeDirty: true },
    });
  });

  it('goes on with the draft of the pair on screen', () => {
    const driver = start().press('y r').type('uses').press('enter c enter');
    expect(driver.state.draft?.type).toBe('uses');
  });

  it('says why a commit failed, and keeps everything pending', () => {
    const failure = { message: 'a hook refused the commit', remedy: 'mend it and try again' };
    const driver = start({
      answer: (effect: { kind: string }) =>
        effect.kind === 'commit' ? { kind: 'not-committed', failure } : undefined,
    }).press('y c enter');
    expect(topScreen(driver.state)).toMatchObject({ kind: 'commit', phase: { name: 'failed', failure } });
    expect(driver.decisions()).toHaveLength(1);
  });
});
