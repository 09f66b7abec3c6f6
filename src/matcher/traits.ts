import data from './traits.json' with { type: 'json' };
import type { WordTable } from './word-table.js';

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

/** One bit mask a group. */
type Masks = Readonly<Record<TraitGroup, number>>;
const NOTHING: Masks = { functions: 0, platforms: 0, countries: 0, roles: 0 };
const GROUPS = ['functions', 'platforms', 'countries', 'roles'] as const;

const masksOfWord = new Map<string, Masks>();
const masksOfPhrase = new Map<string, Masks>();
for (const group of GROUPS) {
  Object.values<string>(data[group]).forEach((words, bit) => {
    for (const word of words.split(' ')) {
      const table = word.includes('-') ? masksOfPhrase : masksOfWord;
      const text = word.replaceAll('-', ' ');
      const masks = table.get(text) ?? NOTHING;
      table.set(text, { ...masks, [group]: masks[group] | (1 << bit) });
    }
  });
}
const lastOfPhrase = new Set(
  [...masksOfPhrase.keys()].map((phrase) => phrase.slice(phrase.indexOf(' ') + 1)),
);
const COUNTRY_CODES = Object.keys(data.countries);

/** How many words from the beginning are read: what comes later is history and comparison. */
export const HORIZON = 60;
/** How many words say what an entry is: `X is a group that …`. */
const OPENING = 25;

/** Finds traits in texts whose words stand in one table; what a word says is looked up once a word. */
export class TraitReader {
  private readonly masks: (Masks | undefined)[] = [];
  private readonly endsPhrase: boolean[] = [];

  constructor(private readonly table: WordTable) {}

  /** The traits that the first 60 words name. */
  traitsOf(words: readonly number[]): Traits {
    let { functions, platforms, countries } = NOTHING;
    const count = Math.min(words.length, HORIZON);
    for (let i = 0; i < count; i += 1) {
      const masks = this.ofWord(words[i] ?? 0) ?? this.ofPhrase(words[i - 1], words[i] ?? 0);
      if (masks === undefined) continue;
      functions |= masks.functions;
      platforms |= masks.platforms;
      countries |= masks.countries;
    }
    return { functions, platforms, countries };
  }

  /**
   * What the opening words say that an entry is, as a bit of `roles`: the last of the first run of role words, so that a
   * `ransomware group` is a group and a `backdoor used by a group` is software. 0 when they say nothing.
   */
  openingRole(words: readonly number[]): number {
    let role = 0;
    const count = Math.min(words.length, OPENING);
    for (let i = 0; i < count; i += 1) {
      const found = this.ofWord(words[i] ?? 0)?.roles ?? 0;
      if (found !== 0) role = found & -found;
      else if (role !== 0) break;
    }
    return role;
  }

  private ofWord(word: number): Masks | undefined {
    for (let next = this.masks.length; next <= word; next += 1) {
      const text = this.table.texts[next] ?? '';
      this.masks.push(masksOfWord.get(text));
      this.endsPhrase.push(lastOfPhrase.has(text));
    }
    return this.masks[word];
  }

  private ofPhrase(before: number | undefined, word: number): Masks | undefined {
    if (before === undefined || !this.endsPhrase[word]) return undefined;
    return masksOfPhrase.get(`${this.table.texts[before]} ${this.table.texts[word]}`);
  }
}

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
