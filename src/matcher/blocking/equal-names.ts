import type { MatchIndex } from '../match-index.js';
import { Step } from '../name-forms.js';
import type { PairList } from './pairs.js';

/** A name that more entries bear is a word, not a name: its pairs would be too many, and none worth a look. */
const MOST_BEARERS = 400;
const MOST_BEARERS_OF_STRIPPED = 60;

/** Pairs that share a name in full, or but for an id, the plural or a platform. */
export function equalNames(index: MatchIndex, pairs: PairList): void {
  sharedKeys(index, pairs, Step.whole, Step.platform, MOST_BEARERS);
}

/** Pairs that share a name once generic words, prefixes, qualifiers or brackets are taken away. */
export function strippedNames(index: MatchIndex, pairs: PairList): void {
  sharedKeys(index, pairs, Step.generic, Step.part, MOST_BEARERS_OF_STRIPPED);
}

/** Pairs whose forms meet in a key, the worse of the two steps between `from` and `to`. */
function sharedKeys(index: MatchIndex, pairs: PairList, from: number, to: number, most: number): void {
  const { bearers, bearerSteps } = index;
  for (let key = 0; key < bearers.start.length - 1; key += 1) {
    const first = bearers.start[key] ?? 0;
    const end = bearers.start[key + 1] ?? 0;
    if (end - first < 2 || end - first > most) continue;
    for (let i = first; i < end; i += 1) {
      const step = bearerSteps[i] ?? Step.part;
      if (step > to) continue;
      for (let j = i + 1; j < end; j += 1) {
        const worse = Math.max(step, bearerSteps[j] ?? Step.part);
        if (worse >= from && worse <= to) pairs.add(bearers.items[i] ?? 0, bearers.items[j] ?? 0);
      }
    }
  }
}
