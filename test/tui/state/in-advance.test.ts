import { expect, test } from 'vitest';
import { inAdvance } from '../../../src/tui/state/in-advance.js';

function counting() {
  let steps = 0;
  let made = 0;
  const sum = inAdvance(function* (numbers: readonly number[]) {
    let total = 0;
    for (const number of numbers) {
      total += number;
      steps += 1;
      yield;
    }
    made += 1;
    return total;
  });
  return { sum, counts: () => ({ steps, made }) };
}

const NUMBERS = [1, 2, 3, 4];

test('is worked out once, at the first question', () => {
  const { sum, counts } = counting();
  expect([sum(NUMBERS), sum(NUMBERS)]).toEqual([10, 10]);
  expect(counts()).toEqual({ steps: 4, made: 1 });
  expect(sum([1, 2])).toBe(3);
});

test('a question takes over where the preparing was, and that ends', () => {
  const { sum, counts } = counting();
  const preparing = sum.prepare(NUMBERS);
  preparing.next();
  preparing.next();
  expect(counts().steps).toBe(2);
  expect(sum(NUMBERS)).toBe(10);
  expect(counts()).toEqual({ steps: 4, made: 1 });
  expect([...preparing]).toEqual([]);
});

test('what is prepared is there', () => {
  const { sum, counts } = counting();
  expect([...sum.prepare(NUMBERS)]).toHaveLength(5);
  expect(sum(NUMBERS)).toBe(10);
  expect(counts().made).toBe(1);
});
