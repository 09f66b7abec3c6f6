import { describe, expect, test } from 'vitest';
import { makeKeymap } from '../../../src/tui/input/bindings.js';
import { key } from '../../../src/tui/input/key.js';
import { KEYMAP } from '../../../src/tui/keymap.js';
import { remapKeys } from '../../../src/tui/settings/remap.js';
import type { KeySettings } from '../../../src/tui/settings/settings.js';
import { Driver } from '../support/driver.js';
import { textFrame } from '../support/frame.js';
import { pairOf, smallGalaxy } from '../support/galaxy.js';

function complaintsOf(wishes: KeySettings): string[] {
  return remapKeys(KEYMAP, wishes).complaints.map(
    ({ path, message, remedy }) => `${path.join('.')}: ${message}; ${remedy}`,
  );
}

function keymapOf(wishes: KeySettings) {
  const { tables, complaints } = remapKeys(KEYMAP, wishes);
  expect(complaints).toEqual([]);
  return makeKeymap(tables);
}

test('no wishes change nothing', () => {
  expect(remapKeys(KEYMAP, {})).toEqual({ tables: KEYMAP, complaints: [] });
});

test('an action has the keys that it is given, and no others', () => {
  const keymap = keymapOf({ review: { accept: ['a', 'ctrl-y'], reject: ['y'] } });
  expect(keymap.find('review', key('a'))?.action).toBe('accept');
  expect(keymap.find('review', key('ctrl-y'))?.action).toBe('accept');
  expect(keymap.find('review', key('y'))?.action).toBe('reject');
  expect(keymap.find('review', key('n'))).toBeUndefined();
  expect(keymap.find('desk', key('y'))?.action).toBe('accept');
});

test('“all” goes for every screen that has the action, unless a screen has its own', () => {
  const keymap = keymapOf({
    all: { undo: ['U'], back: ['esc', 'B'] },
    desk: { undo: ['backspace'] },
  });
  expect(keymap.find('review', key('U'))?.action).toBe('undo');
  expect(keymap.find('list', key('U'))?.action).toBe('undo');
  expect(keymap.find('desk', key('backspace'))?.action).toBe('undo');
  // Letters type in pickers, so that screens with a field keep what they have.
  expect(keymap.find('pick', key('B'))).toBeUndefined();
  expect(keymap.find('pick', key('esc'))?.action).toBe('back');
});

describe('wishes that cannot be', () => {
  test.each<[string, KeySettings, RegExp]>([
    [
      'two meanings',
      { review: { accept: ['n'] } },
      /^review\.accept: ‘n’ would mean both “accept” and “reject” in “Review: one pair”; give accept or reject another key/,
    ],
    [
      'a key of everywhere',
      { review: { accept: ['ctrl-c'] } },
      /^review\.accept: ‘Ctrl-C’ would mean both “leave” and “accept”/,
    ],
    [
      'a key for everywhere',
      { anywhere: { redraw: ['ctrl-r'] } },
      /^anywhere\.redraw: ‘Ctrl-R’ would mean both/,
    ],
    ['an unknown screen', { reviews: {} }, /^reviews: no screen is called “reviews”; docs\/keys\.md/],
    ['an unknown action', { review: { acept: ['a'] } }, /^review\.acept: no action is called “acept” here/],
    ['no key at all', { review: { accept: [] } }, /^review\.accept: an action needs a key/],
    [
      'no key that there is',
      { review: { accept: ['ctrl-ä'] } },
      /^review\.accept: “ctrl-ä” is no key; a key is /,
    ],
    [
      'a letter where letters type',
      { pick: { confirm: ['x'] } },
      /^pick\.confirm: ‘x’ types a character here/,
    ],
  ])('%s', (_, wishes, message) => {
    expect(complaintsOf(wishes)[0]).toMatch(message);
  });
});

test('footer, help and messages say the keys as they are', () => {
  const galaxy = smallGalaxy();
  const keymap = keymapOf({ all: { sticky: ['S'] }, review: { accept: ['a'], help: ['f1'] } });
  const driver = Driver.start({ galaxy, pairs: [pairOf(galaxy, 1, 11)], keymap });
  expect(textFrame(driver.state)).toMatch(/ a accept .* F1 help/s);
  expect(textFrame(driver.press('S').state)).toContain('until ‘S’ again');
  const help = textFrame(driver.press('f1').state);
  expect(help).toMatch(/^ +a +Accept: /m);
  expect(driver.press('esc y').state.pending.decisions).toEqual([]);
  expect(driver.press('a').state.pending.decisions).toHaveLength(1);
});
