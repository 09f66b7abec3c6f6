import { describe, expect, it } from 'vitest';
import { currentPair, topScreen } from '../../../src/tui/state/state.js';
import { Driver } from '../support/driver.js';
import { textFrame } from '../support/frame.js';
import { cluster, entry, galaxyOf, pairOf, smallGalaxy, uuidOf } from '../support/galaxy.js';

const galaxy = smallGalaxy();
const pairs = [
  pairOf(galaxy, 1, 11),
  pairOf(galaxy, 2, 12, { relation: { type: 'similar', subject: 'subject', probability: 0.9 } }),
];
const start = (more = {}) => Driver.start({ galaxy, pairs, ...more });
const found = ({ state }: Driver) => {
  const screen = topScreen(state);
  return screen?.kind === 'find' ? screen.found.entries.map(({ entry: { value } }) => value) : null;
};
const ends = ({ state }: Driver) => {
  const pair = currentPair(state);
  return pair && [pair.subject.value, pair.object.value];
};

describe('finding an entry', () => {
  it.each(['/', 'd /', 'l /', '? esc /'])('opens from %s', (keys) => {
    expect(found(start().press(keys))).toEqual([]);
  });

  it('finds by any name as one types, values that begin with it first', () => {
    expect(found(start().press('/').type('sandworm'))).toEqual(['Sandworm', 'Sandworm Team - G0034']);
    expect(found(start().press('/').type('bismuth'))).toEqual(['Canvas Cyclone']);
  });

  it('finds mistyped names', () => {
    const driver = start().press('/').type('sandwrom');
    expect(found(driver)).toContain('Sandworm');
    expect(textFrame(driver.state)).toContain('near to it');
  });

  it('finds by UUID', () => {
    expect(
      found(
        start()
          .press('/')
          .happen({ kind: 'paste', text: uuidOf(22) }),
      ),
    ).toEqual(['Goopy']);
  });

  it('says by which name an entry was found, and shows the one under the cursor', () => {
    const frame = textFrame(start().press('/').type('bismuth').state);
    expect(frame).toMatch(/Canvas Cyclone {2}= BISMUTH/);
    expect(frame).toMatch(/○ BISMUTH/);
  });

  it('goes back to what was typed', () => {
    const driver = start().press('/').type('goo').press('enter');
    expect(topScreen(driver.state)?.kind).toBe('entry');
    expect(found(driver.press('esc'))).toEqual(['Goopy']);
  });
});

describe('looking at an entry', () => {
  it('shows its relations by name, and those that others have to it', () => {
    const actor = textFrame(start().press('/').type('g0050').press('enter').state);
    expect(actor).toContain('KerrDown (malpedia), Goopy (malpedia), Denis (malpedia), PhantomNet (malpedia)');
    const malware = textFrame(start().press('/').type('goopy').press('enter').state);
    expect(malware).toMatch(/from others +uses +APT32 - G0050 \(mitre-intrusion-set\)/);
  });

  it('filters the queue to its pairs', () => {
    const driver = start().press('/').type('sandworm').press('enter f');
    expect(driver.state.queue.keys).toHaveLength(1);
    expect(ends(driver)).toEqual(['Sandworm', 'Sandworm Team - G0034']);
  });
});

describe('relating by hand', () => {
  const relate = (driver: Driver, name: string, key: string) =>
    driver.press('/').type(name).press(`enter ${key}`);

  it('brings the pair on screen, though it is no candidate, and it is decided like any other', () => {
    const driver = relate(start(), 'goopy', 'r');
    expect(ends(driver)).toEqual(['APT32', 'Goopy']);
    expect(driver.state.notice?.text).toContain('scored by hand');
    driver.press('y');
    expect(driver.decisions()).toMatchObject([
      { subject: { value: 'APT32' }, object: { value: 'Goopy' }, verdict: 'accepted', type: 'related-to' },
    ]);
    expect(ends(driver), 'the pair that was on screen is asked next').toEqual(['APT32', 'APT32 - G0050']);
  });

  it('relates to the right entry of the pair, or to the one in hand', () => {
    expect(ends(relate(start(), 'goopy', 'R'))).toEqual(['APT32 - G0050', 'Goopy']);
    const driver = relate(start(), 'canvas', 'space');
    expect(textFrame(driver.state)).toContain('Canvas Cyclone (microsoft-activity-group), in hand');
    driver.press('esc esc');
    expect(ends(relate(driver, 'goopy', 'r'))).toEqual(['Canvas Cyclone', 'Goopy']);
  });

  it('shows a candidate that is there already, and leaves nothing out', () => {
    const driver = relate(relate(start(), 'sandworm', 'space').press('esc esc'), 'g0034', 'r');
    expect(ends(driver)).toEqual(['Sandworm', 'Sandworm Team - G0034']);
    expect(ends(driver.press('y'))).toEqual(['APT32', 'APT32 - G0050']);
    expect(driver.effects.some(({ kind }) => kind === 'score')).toBe(false);
    expect(driver.state.queue.keys).toHaveLength(2);
  });

  it('works with an empty queue, once an entry is in hand', () => {
    const driver = relate(start({ pairs: [] }), 'canvas', 'r');
    expect(driver.state.notice?.text).toMatch(/nothing is in hand/);
    driver.press('space esc esc');
    expect(ends(relate(driver, 'goopy', 'r'))).toEqual(['Canvas Cyclone', 'Goopy']);
  });

  it.each([
    ['sandworm', 'both in threat-actor'],
    ['oceanlotus', 'is the entry in hand itself'],
    ['nobody', 'has no UUID'],
  ])('refuses %s, and says why', (name, why) => {
    const nameless = cluster('tool', [{ ...entry(99, 'Nobody'), uuid: null }]);
    const wider = galaxyOf([...galaxy.clusters, nameless]);
    const driver = relate(Driver.start({ galaxy: wider, pairs }), name, 'r');
    expect(driver.state.notice?.text).toContain(why);
    expect(topScreen(driver.state)?.kind).toBe('entry');
  });

  it('says what the ledger has of the pair', () => {
    const decided = relate(start(), 'goopy', 'r').press('n').decisions();
    const ledger = decided.map((d) => ({
      ...d,
      justification: 'semapv:ManualMappingCuration',
      reviewer: null,
      reviewDate: null,
      reviewerAgreement: null,
      tool: 'relata',
      toolVersion: '0.1.0',
      wrote: 'none' as const,
      extra: {},
    }));
    const driver = relate(start({ ledger }), 'goopy', 'r');
    expect(driver.state.notice?.text).toBe(
      'Ana had it rejected on 2026-08-14: another decision takes its place',
    );
  });

  it('says why when scoring fails', () => {
    const failure = { message: 'the disk is gone', remedy: null };
    const answer = ({ kind }: { kind: string }) =>
      kind === 'score' ? ({ kind: 'not-scored', failure } as const) : undefined;
    expect(relate(start({ answer }), 'goopy', 'r').state.notice?.text).toBe('the disk is gone');
  });
});
