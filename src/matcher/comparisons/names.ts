import type { PairFacts } from '../facts/facts.js';
import { STEPS, Step } from '../name-forms.js';
import type { Comparison } from './comparison.js';

/** The best that two of the names have in common. */
export const names: Comparison = {
  name: 'names',
  levels: [
    'nothing in common',
    'some common words',
    'some rare words',
    'two edits in a short name',
    'one edit in a short name',
    'two edits in a long name',
    'common words of one in the other',
    'part of a list',
    'name in brackets',
    'rare words of one in the other',
    'the same common words',
    'the same rare words',
    'without qualifier',
    'one edit in a long name',
    'without prefix',
    'without generic word',
    'without different platforms',
    'in the singular',
    'without platform',
    'one of two names',
    'without framework id',
    'same letters',
    'same name',
  ],
  ordered: true,
  baseline: 'nothing in common',
  level({ agreement, spelling, overlap }) {
    if (agreement.step !== null) {
      if (agreement.step === Step.platform && agreement.platformsDiffer) return 'without different platforms';
      if (agreement.step !== Step.whole) return STEPS[agreement.step] ?? null;
      return agreement.exact ? 'same name' : 'same letters';
    }
    if (spelling) return spellingLevel(spelling);
    return overlap ? overlapLevel(overlap) : 'nothing in common';
  },
  detail({ agreement, spelling, overlap }) {
    const found = agreement.names ?? spelling?.names ?? overlap?.names;
    if (!found) return undefined;
    return found[0] === found[1] ? found[0] : `${found[0]} = ${found[1]}`;
  },
};

const LONG = 8;

function spellingLevel({ distance, length }: NonNullable<PairFacts['spelling']>): string {
  return `${distance === 1 ? 'one edit' : 'two edits'} in a ${length >= LONG ? 'long' : 'short'} name`;
}

/** Words that less than one description in a thousand has are rare. */
const RARE_BITS = 10;

function overlapLevel({ extent, bits }: NonNullable<PairFacts['overlap']>): string {
  const words = bits >= RARE_BITS ? 'rare words' : 'common words';
  if (extent === 'same') return `the same ${words}`;
  return extent === 'within' ? `${words} of one in the other` : `some ${words}`;
}

/** Whether the names that agree are what the frameworks call the entries, or other names for them. */
export const nameRoles: Comparison = {
  name: 'name roles',
  levels: ['an alias agrees', 'a synonym agrees', 'value equals value'],
  ordered: true,
  baseline: 'a synonym agrees',
  level({ agreement }) {
    if (agreement.step === null) return null;
    return this.levels[2 - agreement.role] ?? null;
  },
};

const PLACEHOLDERS: ReadonlySet<string> = new Set(
  'unknown other others none na various misc miscellaneous generic general undefined unspecified any all test'.split(
    ' ',
  ),
);

/** Who else bears the name that agrees: where one framework gives it to several, it tells them apart. */
export const nameRarity: Comparison = {
  name: 'name rarity',
  levels: [
    'placeholder',
    'only a number',
    'very short',
    'borne by several in one framework',
    'borne by two in one framework',
    'borne by one in each framework',
  ],
  ordered: true,
  level({ agreement, bearers }) {
    if (agreement.step === null || !bearers) return null;
    if (PLACEHOLDERS.has(bearers.key)) return 'placeholder';
    if (/^\p{N}+$/u.test(bearers.key)) return 'only a number';
    if (bearers.key.length <= 3) return 'very short';
    if (bearers.inOneCluster > 2) return 'borne by several in one framework';
    return bearers.inOneCluster > 1 ? 'borne by two in one framework' : 'borne by one in each framework';
  },
  detail: ({ bearers }) => (bearers ? `${bearers.count} entries` : undefined),
};

const LONG_WORD = 8;

/** An ordinary word is more often taken twice by chance than a made-up one, and a short one more often than a long one. */
export const nameWords: Comparison = {
  name: 'name words',
  levels: ['an ordinary word', 'a short made-up word', 'a long made-up word', 'several words'],
  ordered: true,
  baseline: 'a short made-up word',
  level({ agreement, bearers }) {
    if (agreement.step === null) return null;
    if (agreement.words > 1) return 'several words';
    if (agreement.ordinary) return 'an ordinary word';
    return (bearers?.key.length ?? 0) < LONG_WORD ? 'a short made-up word' : 'a long made-up word';
  },
};

/** How many different names agree. */
export const agreeingNames: Comparison = {
  name: 'agreeing names',
  levels: ['one of several of each', 'one', 'two', 'three or more'],
  ordered: true,
  baseline: 'one',
  level({ agreement }) {
    if (agreement.lone) return 'one of several of each';
    return agreement.count === 0 ? null : (this.levels[Math.min(agreement.count, 3)] ?? null);
  },
};

/** Numbers are identity: `Analytic 0123` is not `Analytic 0124`. Compared only where no name agrees. */
export const numbers: Comparison = {
  name: 'numbers',
  levels: ['different', 'only one has a number', 'neither has a number', 'same'],
  ordered: true,
  level({ overlap }) {
    if (!overlap?.names) return null;
    const [left, right] = overlap.numbers;
    if (left === right) return left === '' ? 'neither has a number' : 'same';
    return left === '' || right === '' ? 'only one has a number' : 'different';
  },
};

/** A namesake of one side in the other's framework is the better partner. */
export const namesakes: Comparison = {
  name: 'namesakes',
  levels: ['each has another namesake there', 'one has another namesake there', 'no other namesake'],
  ordered: true,
  baseline: 'no other namesake',
  level({ rivals }) {
    return this.levels[2 - rivals] ?? null;
  },
};
