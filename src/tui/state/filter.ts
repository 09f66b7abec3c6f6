import type { Galaxy } from '../../galaxy/galaxy.js';
import { namesOf } from '../../galaxy/galaxy.js';
import type { CandidatePair } from '../../matcher/types.js';
import { percentRange } from '../../plan/percent.js';
import { kindOf } from '../entry/kind.js';
import { isHalf } from './order.js';
import { keyOfPair } from './pairs.js';
import { bestMatches } from './search.js';
import type { Word } from './word.js';

/** Where a pair stands in this session. */
export type PairState = 'open' | 'skipped' | Word;

/** One condition on the pairs of the queue. */
export type Filter =
  | { readonly by: 'framework'; readonly name: string }
  | { readonly by: 'kind'; readonly name: string }
  | { readonly by: 'type'; readonly name: string }
  | { readonly by: 'state'; readonly name: PairState }
  | { readonly by: 'links'; readonly name: 'one way' | 'none' }
  /** Of the proposed relation, 0..1; the lower bound is included, and 1 is. */
  | { readonly by: 'probability'; readonly from: number; readonly to: number }
  | { readonly by: 'entry'; readonly uuid: string; readonly value: string }
  | { readonly by: 'text'; readonly text: string };

/** How a filter is called where the queue's filters are shown. */
export function titleOfFilter(filter: Filter): string {
  switch (filter.by) {
    case 'probability':
      return percentRange(filter.from, filter.to);
    case 'text':
      return `“${filter.text}”`;
    case 'entry':
      return filter.value;
    case 'links':
      return filter.name === 'none' ? 'not linked' : 'missing halves';
    default:
      return filter.name;
  }
}

/** Whether two filters let the same pairs through. */
export function sameFilter(a: Filter, b: Filter): boolean {
  return a.by === b.by && titleOfFilter(a) === titleOfFilter(b);
}

/** What filters look at beyond the pair. */
export interface FilterWorld {
  readonly galaxy: Galaxy;
  readonly pairs: readonly CandidatePair[];
  stateOf(key: string): PairState;
}

/** What is true of every pair has only one value for a pair, so that two filters of it mean either. */
const ONE_VALUE: ReadonlySet<Filter['by']> = new Set(['type', 'state', 'links', 'probability']);

/**
 * The pairs that all filters let through. A pair has two frameworks, two kinds and many words: two filters by those ask
 * for both. It has one type, one state and one probability: two filters by those ask for either.
 */
export function filterOf(filters: readonly Filter[], world: FilterWorld): (pair: CandidatePair) => boolean {
  const all: ((pair: CandidatePair) => boolean)[] = [];
  const either = new Map<string, ((pair: CandidatePair) => boolean)[]>();
  for (const filter of filters) {
    const test = testOf(filter, world);
    if (ONE_VALUE.has(filter.by)) either.set(filter.by, [...(either.get(filter.by) ?? []), test]);
    else all.push(test);
  }
  for (const tests of either.values()) all.push((pair) => tests.some((test) => test(pair)));
  return (pair) => all.every((test) => test(pair));
}

function testOf(filter: Filter, world: FilterWorld): (pair: CandidatePair) => boolean {
  switch (filter.by) {
    case 'framework':
      return ({ subject, object }) => subject.cluster === filter.name || object.cluster === filter.name;
    case 'kind':
      return (pair) => kindsOf(pair, world.galaxy).includes(filter.name);
    case 'type':
      return ({ relation }) => relation.type === filter.name;
    case 'state':
      return (pair) => world.stateOf(keyOfPair(pair)) === filter.name;
    case 'links':
      return (pair) => (filter.name === 'none' ? pair.linked === 'none' : isHalf(pair));
    case 'probability':
      return ({ relation: { probability: p } }) =>
        p >= filter.from && (p < filter.to || (filter.to === 1 && p === 1));
    case 'entry':
      return ({ subject, object }) => subject.uuid === filter.uuid || object.uuid === filter.uuid;
    case 'text':
      return byText(filter.text, world);
  }
}

/** The kinds of both entries; entries that are gone have none. */
export function kindsOf(pair: CandidatePair, galaxy: Galaxy): readonly string[] {
  const known = kinds.get(pair);
  if (known) return known;
  const made = [pair.subject, pair.object].flatMap(({ uuid }) => {
    const found = galaxy.find(uuid);
    return found ? [kindOf(found)] : [];
  });
  kinds.set(pair, made);
  return made;
}

/** Asked of all pairs when filters are chosen: worked out once for each. */
const kinds = new WeakMap<CandidatePair, readonly string[]>();

/** Names are looked up and put in lower case once for each pair. */
const words = new WeakMap<CandidatePair, readonly string[]>();

/** All names of both entries. */
function textsOf(pair: CandidatePair, galaxy: Galaxy): readonly string[] {
  const made =
    words.get(pair) ??
    [pair.subject, pair.object].flatMap(({ uuid, value }) => {
      const found = galaxy.find(uuid);
      return found ? namesOf(found.entry) : [value];
    });
  words.set(pair, made);
  return made;
}

function byText(text: string, { pairs, galaxy }: FilterWorld): (pair: CandidatePair) => boolean {
  const found = new Set(bestMatches(pairs, text, (pair) => textsOf(pair, galaxy)).map(keyOfPair));
  return (pair) => found.has(keyOfPair(pair));
}
