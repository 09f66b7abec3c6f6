import { describe, expect, it } from 'vitest';
import { keyOf, toRow } from '../../../src/ledger/rows.js';
import type { ReviewItem } from '../../../src/plan/review/queue.js';
import type { ReviewDesk } from '../../../src/tui/events.js';
import type { Context } from '../../../src/tui/input/actions.js';
import { KEYMAP } from '../../../src/tui/keymap.js';
import { Driver } from '../support/driver.js';
import { cluster, entry, galaxyOf, pairOf } from '../support/galaxy.js';
import { DESK, REVIEW } from './review.js';
import * as screens from './screens.js';
import type { Stories, Story } from './story.js';

/** A story for every key of every screen. A key without one fails here: tell what it is for. */
const STORIES: Readonly<Record<Context, Stories>> = {
  review: REVIEW,
  desk: DESK,
  details: screens.DETAILS,
  list: screens.LIST,
  bulk: screens.BULK,
  find: screens.FIND,
  entry: screens.ENTRY,
  history: screens.HISTORY,
  'take-back': screens.TAKE_BACK,
  pick: screens.PICK,
  write: screens.WRITE,
  commit: screens.COMMIT,
  help: screens.HELP,
  anywhere: screens.ANYWHERE,
};

const LONG = 'An actor that is described at length, again and again. '.repeat(40);
const galaxy = galaxyOf([
  cluster('threat-actor', [
    entry(1, 'APT32', { description: LONG }),
    entry(2, 'Sandworm'),
    entry(3, 'APT33'),
  ]),
  cluster('mitre-intrusion-set', [
    entry(11, 'APT32 - G0050', { description: LONG }),
    entry(12, 'Sandworm Team', { revoked: true }),
  ]),
  cluster('malpedia', [entry(21, 'Goopy', { description: LONG, revoked: true }), entry(22, 'Denis3')]),
]);
const pairs = [
  pairOf(galaxy, 1, 11),
  pairOf(galaxy, 2, 12, { relation: { type: 'similar', subject: 'subject', probability: 0.9 } }),
  pairOf(galaxy, 1, 21, {
    relation: { type: 'uses', subject: 'subject', probability: 0.5 },
    tags: ['estimative-language:likelihood-probability="likely"'],
  }),
];

/** Low enough that every text scrolls, and that three pairs do not fit on the screen of many. */
const SIZE = { columns: 80, rows: 12 };

function startIn(context: Context): Driver {
  return Driver.start({ galaxy, pairs, size: SIZE, ...(context === 'desk' ? { desk: bobsDesk() } : {}) });
}

/** What Bob decided is up for review. */
function bobsDesk(): ReviewDesk {
  const bob = { author: { label: 'Bob <bob@example.org>', orcid: null } };
  const decisions = Driver.start({ galaxy, pairs, loaded: bob }).press('y y y').decisions();
  const items = decisions.map((decision): ReviewItem => {
    const row = toRow(decision, { name: 'relata', version: '1.2.3' });
    return { key: keyOf(row), rows: [row], reasons: ['decided by Bob'], rank: 'decision', certainty: null };
  });
  return { items: new Map(items.map((item) => [item.key, item])), settings: { fourEyes: false } };
}

describe.each(KEYMAP)('$title', ({ context, bindings }) => {
  it.each(bindings)('$action: $help', ({ action, keys }) => {
    const found: Story | undefined = STORIES[context][action];
    if (found === undefined) throw new Error(`no story for ${action} on ${context}: write one`);
    for (const key of keys) {
      const app = startIn(context);
      if (found.given !== '') app.press(found.given);
      const before = app.state;
      found.then(app.press(key), before);
    }
  });

  it('has no story of a key that is not there', () => {
    const actions = new Set(bindings.map(({ action }) => action));
    expect(Object.keys(STORIES[context]).filter((action) => !actions.has(action as never))).toEqual([]);
  });
});
