import { type TraitGroup, traitNames } from '../traits.js';
import type { Comparison } from './comparison.js';

/** Compares two sets of traits: what a program does, where it runs, which country is meant. */
function traitComparison(group: TraitGroup): Comparison {
  /** Of a few traits there are but a few different sets. */
  const lists = new Map<number, string>();
  const list = (mask: number) => {
    const known = lists.get(mask);
    if (known !== undefined) return known;
    const names = traitNames(group, mask).join(', ');
    lists.set(mask, names);
    return names;
  };
  return {
    name: group,
    levels: ['different', 'overlapping', 'same'],
    ordered: true,
    level({ a, b }, index) {
      const left = index[group][a] ?? 0;
      const right = index[group][b] ?? 0;
      if (left === 0 || right === 0) return null;
      if (left === right) return 'same';
      return (left & right) === 0 ? 'different' : 'overlapping';
    },
    detail({ a, b }, index) {
      const left = index[group][a] ?? 0;
      const right = index[group][b] ?? 0;
      return (left & right) === 0 ? `${list(left)} / ${list(right)}` : list(left & right);
    },
  };
}

export const functions = traitComparison('functions');
export const platforms = traitComparison('platforms');
export const countries = traitComparison('countries');
