import { expect } from 'vitest';
import { currentPair } from '../../../src/tui/state/state.js';
import { asks, decides, isOn, type Stories, type Story, showsPair, story, tells } from './story.js';

const hasTag =
  (value: string): Story['then'] =>
  ({ state }) =>
    expect(state.draft?.tags.join()).toContain(value);

/** What the keys of the analyst's review do. */
export const REVIEW: Stories = {
  accept: story('', (app, before) => {
    decides('accepted')(app, before);
    showsPair(1)(app, before);
  }),
  reject: story('', decides('rejected')),
  unsure: story('', decides('unsure')),
  skip: story('', (app, before) => {
    decides()(app, before);
    showsPair(1)(app, before);
    expect(app.state.skipped.size).toBe(1);
  }),
  type: story('', isOn('pick-type')),
  tags: story('', isOn('pick-tags')),
  swap: story('end', ({ state }, before) => {
    expect(before.draft?.subject).toBe('subject');
    expect(state.draft?.subject).toBe('object');
  }),
  likelier: story('end', hasTag('very-likely')),
  'less-likely': story('end', hasTag('roughly-even-chance')),
  note: story('', isOn('note')),
  sticky: story('', (app) => {
    expect(app.state.sticky?.type).toBe('similar');
    expect(app.press('s').state.sticky).toBeNull();
  }),
  details: story('', isOn('details')),
  undo: story('y', (app, before) => {
    decides()(app, before);
    showsPair(0)(app, before);
  }),
  redo: story('y z', decides('accepted')),
  list: story('', isOn('list')),
  find: story('', isOn('find')),
  filter: story('', isOn('pick-filter')),
  order: story('', isOn('pick-order')),
  'arranged-before': story('o u n c e r t enter', ({ state }, before) => {
    expect(before.arrangement.order).toBe('uncertain');
    expect(state.arrangement.order).toBe('best');
  }),
  history: story('y', isOn('history')),
  commit: story('y', isOn('commit')),
  next: story('', showsPair(1)),
  previous: story('end', showsPair(1)),
  first: story('end', showsPair(0)),
  last: story('', showsPair(2)),
  'first-open': story('y end', showsPair(1)),
  'scroll-down': story('', ({ state }) => expect(state.scroll.left).toBeGreaterThan(0)),
  'scroll-up': story('pagedown', ({ state }) => expect(state.scroll.left).toBe(0)),
  pane: story('', ({ state }) => expect(state.scroll.pane).toBe('left')),
  back: story('r u s e s enter', ({ state }, before) => {
    expect(before.draft?.type).not.toBe('similar');
    expect(state.draft?.type).toBe(currentPair(state)?.relation.type);
  }),
  scan: story('', tells('the scan is done')),
  quit: story('', asks('quit')),
  help: story('', isOn('help')),
};

/** The same keys at the maintainer's desk, and the one that is only there. */
export const DESK: Stories = {
  ...REVIEW,
  accept: story('', (app) => expect(app.decisions()[0]?.review?.agreement).toBe(1)),
  // What is up for review has tags of its own.
  likelier: story('', hasTag('almost-certain')),
  'less-likely': story('', hasTag('very-likely')),
  'send-back': story('', isOn('send-back')),
};
