import type { MatchIndex } from '../match-index.js';
import { Step } from '../name-forms.js';
import { digitsOf, editDistance } from './spelling.js';

/** The closest spelling among the names of two entries that share no name. */
export interface ClosestSpelling {
  /** Edits between the two keys, 1 or 2. */
  readonly distance: number;
  /** Length of the shorter key. */
  readonly length: number;
  /** The two names, as written. */
  readonly names: readonly [string, string];
}

const MOST_EDITS = 2;
const MOST_NAMES = 40;
const SHORTEST = 4;

/** The pair of names with the fewest edits for their length; null when all are more than two edits apart. */
export function closestSpelling(index: MatchIndex, a: number, b: number): ClosestSpelling | null {
  const { keys, keyTexts, keyNames, names } = index;
  let best: { distance: number; length: number; i: number; j: number } | null = null;
  const right = spelledKeys(index, b);
  for (const i of spelledKeys(index, a)) {
    const numberA = keys.items[i] ?? 0;
    const keyA = keyTexts[numberA] ?? '';
    for (const j of right) {
      const numberB = keys.items[j] ?? 0;
      const keyB = keyTexts[numberB] ?? '';
      const length = Math.min(keyA.length, keyB.length);
      if (length < SHORTEST || Math.abs(keyA.length - keyB.length) > MOST_EDITS) continue;
      const distance = editDistance(keyA, keyB, MOST_EDITS);
      if (distance > MOST_EDITS || digitsOf(keyA) !== digitsOf(keyB)) continue;
      const gain = best === null ? 1 : best.distance / best.length - distance / length;
      if (gain > 0 || (gain === 0 && distance < (best?.distance ?? 0))) best = { distance, length, i, j };
    }
  }
  if (best === null) return null;
  const [nameA = '', nameB = ''] = [names.items[keyNames[best.i] ?? 0], names.items[keyNames[best.j] ?? 0]];
  return { distance: best.distance, length: best.length, names: [nameA, nameB] };
}

/** Places of the keys that spell a name in full. */
function spelledKeys({ keys, keySteps }: MatchIndex, entry: number): number[] {
  const found: number[] = [];
  const end = keys.start[entry + 1] ?? 0;
  for (let at = keys.start[entry] ?? 0; at < end && found.length < MOST_NAMES; at += 1) {
    if ((keySteps[at] ?? 0) <= Step.platform) found.push(at);
  }
  return found;
}
