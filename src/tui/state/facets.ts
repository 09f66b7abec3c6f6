import type { Galaxy } from '../../galaxy/galaxy.js';
import { LIKELIHOODS } from '../../matcher/likelihood.js';
import type { CandidatePair } from '../../matcher/types.js';
import { percentRange } from '../../plan/percent.js';
import { readRange } from '../text/numbers.js';
import { type Filter, kindsOf, type PairState } from './filter.js';
import { isHalf } from './order.js';
import { keyOfPair } from './pairs.js';
import { bestMatches } from './search.js';

/** One filter to choose, and how many pairs of the queue it would leave. */
export interface FacetChoice {
  readonly filter: Filter;
  /** Filters that were typed with it, and are chosen with it. */
  readonly also: readonly Filter[];
  /** By what it filters: `framework`, `kind`, … */
  readonly label: string;
  readonly text: string;
  /** Pairs that it leaves; null where that is only known once it is chosen. */
  readonly count: number | null;
}

/** Every filter that leaves something of `pairs`: what they are asked about most comes first, then the larger lots. */
export function facetChoices(
  pairs: readonly CandidatePair[],
  galaxy: Galaxy,
  stateOf: (key: string) => PairState,
): FacetChoice[] {
  const frameworks = new Map<string, number>();
  const kinds = new Map<string, number>();
  const types = new Map<string, number>();
  const states = new Map<PairState, number>();
  const bands = new Map<string, number>();
  let halves = 0;
  for (const pair of pairs) {
    count(frameworks, pair.subject.cluster);
    count(frameworks, pair.object.cluster);
    for (const kind of new Set(kindsOf(pair, galaxy))) count(kinds, kind);
    count(types, pair.relation.type);
    count(states, stateOf(keyOfPair(pair)));
    count(bands, bandOf(pair.relation.probability).name);
    if (isHalf(pair)) halves += 1;
  }
  return [
    ...largestFirst(frameworks).map(([name, n]) => choice({ by: 'framework', name }, 'framework', name, n)),
    ...largestFirst(kinds).map(([name, n]) => choice({ by: 'kind', name }, 'kind', name, n)),
    ...largestFirst(types).map(([name, n]) => choice({ by: 'type', name }, 'proposed', name, n)),
    ...BANDS.flatMap(({ name, from, to }) => {
      const n = bands.get(name);
      const text = `${percentRange(from, to)}  ${name}`;
      return n === undefined ? [] : [choice({ by: 'probability', from, to }, 'probability', text, n)];
    }),
    ...largestFirst(states).map(([name, n]) => choice({ by: 'state', name }, 'state', name, n)),
    ...(halves > 0
      ? [choice({ by: 'links', name: 'one way' }, 'links', 'missing halves: one way stands already', halves)]
      : []),
    ...(halves < pairs.length
      ? [choice({ by: 'links', name: 'none' }, 'links', 'not linked yet', pairs.length - halves)]
      : []),
  ];
}

/**
 * The choices that a query means; a range of probabilities, or the query as words to look for, come with them. Ranges and
 * whole names that stand beside other words are filters of their own: `>90 malpedia` asks for both.
 */
export function findFacets(choices: readonly FacetChoice[], query: string): readonly FacetChoice[] {
  const typed = query.trim();
  if (typed === '') return choices;
  const { also, rest } = takeApart(choices, typed);
  const last = also.at(-1);
  const meant =
    rest === '' && last
      ? [together(last, also.slice(0, -1))]
      : [...bestMatches(choices, rest, ({ text, label }) => [text, label]), words(rest)].map((one) =>
          together(one, also),
        );
  return also.length === 0 || rangeChoice(typed) ? meant : [...meant, words(typed)];
}

/** The filters that words of a query name, in their order, and the words that are left. A single word is never taken. */
function takeApart(
  choices: readonly FacetChoice[],
  typed: string,
): { readonly also: readonly FacetChoice[]; readonly rest: string } {
  const whole = rangeChoice(typed);
  if (whole) return { also: [whole], rest: '' };
  const tokens = typed.replace(/([<>≤≥]=?)\s+(?=\d)/g, '$1').split(/\s+/);
  if (tokens.length === 1) return { also: [], rest: typed };
  const named = tokens.map((token) => rangeChoice(token) ?? namedChoice(choices, token));
  const rest = tokens.filter((_, index) => named[index] === undefined).join(' ');
  return { also: named.filter((found) => found !== undefined), rest };
}

function rangeChoice(token: string): FacetChoice | undefined {
  const range = readRange(token);
  if (range === null) return undefined;
  const text = percentRange(range.from, range.to);
  return choice({ by: 'probability', ...range }, 'probability', text, null);
}

function namedChoice(choices: readonly FacetChoice[], token: string): FacetChoice | undefined {
  return choices.find(({ text }) => text.toLowerCase() === token.toLowerCase());
}

function words(typed: string): FacetChoice {
  return choice({ by: 'text', text: typed }, 'words', `“${typed}” in a name of either entry`, null);
}

/** A choice with all that is chosen with it; what they leave together is only known then. */
function together(one: FacetChoice, also: readonly FacetChoice[]): FacetChoice {
  if (also.length === 0) return one;
  const text = [...also, one].map((each) => each.text).join(' · ');
  return { ...one, also: also.map(({ filter }) => filter), text, count: null };
}

/** The bands of the estimative language, the most probable first. */
const BANDS = LIKELIHOODS.map(({ name, from }, index) => ({
  name,
  from,
  to: LIKELIHOODS[index - 1]?.from ?? 1,
}));

function bandOf(probability: number): { readonly name: string } {
  return BANDS.find(({ from }) => probability >= from) ?? { name: '' };
}

function choice(filter: Filter, label: string, text: string, pairs: number | null): FacetChoice {
  return { filter, also: [], label, text, count: pairs };
}

function count<K>(counts: Map<K, number>, key: K): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function largestFirst<K extends string>(counts: ReadonlyMap<K, number>): [K, number][] {
  return [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
}
