import type { Comparison } from './comparison.js';
import { description, externalIds, hierarchy, mentions, references, thirdEntries, years } from './content.js';
import { kind } from './kind.js';
import { agreeingNames, nameRarity, nameRoles, names, namesakes, nameWords, numbers } from './names.js';
import { countries, functions, platforms } from './traits.js';

export type { Comparison };

/** All comparisons, in the order in which evidence is shown. */
export const COMPARISONS: readonly Comparison[] = [
  names,
  nameRoles,
  nameRarity,
  nameWords,
  agreeingNames,
  numbers,
  namesakes,
  kind,
  externalIds,
  references,
  description,
  mentions,
  functions,
  platforms,
  countries,
  years,
  hierarchy,
  thirdEntries,
];
