import { expect, it } from 'vitest';
import { fuzz } from './fuzz.js';
import { randomFrom } from './mutate.js';
import { TARGETS } from './targets.js';

it.each(TARGETS.map((target) => [target.name, target] as const))(
  'the parser of a %s survives three thousand mutated inputs',
  (_, target) => {
    expect(fuzz(target, 3000, randomFrom(20260504))).toEqual([]);
  },
);
