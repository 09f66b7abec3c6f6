import type { Entry } from '../galaxy/types.js';
import { bareName, isGeneric } from './name-forms.js';
import { remembered } from './remembered.js';
import type { WordTable } from './word-table.js';
import { wordNumbersIn } from './words.js';

/** Where a name stands in its entry. */
export const Role = { value: 0, synonym: 1, alias: 2 } as const;

const LONGEST_ALIAS = 80;

/** Value, synonyms and what the metadata call aliases, each once, with the first place in which it stands. */
export function namesWithRoles(entry: Entry): Map<string, number> {
  const roles = new Map<string, number>([[entry.value, Role.value]]);
  for (const synonym of entry.synonyms) if (!roles.has(synonym)) roles.set(synonym, Role.synonym);
  for (const key of Object.keys(entry.meta)) {
    const value = entry.meta[key];
    if (!Array.isArray(value) || !isAliasKey(key)) continue;
    for (const alias of value) {
      if (typeof alias === 'string' && alias.length < LONGEST_ALIAS && !roles.has(alias))
        roles.set(alias, Role.alias);
    }
  }
  return roles;
}

const isAliasKey = remembered(
  (key: string) => key !== 'synonyms' && /alias|associated (?:group|software)|also.known/i.test(key),
);

/** The words of a name that say which thing is meant, or all when none does. */
export function namingWords(name: string, table: WordTable): number[] {
  const words = wordNumbersIn(bareName(name), table);
  const telling = words.filter((word) => !isGeneric(table.texts[word] ?? ''));
  return telling.length > 0 ? telling : words;
}

const TRAIT_KEYS = ['type', 'mitre_platforms', 'platforms', 'operating-system', 'supported_os'];
const MOST_TRAIT_WORDS = 12;
const MALPEDIA = 'malpedia.caad.fkie.fraunhofer.de/details/';

/** The first words of what the metadata say about type and platform. */
export function traitWords(entry: Entry, table: WordTable): number[] {
  const texts: string[] = [];
  for (const ref of entry.refs) {
    const platform = ref.includes(MALPEDIA) ? /details\/(\w+)\./.exec(ref)?.[1] : undefined;
    if (platform) texts.push(platform);
  }
  for (const key of TRAIT_KEYS) {
    const value = entry.meta[key];
    if (typeof value === 'string') texts.push(value);
    else if (Array.isArray(value)) texts.push(...value.filter((item) => typeof item === 'string'));
  }
  return texts.length === 0 ? [] : wordNumbersIn(texts.join(' '), table).slice(0, MOST_TRAIT_WORDS);
}
