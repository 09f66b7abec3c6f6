import { expect } from 'vitest';
import { currentPair, topScreen } from '../../../src/tui/state/state.js';
import {
  asks,
  cursorStories,
  decides,
  fieldStories,
  isOn,
  ofScreen,
  type Stories,
  scrollStories,
  sees,
  showsPair,
  story,
  tells,
} from './story.js';

const back = (given: string, to: Parameters<typeof isOn>[0]) => ({ back: story(given, isOn(to)) });
const help = (given: string) => ({ help: story(given, isOn('help')) });
const find = (given: string) => ({ find: story(given, isOn('find')) });

export const DETAILS: Stories = { ...scrollStories('d'), ...back('d', null), ...help('d'), ...find('d') };

export const HELP: Stories = { ...scrollStories('?'), ...back('?', null) };

export const LIST: Stories = {
  ...cursorStories('l', 2),
  ...back('l', null),
  ...help('l'),
  ...find('l'),
  confirm: story('l down', (app, before) => {
    isOn(null)(app, before);
    showsPair(1)(app, before);
  }),
  mark: story('l', ({ state }) => expect(state.marks.size).toBe(1)),
  'mark-range': story('l space down down', ({ state }) => expect(state.marks.size).toBe(3)),
  'mark-all': story('l', ({ state }) => expect(state.marks.size).toBe(3)),
  clear: story('l a', ({ state }) => expect(state.marks.size).toBe(0)),
  accept: story('l a', sees('Accept 3 pairs')),
  reject: story('l a', sees('Reject 3 pairs')),
  unsure: story('l a', sees('Call unsure 3 pairs')),
  undo: story('y l', decides()),
  redo: story('y z l', decides('accepted')),
  filter: story('l', isOn('pick-filter')),
  order: story('l', isOn('pick-order')),
  'arranged-before': story('l o u n c e r t enter', ({ state }) =>
    expect(state.arrangement.order).toBe('best'),
  ),
  commit: story('y l', isOn('commit')),
};

export const BULK: Stories = {
  ...scrollStories('l a y', 1),
  ...back('l a y', 'list'),
  ...help('l a y'),
  confirm: story('l a y', decides('accepted', 'accepted', 'accepted')),
  type: story('l a y', isOn('pick-type')),
  tags: story('l a y', isOn('pick-tags')),
  unwarned: story('l a y', tells('2 left out')),
};

const { first: _, last: __, ...findMoves } = cursorStories('/ a', 2);
export const FIND: Stories = {
  ...findMoves,
  ...fieldStories('/'),
  ...back('/', null),
  confirm: story('/ g o o p y', isOn('entry')),
};

const ENTRY_AT = '/ g o o p y enter';
export const ENTRY: Stories = {
  ...scrollStories(ENTRY_AT),
  ...back(ENTRY_AT, 'find'),
  ...help(ENTRY_AT),
  ...find(ENTRY_AT),
  relate: story(ENTRY_AT, ({ state }) => {
    const pair = currentPair(state);
    expect([pair?.subject.value, pair?.object.value]).toEqual(['APT32', 'Goopy']);
  }),
  'relate-right': story(ENTRY_AT, ({ state }) => {
    const pair = currentPair(state);
    expect([pair?.subject.value, pair?.object.value]).toEqual(['APT32 - G0050', 'Goopy']);
  }),
  hold: story(ENTRY_AT, ({ state }) => expect(state.hand?.entry.value).toBe('Goopy')),
  filter: story(ENTRY_AT, ({ state }) => expect(state.arrangement.filters).toMatchObject([{ by: 'entry' }])),
};

export const HISTORY: Stories = {
  ...cursorStories('y n u h', 2),
  ...back('y h', null),
  ...help('y h'),
  ...find('y h'),
  confirm: story('y n h', (app, before) => {
    isOn(null)(app, before);
    showsPair(1)(app, before);
  }),
  'take-back': story('y n h', decides('accepted')),
  reopen: story('y c enter h', ({ state }) => expect(state.pending.reopened.size).toBe(1)),
  'take-back-commit': story('y c enter h', isOn('take-back')),
  filter: story('y h', isOn('history-words')),
  undo: story('y n h', decides('accepted')),
  redo: story('y n z h', decides('accepted', 'rejected')),
  commit: story('y h', isOn('commit')),
};

export const TAKE_BACK: Stories = {
  ...back('y c enter h X', 'history'),
  ...help('y c enter h X'),
  confirm: story('y c enter h X', tells('1 pair is undecided again')),
};

const { first: _first, last: _last, ...typingMoves } = cursorStories('r', 8);
export const PICK: Stories = {
  ...typingMoves,
  ...fieldStories('r'),
  ...back('r', null),
  next: story('o', ({ state }) => expect(ofScreen(state, 'cursor')).toBe(1)),
  previous: story('o down down', ({ state }) => expect(ofScreen(state, 'cursor')).toBe(1)),
  'page-down': story('t', ({ state }) => expect(ofScreen(state, 'cursor')).toBeGreaterThan(1)),
  'page-up': story('t pagedown', ({ state }) => expect(ofScreen(state, 'cursor')).toBe(0)),
  confirm: story('r r e l a t e d - t o', ({ state }) => expect(state.draft?.type).toBe('related-to')),
  mark: story('t b l o g', ({ state }) =>
    expect(topScreen(state)).toMatchObject({
      tags: [expect.stringContaining('certain'), expect.stringContaining('blog')],
    }),
  ),
};

export const WRITE: Stories = {
  ...fieldStories('m'),
  ...back('m x', null),
  confirm: story('m h i', ({ state }) => expect(state.draft?.note).toBe('hi')),
};

export const COMMIT: Stories = {
  ...scrollStories('y c'),
  ...back('y c', null),
  ...help('y c'),
  confirm: story('y c', tells('committed as')),
  edit: story('y c', isOn('message')),
  editor: story('y c', (app, before) => {
    asks('edit')(app, before);
    expect(topScreen(app.state)).toMatchObject({ message: expect.stringContaining('edited') });
  }),
  branch: story('y c', isOn('branch')),
  'include-dirty': story('y c', ({ state }) =>
    expect(topScreen(state)).toMatchObject({ includeDirty: true }),
  ),
  'next-file': story('y y y c', ({ state }) => expect(ofScreen(state, 'scroll')).toBeGreaterThan(0)),
  'previous-file': story('y c end', ({ state }, before) =>
    expect(Number(ofScreen(state, 'scroll'))).toBeLessThan(Number(ofScreen(before, 'scroll'))),
  ),
};

export const ANYWHERE: Stories = {
  interrupt: story('r', asks('interrupt')),
  suspend: story('d', asks('suspend')),
  redraw: story('l', asks('redraw')),
};
