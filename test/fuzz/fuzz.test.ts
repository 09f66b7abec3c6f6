import { expect, it } from 'vitest';
import { fuzz } from './fuzz.js';
import { randomFrom } from './mutate.js';
import { TARGETS } from './targets.js';

/** Over all parsers; `npm run fuzz` takes a million. */
const INPUTS = 10_000;

it.each(TARGETS)('the parser of a $name survives mutated inputs', (target) => {
  expect(fuzz(target, Math.ceil((INPUTS * target.share) / 100), randomFrom(20260504))).toEqual([]);
});
