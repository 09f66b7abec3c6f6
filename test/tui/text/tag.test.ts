import { expect, test } from 'vitest';
import { tagWithin } from '../../../src/tui/text/tag.js';
import { CERTAIN } from '../support/galaxy.js';

test.each([
  [CERTAIN, 64, CERTAIN],
  [CERTAIN, 36, 'estimative-languag…="almost-certain"'],
  [CERTAIN, 18, 'e…="almost-certain"'.slice(1)],
  ['tlp:amber', 4, 'tlp:amber'],
])('%s in %d columns', (tag, width, shown) => {
  expect(tagWithin(tag, width)).toBe(shown);
});
