import { hasPartId } from '../facts/hierarchy.js';
import type { Comparison } from './comparison.js';

/** References that both cite, by how many other entries cite them too. */
export const references: Comparison = {
  name: 'references',
  levels: [
    'none of many shared',
    'none shared',
    'a common one shared',
    'a rare one shared',
    'several rare ones shared',
  ],
  ordered: true,
  level({ sharedRefBits, fewerRefs }) {
    if (sharedRefBits >= 20) return 'several rare ones shared';
    if (sharedRefBits >= 12) return 'a rare one shared';
    if (sharedRefBits > 0) return 'a common one shared';
    if (fewerRefs === 0) return null;
    return fewerRefs >= 3 ? 'none of many shared' : 'none shared';
  },
};

/** Ids of frameworks that an entry has or cites, such as ATT&CK's. */
export const externalIds: Comparison = {
  name: 'external ids',
  levels: ['different', 'shared'],
  ordered: true,
  level({ sharedIds, bothHaveOwnIds }) {
    if (sharedIds.length > 0) return 'shared';
    return bothHaveOwnIds ? 'different' : null;
  },
  detail: ({ sharedIds }) => sharedIds[0],
};

export const description: Comparison = {
  name: 'description',
  levels: ['nothing in common', 'little in common', 'some in common', 'much in common', 'nearly the same'],
  ordered: true,
  level({ description }) {
    if (description === null) return null;
    if (description >= 0.6) return 'nearly the same';
    if (description >= 0.3) return 'much in common';
    if (description >= 0.15) return 'some in common';
    return description >= 0.05 ? 'little in common' : 'nothing in common';
  },
};

/** A description that calls the other by a name that the two do not share. */
export const mentions: Comparison = {
  name: 'mentions',
  levels: ['one names the other', 'each names the other'],
  ordered: true,
  level({ mentions }) {
    return this.levels[mentions - 1] ?? null;
  },
};

export const years: Comparison = {
  name: 'years',
  levels: ['far apart', 'apart', 'close', 'overlapping'],
  ordered: true,
  level({ yearsApart }) {
    if (yearsApart === null) return null;
    if (yearsApart <= 0) return 'overlapping';
    if (yearsApart <= 2) return 'close';
    return yearsApart <= 5 ? 'apart' : 'far apart';
  },
};

/** A third entry that shares names with each of two that share none, or that relations call similar to them. */
export const thirdEntries: Comparison = {
  name: 'third entry',
  levels: ['namesake of both', 'similar to one, namesake of the other', 'similar to both'],
  ordered: false,
  level({ third, agreement }) {
    if (third === null) return null;
    if (third.similarTo < 2 && agreement.step !== null) return null;
    return this.levels[third.similarTo] ?? null;
  },
  detail: ({ third }, { values, clusters, cluster }) =>
    third ? `${values[third.entry]} (${clusters[cluster[third.entry] ?? 0]?.name})` : undefined,
};

/**
 * What the relations of one side say of entries that are called like the other; and whether one is a part by its id, as
 * `T1552.002` is one of `T1552`, though no relation says that it is a part of the other.
 */
export const hierarchy: Comparison = {
  name: 'hierarchy',
  levels: [
    'one is below a namesake of the other',
    'one is a part of something else',
    'one was replaced by a namesake of the other',
  ],
  ordered: false,
  level({ a, b, above, replaced }, { values }) {
    if (replaced) return 'one was replaced by a namesake of the other';
    if (above !== null) return 'one is below a namesake of the other';
    return hasPartId(values[a]) === hasPartId(values[b]) ? null : 'one is a part of something else';
  },
};
