import data from './traits.json' with { type: 'json' };

/*
 * Traits are small sets that two descriptions can agree or disagree on: what a program does, where it runs, which
 * country is meant. A set is a bit mask; zero says nothing.
 */

export type TraitGroup = keyof typeof data;
export interface Traits {
  readonly functions: number;
  readonly platforms: number;
  readonly countries: number;
}

const GROUPS = ['functions', 'platforms', 'countries', 'roles'] as const;
const bitsOfWord = new Map<string, { group: number; bit: number }[]>();
const bitsOfPhrase = new Map<string, { group: number; bit: number }[]>();
GROUPS.forEach((name, group) => {
  Object.values<string>(data[name]).forEach((words, bit) => {
    for (const word of words.split(' ')) {
      const table = word.includes('-') ? bitsOfPhrase : bitsOfWord;
      const text = word.replaceAll('-', ' ');
      table.set(text, [...(table.get(text) ?? []), { group, bit }]);
    }
  });
});
const COUNTRY_CODES = Object.keys(data.countries);

/** How many words from the beginning are read: what comes later is history and comparison. */
const HORIZON = 60;

export function traitsOf(words: readonly string[], horizon = HORIZON): Traits {
  const bits = [0, 0, 0, 0];
  const count = Math.min(words.length, horizon);
  for (let i = 0; i < count; i += 1) {
    const word = words[i] ?? '';
    const found = bitsOfWord.get(word) ?? bitsOfPhrase.get(`${words[i - 1]} ${word}`) ?? [];
    for (const { group, bit } of found) bits[group] = (bits[group] ?? 0) | (1 << bit);
  }
  return { functions: bits[0] ?? 0, platforms: bits[1] ?? 0, countries: bits[2] ?? 0 };
}

/**
 * What the opening words say that an entry is, as a bit of `roles`: the last of the first run of role words, so that a
 * `ransomware group` is a group and a `backdoor used by a group` is software. 0 when they say nothing.
 */
export function openingRole(words: readonly string[], horizon = OPENING): number {
  let role = 0;
  for (const word of words.slice(0, horizon)) {
    const found = bitsOfWord.get(word)?.find(({ group }) => GROUPS[group] === 'roles');
    if (found) role = 1 << found.bit;
    else if (role !== 0) break;
  }
  return role;
}

/** How many words say what an entry is: `X is a group that …`. */
const OPENING = 25;

/** The bit of a country given by its two-letter code; 0 when the table does not have it. */
export function countryBit(code: string): number {
  const bit = COUNTRY_CODES.indexOf(code.toUpperCase());
  return bit === -1 ? 0 : 1 << bit;
}

/** The bit of a role by its name. */
export function roleBit(role: keyof typeof data.roles): number {
  return 1 << Object.keys(data.roles).indexOf(role);
}

/** The names of the traits in a mask, for people. */
export function traitNames(group: TraitGroup, mask: number): string[] {
  return Object.keys(data[group]).filter((_, bit) => (mask & (1 << bit)) !== 0);
}
