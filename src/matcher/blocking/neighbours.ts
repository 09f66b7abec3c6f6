import type { MatchIndex } from '../match-index.js';
import { Step } from '../name-forms.js';
import { LEADS_ON } from '../relations-upward.js';
import type { PairList } from './pairs.js';

const MOST_NAMESAKES = 12;

/**
 * Pairs of an entry with the namesakes, in other frameworks, of what stands above it or has replaced it: a
 * sub-technique with the technique of another matrix, a withdrawn entry with the living one elsewhere.
 */
export function namesakesOfNeighbours(index: MatchIndex, pairs: PairList): void {
  const { related, relatedTypes, valueKeys, bearers, bearerSteps } = index;
  for (let entry = 0; entry < index.size; entry += 1) {
    for (let at = related.start[entry] ?? 0; at < (related.start[entry + 1] ?? 0); at += 1) {
      if (!LEADS_ON.has(relatedTypes[at] ?? '')) continue;
      const key = valueKeys[related.items[at] ?? 0] ?? 0;
      const first = bearers.start[key] ?? 0;
      const end = bearers.start[key + 1] ?? 0;
      if (end - first > MOST_NAMESAKES) continue;
      for (let i = first; i < end; i += 1) {
        if ((bearerSteps[i] ?? Step.part) <= Step.platform) pairs.add(entry, bearers.items[i] ?? 0);
      }
    }
  }
}
