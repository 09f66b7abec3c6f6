import type { PairFacts } from './facts.js';
import type { Kind } from './kind.js';
import type { MatchIndex } from './match-index.js';
import { STEPS, Step } from './name-forms.js';
import { traitNames } from './traits.js';

/**
 * One comparison of the Fellegi–Sunter model: it puts a pair on exactly one of its levels. The levels' weights are
 * data (`weights.json`); the comparisons only say which level holds.
 */
export interface Comparison {
  readonly name: string;
  readonly level: (facts: PairFacts, index: MatchIndex) => string;
  /** What was compared, for the reader of the evidence. */
  readonly detail?: (facts: PairFacts, index: MatchIndex) => string | undefined;
}

export const COMPARISONS: readonly Comparison[] = [
  { name: 'names', level: namesLevel, detail: namesDetail },
  { name: 'name roles', level: rolesLevel },
  { name: 'name rarity', level: rarityLevel },
  {
    name: 'agreeing names',
    level: ({ agreement }) => ['none', 'one', 'two'][agreement.count] ?? 'three or more',
  },
  { name: 'kind', level: ({ kinds }) => kindLevel(kinds), detail: ({ kinds }) => kinds.join(', ') },
  {
    name: 'references',
    level: ({ sharedRefs, bothHaveRefs }) =>
      sharedRefs > 1
        ? 'several shared'
        : sharedRefs === 1
          ? 'one shared'
          : bothHaveRefs
            ? 'none shared'
            : 'unknown',
  },
  {
    name: 'external ids',
    level: ({ sharedIds, bothHaveOwnIds }) =>
      sharedIds.length > 0 ? 'shared' : bothHaveOwnIds ? 'different' : 'unknown',
    detail: ({ sharedIds }) => sharedIds[0],
  },
  { name: 'description', level: descriptionLevel },
  {
    name: 'mentions',
    level: ({ mentions }) =>
      ['neither names the other', 'one names the other', 'each names the other'][mentions] ?? '',
  },
  traitComparison('functions'),
  traitComparison('platforms'),
  traitComparison('countries'),
  { name: 'years', level: yearsLevel },
];

function namesLevel({ agreement, spelling, overlap }: PairFacts): string {
  if (agreement.step !== null) {
    if (agreement.step !== Step.whole) return STEPS[agreement.step] ?? '';
    return agreement.exact ? 'same name' : 'same letters';
  }
  if (spelling) {
    const edits = spelling.distance === 1 ? 'one edit' : 'two edits';
    return `${edits} in a ${spelling.length >= 8 ? 'long' : 'short'} name`;
  }
  return overlap === 'none' ? 'nothing in common' : overlap;
}

function namesDetail({ agreement, spelling }: PairFacts): string | undefined {
  const names = agreement.names ?? spelling?.names;
  if (!names) return undefined;
  return names[0] === names[1] ? names[0] : `${names[0]} = ${names[1]}`;
}

function rolesLevel({ agreement }: PairFacts): string {
  if (agreement.step === null) return 'none';
  return ['value equals value', 'a synonym agrees', 'an alias agrees'][agreement.role] ?? 'none';
}

function rarityLevel({ agreement, bearers, bearerKinds, bearersInOneCluster, keyLength }: PairFacts): string {
  if (agreement.step === null) return 'none';
  if (bearersInOneCluster > 2) return 'borne by several in one framework';
  if (keyLength <= 3) return 'very short';
  if (bearerKinds > 2) return 'borne by many kinds';
  if (bearers > 4) return 'borne by many';
  return 'rare';
}

const SOFTWARE: ReadonlySet<Kind> = new Set(['malware', 'tool']);
const BEHAVIOUR: ReadonlySet<Kind> = new Set(['technique', 'tactic']);

function kindLevel([a, b]: readonly [Kind, Kind]): string {
  const is = (x: Kind, y: Kind) => (a === x && b === y) || (a === y && b === x);
  const both = (set: ReadonlySet<Kind>) => set.has(a) && set.has(b);
  const between = (x: Kind, set: ReadonlySet<Kind>) => (a === x && set.has(b)) || (b === x && set.has(a));
  if (both(SOFTWARE)) return a === b ? `both ${a}` : 'malware and tool';
  if (a === b)
    return ['actor', 'technique', 'mitigation', 'place'].includes(a) ? `both ${a}` : 'same other kind';
  if (a === 'document' || b === 'document') return 'document and its subject';
  if (between('actor', SOFTWARE)) return 'actor and software';
  if (is('actor', 'campaign')) return 'actor and campaign';
  if (is('actor', 'organisation')) return 'actor and organisation';
  if (between('organisation', SOFTWARE)) return 'organisation and software';
  if (between('mitigation', BEHAVIOUR)) return 'technique and mitigation';
  if (between('term', BEHAVIOUR)) return 'term and technique';
  if (between('detection', BEHAVIOUR)) return 'technique and detection';
  if (a === 'place' || b === 'place') return 'place and something else';
  if (a === 'equipment' || b === 'equipment') return 'equipment and something else';
  return 'different kinds';
}

function descriptionLevel({ description }: PairFacts): string {
  if (description === null) return 'missing';
  if (description >= 0.6) return 'nearly the same text';
  if (description >= 0.3) return 'much in common';
  if (description >= 0.15) return 'some in common';
  if (description >= 0.05) return 'little in common';
  return 'nothing in common';
}

function traitComparison(group: 'functions' | 'platforms' | 'countries'): Comparison {
  return {
    name: group,
    level({ a, b }, index) {
      const left = index[group][a] ?? 0;
      const right = index[group][b] ?? 0;
      if (left === 0 || right === 0) return 'unknown';
      return (left & right) === 0 ? 'different' : left === right ? 'same' : 'overlapping';
    },
    detail({ a, b }, index) {
      const left = index[group][a] ?? 0;
      const right = index[group][b] ?? 0;
      if (left === 0 || right === 0) return undefined;
      const shared = traitNames(group, left & right);
      return shared.length > 0
        ? shared.join(', ')
        : `${traitNames(group, left).join(', ')} / ${traitNames(group, right).join(', ')}`;
    },
  };
}

function yearsLevel({ a, b }: PairFacts, { years }: MatchIndex): string {
  const [firstA, lastA, firstB, lastB] = [years[2 * a], years[2 * a + 1], years[2 * b], years[2 * b + 1]].map(
    (year) => year ?? 0,
  );
  if (!firstA || !firstB || !lastA || !lastB) return 'unknown';
  const gap = Math.max(firstA - lastB, firstB - lastA);
  if (gap <= 0) return 'overlapping';
  return gap <= 2 ? 'close' : 'far apart';
}
