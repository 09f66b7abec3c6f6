import { digitsOf } from '../facts/spelling.js';
import type { MatchIndex } from '../match-index.js';
import { Step } from '../name-forms.js';
import type { PairList } from './pairs.js';

/** One reason to look at a pair at all. Rules only form pairs; what these are worth is for the comparisons to say. */
export interface BlockingRule {
  readonly name: string;
  readonly collect: (index: MatchIndex, pairs: PairList) => void;
}

export const BLOCKING_RULES: readonly BlockingRule[] = [
  { name: 'equal names', collect: (index, pairs) => equalKeys(index, pairs, Step.whole, Step.platform, 400) },
  {
    name: 'equal stripped names',
    collect: (index, pairs) => equalKeys(index, pairs, Step.generic, Step.part, 60),
  },
  { name: 'one edit', collect: oneEdit },
  { name: 'shared rare references', collect: (index, pairs) => sharedItems(index.refBearers, pairs, 6) },
  { name: 'shared external ids', collect: (index, pairs) => sharedItems(index.idBearers, pairs, 12) },
];

/** Pairs whose best common form took a step between `from` and `to`. Names with too many bearers tell nothing. */
function equalKeys(index: MatchIndex, pairs: PairList, from: number, to: number, most: number): void {
  const { bearers, keyTexts } = index;
  for (let key = 0; key < keyTexts.length; key += 1) {
    const first = bearers.start[key] ?? 0;
    const end = bearers.start[key + 1] ?? 0;
    if (end - first < 2 || end - first > most) continue;
    for (let i = first; i < end; i += 1) {
      const a = bearers.items[i] ?? 0;
      const stepA = stepOf(index, a, key);
      if (stepA > to) continue;
      for (let j = i + 1; j < end; j += 1) {
        const b = bearers.items[j] ?? 0;
        const step = Math.max(stepA, stepOf(index, b, key));
        if (step >= from && step <= to) pairs.add(a, b);
      }
    }
  }
}

function stepOf(index: MatchIndex, entry: number, key: number): number {
  const end = index.keys.start[entry + 1] ?? 0;
  for (let at = index.keys.start[entry] ?? 0; at < end; at += 1) {
    if (index.keys.items[at] === key) return index.keySteps[at] ?? Step.part;
  }
  return Step.part;
}

const SHORTEST = 5;
const LONGEST = 40;

/**
 * Keys one edit apart share what is left when one letter is taken out of each: a neighbourhood of deletions, looked up
 * in one table (Mor and Fraenkel 1982). Digits must be equal.
 */
function oneEdit(index: MatchIndex, pairs: PairList): void {
  const neighbours = new Map<string, number[]>();
  const { keyTexts, bearers } = index;
  keyTexts.forEach((text, key) => {
    if (text.length < SHORTEST || text.length > LONGEST) return;
    const seen = new Set([text]);
    for (let i = 0; i < text.length; i += 1) seen.add(text.slice(0, i) + text.slice(i + 1));
    for (const rest of seen) {
      const known = neighbours.get(rest);
      if (known) known.push(key);
      else neighbours.set(rest, [key]);
    }
  });
  for (const keys of neighbours.values()) {
    if (keys.length < 2 || keys.length > 20) continue;
    for (const [i, a] of keys.entries()) {
      for (const b of keys.slice(i + 1)) {
        if (digitsOf(keyTexts[a] ?? '') !== digitsOf(keyTexts[b] ?? '')) continue;
        crossBearers(bearers, a, b, pairs);
      }
    }
  }
}

const MOST_BEARERS = 12;

function crossBearers(bearers: MatchIndex['bearers'], a: number, b: number, pairs: PairList): void {
  const left = bearers.items.subarray(bearers.start[a], bearers.start[a + 1]);
  const right = bearers.items.subarray(bearers.start[b], bearers.start[b + 1]);
  if (left.length > MOST_BEARERS || right.length > MOST_BEARERS) return;
  for (const x of left) for (const y of right) if (x !== y) pairs.add(x, y);
}

/** Pairs of entries that share an item which at most `most` entries have. */
function sharedItems(bearers: MatchIndex['refBearers'], pairs: PairList, most: number): void {
  for (let item = 0; item < bearers.start.length - 1; item += 1) {
    const first = bearers.start[item] ?? 0;
    const end = bearers.start[item + 1] ?? 0;
    if (end - first < 2 || end - first > most) continue;
    for (let i = first; i < end; i += 1) {
      for (let j = i + 1; j < end; j += 1) pairs.add(bearers.items[i] ?? 0, bearers.items[j] ?? 0);
    }
  }
}
