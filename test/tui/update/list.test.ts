import { describe, expect, it } from 'vitest';
import type { Effect } from '../../../src/tui/effects.js';
import { currentPair, topScreen } from '../../../src/tui/state/state.js';
import { Driver } from '../support/driver.js';
import { textFrame } from '../support/frame.js';
import { smallGalaxy, threePairs } from '../support/galaxy.js';

const galaxy = smallGalaxy();
const pairs = threePairs(galaxy);
const start = (more = {}) => Driver.start({ galaxy, pairs, ...more });
const said = (driver: Driver) =>
  driver.decisions().map(({ object, verdict }) => `${object.value} ${verdict}`);
const cursor = ({ state }: Driver) => {
  const screen = topScreen(state);
  return screen?.kind === 'list' ? screen.cursor : null;
};

describe('the list', () => {
  it('opens on the pair on screen, and Enter reviews the one under the cursor', () => {
    const driver = start().press('j l');
    expect(cursor(driver)).toBe(1);
    driver.press('j enter');
    expect(currentPair(driver.state)?.object.value).toBe('KerrDown');
  });

  it('names the frameworks of the pair under the cursor where it has no columns for them', () => {
    const driver = start({ size: { columns: 80, rows: 24 } }).press('l');
    const { subject, object } = pairs[1] ?? {};
    expect(textFrame(driver.press('j').state)).toMatch(
      new RegExp(`\n {4}${subject?.cluster} +${object?.cluster}`),
    );
    expect(textFrame(driver.press('y').state)).not.toContain(`\n    ${subject?.cluster}  `);
  });

  it('decides the pair under the cursor, as it is proposed, and goes down', () => {
    const driver = start().press('l y n');
    expect(said(driver)).toEqual(['APT32 - G0050 accepted', 'Sandworm Team - G0034 rejected']);
    expect(cursor(driver)).toBe(2);
  });

  it('shows the relation that was decided, not the one that was proposed', () => {
    const driver = start().press('r u s e s enter y l');
    const [decided] = textFrame(driver.state)
      .split('\n')
      .filter((row) => row.includes('✓ APT32'));
    expect(decided).toMatch(/APT32 - G0050 .* uses /);
  });

  it('stays where it is when nothing can be decided', () => {
    const driver = start({ loaded: { author: null } }).press('l y');
    expect(cursor(driver)).toBe(0);
    expect(driver.state.notice?.text).toMatch(/who decides/);
  });

  it('follows a step that is taken back', () => {
    const driver = start().press('l y n G z');
    expect(cursor(driver)).toBe(1);
  });

  it('keeps its place when a filter is looked at, and follows the queue when one is chosen', () => {
    const driver = start().press('l j j f esc');
    expect(cursor(driver)).toBe(2);
    driver.press('f').type('malpedia').press('enter');
    expect(cursor(driver)).toBe(0);
    expect(driver.state.queue.keys).toHaveLength(1);
  });
});

describe('marking', () => {
  const marks = (driver: Driver) => driver.state.marks.size;

  it('marks with space and goes down; again takes the mark away', () => {
    const driver = start().press('l space space');
    expect([marks(driver), cursor(driver)]).toEqual([2, 2]);
    driver.press('k space');
    expect(marks(driver)).toBe(1);
  });

  it('marks a range from the last mark to the cursor', () => {
    expect(marks(start().press('l space G v'))).toBe(3);
    expect(marks(start().press('l G space g v'))).toBe(3);
  });

  it('marks all open pairs that the filters let through', () => {
    expect(marks(start().press('y l a'))).toBe(2);
    const filtered = start().press('l f').type('similar').press('enter a');
    expect(marks(filtered)).toBe(2);
    expect(marks(filtered.press('A'))).toBe(0);
  });

  it('shows marks with a sign', () => {
    expect(textFrame(start().press('l space').state)).toMatch(/◆ +APT32/);
  });
});

describe('deciding what is marked', () => {
  it('shows first what it means: counts, and the least certain by name', () => {
    const frame = textFrame(start().press('l a y').state);
    expect(frame).toContain('Accept 3 pairs');
    expect(frame).toMatch(/relation +similar 2, uses 1/);
    expect(frame).toMatch(/writes +5 relations in 3 clusters; 1 relation there already/);
    expect(frame).toMatch(/tags +almost-certain 2, likely 1/);
    const rows = frame.split('\n').filter((row) => row.includes('%'));
    expect(rows.map((row) => /[\d.]+ %/.exec(row)?.[0])).toEqual(['50.0 %', '90.0 %', '99.4 %']);
  });

  it('is one step, and one undo', () => {
    const driver = start().press('l a y enter');
    expect(said(driver)).toHaveLength(3);
    expect(driver.effects.filter(({ kind }) => kind === 'save')).toHaveLength(1);
    expect(driver.state.notice?.text).toBe('3 pairs accepted: ‘z’ takes all of it back');
    expect([topScreen(driver.state)?.kind, driver.state.marks.size]).toEqual(['list', 0]);
    driver.press('z');
    expect(said(driver)).toEqual([]);
  });

  it('keeps the marks and the screen when the step cannot be put on disk', () => {
    const failure = { message: 'the disk is full', remedy: null };
    const driver = start({
      answer: (effect: Effect) =>
        effect.kind === 'save' ? { kind: 'not-saved' as const, record: effect.record, failure } : undefined,
    }).press('l a y enter');
    expect([topScreen(driver.state)?.kind, driver.state.marks.size, said(driver)]).toEqual(['bulk', 3, []]);
    expect(driver.state.notice?.text).toBe('not saved: the disk is full');
  });

  it('leaves out what is decided already, and says so', () => {
    const driver = start().press('l a').press('esc y l').press('n');
    expect(textFrame(driver.state)).toMatch(/left out +1 decided already/);
    driver.press('enter');
    expect(said(driver)).toEqual([
      'APT32 - G0050 accepted',
      'KerrDown rejected',
      'Sandworm Team - G0034 rejected',
    ]);
  });

  it('decides nothing with Esc', () => {
    const driver = start().press('l a y esc');
    expect([said(driver), driver.state.marks.size]).toEqual([[], 3]);
  });

  it('chooses one type and one set of tags for all', () => {
    const driver = start()
      .press('l a y r')
      .type('related-to')
      .press('enter t')
      .type('very')
      .press('enter enter');
    expect(driver.decisions().map(({ type, tags }) => [type, ...tags])).toEqual(
      Array.from({ length: 3 }, () => [
        'related-to',
        'estimative-language:likelihood-probability="very-likely"',
      ]),
    );
  });

  it('decides nothing by keys that come together', () => {
    const driver = start()
      .press('l a')
      .happen({
        kind: 'keys',
        keys: [
          { name: 'y', text: 'y' },
          { name: 'enter', text: null },
        ],
      });
    expect([said(driver), topScreen(driver.state)?.kind]).toEqual([[], 'list']);
  });
});
