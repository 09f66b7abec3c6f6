import { describe, expect, it } from 'vitest';
import { toRow } from '../../../src/ledger/rows.js';
import { identitiesOf } from '../../../src/tui/state/identity.js';
import { currentPair, topScreen } from '../../../src/tui/state/state.js';
import { Driver, type DriverOptions } from '../support/driver.js';
import { textFrame } from '../support/frame.js';
import { cluster, entry, galaxyOf, pairOf, smallGalaxy, threePairs, uuidOf } from '../support/galaxy.js';

const galaxy = smallGalaxy();
const pairs = threePairs(galaxy);
const committed = (more: Partial<DriverOptions> = {}) =>
  Driver.start({ galaxy, pairs, ...more }).press('y n c enter');
const kinds = ({ effects }: Driver) => effects.map(({ kind }) => kind);

describe('taking back the last commit', () => {
  it('shows which one it is, and does nothing before Enter', () => {
    const app = committed().press('h X');
    expect(textFrame(app.state)).toMatch(/commit +abcdef0123\n message +chg: relate/);
    expect(kinds(app)).not.toContain('take-back-commit');
    expect(topScreen(app.press('esc').state)?.kind).toBe('history');
  });

  it('makes its pairs undecided again, and asks them first', () => {
    const app = committed();
    expect(currentPair(app.state)).toBe(pairs[2]);
    app.press('h X enter');
    expect(app.state.screens).toEqual([]);
    expect(app.state.notice?.text).toBe('2 pairs are undecided again; took back abcdef0123');
    expect(currentPair(app.state)).toBe(pairs[0]);
    app.press('y');
    expect(currentPair(app.state)).toBe(pairs[1]);
    expect(app.decisions()).toHaveLength(1);
    expect(kinds(app)).toContain('reload');
  });

  it('scores pairs that no scan of this session has brought', () => {
    const app = committed();
    app.state = { ...app.state, pairs: { all: [], places: new Map() } };
    app.press('h X enter');
    expect(app.effects.findLast((effect) => effect.kind === 'score')?.pairs).toHaveLength(2);
  });

  it('says so when there is nothing to take back', () => {
    const app = committed({
      answer: (effect) =>
        effect.kind === 'find-last-commit' ? { kind: 'last-commit', commit: null } : undefined,
    }).press('h X');
    expect(app.state.notice?.text).toContain('nothing here that could be taken back');
  });

  it('goes back to the history when it fails, and says why', () => {
    const failure = { message: 'the hook refused', remedy: null };
    const app = committed({
      answer: (effect) =>
        effect.kind === 'take-back-commit' ? { kind: 'not-committed', failure } : undefined,
    }).press('h X enter');
    expect(app.state.notice?.text).toBe('nothing was taken back: the hook refused');
    expect(topScreen(app.state)?.kind).toBe('history');
  });

  it('says what it is at, and waits for the end', () => {
    const app = committed({
      answer: (effect) => (effect.kind === 'take-back-commit' ? null : undefined),
    }).press('h X enter');
    app.happen({ kind: 'committing', progress: { phase: 'writing', done: 1, of: 3 } });
    expect(textFrame(app.state)).toContain('writing 1 of 3 files …');
    expect(app.press('esc').state.notice?.text).toContain('being taken back');
  });

  it('is refused where nothing can be written', () => {
    const app = Driver.start({ galaxy, pairs }).press('y h');
    app.state = { ...app.state, world: app.loaded() && { ...app.loaded(), readOnly: 'a lock is held' } };
    expect(app.press('X').state.notice?.text).toBe('nothing can be taken back: a lock is held');
  });
});

describe('what was written is read again', () => {
  const linked = galaxyOf([
    cluster('a', [entry(1, 'APT1', { related: [{ destUuid: uuidOf(11), type: 'similar', tags: [] }] })]),
    cluster('b', [entry(11, 'APT1', { related: [{ destUuid: uuidOf(1), type: 'similar', tags: [] }] })]),
  ]);
  const before = galaxyOf([cluster('a', [entry(1, 'APT1')]), cluster('b', [entry(11, 'APT1')])]);

  it('after a commit: links and the line of what accepting writes are right', () => {
    const app = Driver.start({
      galaxy: before,
      pairs: [pairOf(before, 1, 11)],
      answer: (effect) =>
        effect.kind === 'reload' ? { kind: 'reloaded', galaxy: linked, ledger: [] } : undefined,
    }).press('y c enter');
    expect(app.state.pairs.all.map((pair) => pair.linked)).toEqual(['both']);
    expect(app.state.world?.galaxy).toBe(linked);
    expect(textFrame(app.state)).toContain('there already');
  });

  const sameAsFirst = ({ state }: Driver) => [...(identitiesOf(state)?.graph.neighbours(uuidOf(1)) ?? [])];

  it('after a commit was taken back: who is who follows, though nothing else was decided', () => {
    const read = [linked, before];
    const app = Driver.start({
      galaxy: before,
      pairs: [pairOf(before, 1, 11)],
      answer: (effect) => {
        const galaxy = effect.kind === 'reload' ? read.shift() : undefined;
        if (galaxy === undefined) return undefined;
        // The screen is drawn before the galaxy is read again.
        sameAsFirst(app);
        return { kind: 'reloaded', galaxy, ledger: [] };
      },
    });
    app.press('y c enter');
    expect(sameAsFirst(app)).toEqual([uuidOf(11)]);
    app.press('h X enter');
    expect(sameAsFirst(app)).toEqual([]);
  });

  it('and what was decided today is counted once, whether this session or the ledger tells it', () => {
    let inLedger = false;
    const app: Driver = Driver.start({
      galaxy: before,
      pairs: [pairOf(before, 1, 11)],
      size: { columns: 140, rows: 40 },
      answer: (effect) => {
        if (effect.kind !== 'reload') return undefined;
        inLedger = !inLedger;
        const tool = { name: 'relata', version: '0.1.0' };
        const ledger = inLedger ? [...app.state.committed.values()].map((made) => toRow(made, tool)) : [];
        return { kind: 'reloaded', galaxy: before, ledger };
      },
    });
    app.press('y');
    expect(textFrame(app.state)).toContain('1 today');
    expect(textFrame(app.press('c enter').state)).toContain('1 today');
    expect(textFrame(app.press('h X enter').state)).toContain('0 today');
  });

  it('and what was read before counts when that fails', () => {
    const app = committed().happen({ kind: 'not-reloaded', failure: { message: 'gone', remedy: null } });
    expect(app.state.world?.galaxy).toBe(galaxy);
  });
});

describe('words in the history', () => {
  it('leave what has all of them, as they are typed', () => {
    const app = Driver.start({ galaxy, pairs }).press('y n u h f').type('sand rej');
    const text = textFrame(app.state);
    expect(text).toContain('history · “sand rej” · 1 of 3');
    expect(text).toContain('Sandworm Team');
    expect(text).not.toContain('Canvas');
    app.press('enter enter');
    expect(currentPair(app.state)).toBe(pairs[1]);
  });

  it('are forgotten with Esc, before the history is left', () => {
    const app = Driver.start({ galaxy, pairs }).press('y n h f').type('sand').press('enter esc');
    expect(textFrame(app.state)).toContain('history · 0 committed');
    app.press('f').type('x').press('esc');
    expect(textFrame(app.state)).toContain('history · 0 committed');
    expect(app.press('esc').state.screens).toEqual([]);
  });

  it('that nothing has leave an empty history, in which keys do nothing', () => {
    const app = Driver.start({ galaxy, pairs }).press('y h f').type('zzz').press('enter enter j x o');
    expect(topScreen(app.state)?.kind).toBe('history');
    expect(app.decisions()).toHaveLength(1);
  });
});
