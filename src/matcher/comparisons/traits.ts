import { type TraitGroup, traitNames } from '../traits.js';
import type { Comparison } from './comparison.js';

/** Compares two sets of traits: what a program does, where it runs, which country is meant. */
function traitComparison(group: TraitGroup): Comparison {
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
      const shared = traitNames(group, left & right);
      if (shared.length > 0) return shared.join(', ');
      return [left, right].map((mask) => traitNames(group, mask).join(', ')).join(' / ');
    },
  };
}

export const functions = traitComparison('functions');
export const platforms = traitComparison('platforms');
export const countries = traitComparison('countries');
