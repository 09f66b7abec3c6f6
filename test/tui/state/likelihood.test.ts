import { expect, test } from 'vitest';
import { likelihoodTag } from '../../../src/matcher/likelihood.js';
import { shiftLikelihood } from '../../../src/tui/state/likelihood.js';
import { CERTAIN, LIKELY } from '../support/galaxy.js';

const OTHER = 'osint:source-type="blog-post"';
const VERY_LIKELY = likelihoodTag(0.85);

test.each([
  [[LIKELY], -1, [VERY_LIKELY]],
  [[VERY_LIKELY], 1, [LIKELY]],
  [[OTHER, LIKELY, 'tlp:amber'], -1, [OTHER, VERY_LIKELY, 'tlp:amber']],
  [[CERTAIN], -1, [CERTAIN]],
  [[likelihoodTag(0)], 1, [likelihoodTag(0)]],
  [[OTHER], -1, [OTHER, LIKELY]],
  [[], 1, [likelihoodTag(0.3)]],
] as const)('%j moved by %d', (tags, by, moved) => {
  expect(shiftLikelihood(tags, by)).toEqual(moved);
});
