import { fold } from './fold.js';
import type { MatchIndex } from './match-index.js';
import { Step } from './name-forms.js';
import { Role } from './profile.js';
import { digitsOf, editDistance } from './spelling.js';

/** How the names of two entries agree. Symmetric but for the two sides of `names`. */
export interface NameAgreement {
  /** The worse of the two forms that meet; null when no forms do. */
  readonly step: number | null;
  /** The worse of the two roles of the best agreeing names. */
  readonly role: number;
  /** True when the best agreeing names are the same but for case. */
  readonly exact: boolean;
  /** How many different keys agree without anything but an id taken away (at least 1 when any form agrees). */
  readonly count: number;
  /** The key that agrees best. */
  readonly key: number | null;
  /** The two names, as written. */
  readonly names: readonly [string, string] | null;
}

const NONE: NameAgreement = { step: null, role: Role.alias, exact: false, count: 0, key: null, names: null };

/** Compares all names of two entries by their keys: a merge of two sorted lists. */
export function nameAgreement(index: MatchIndex, a: number, b: number): NameAgreement {
  const { keys, keySteps } = index;
  let count = 0;
  let best: { step: number; role: number; bearers: number; i: number; j: number } | null = null;
  let i = keys.start[a] ?? 0;
  let j = keys.start[b] ?? 0;
  const endA = keys.start[a + 1] ?? 0;
  const endB = keys.start[b + 1] ?? 0;
  while (i < endA && j < endB) {
    const keyA = keys.items[i] ?? 0;
    const keyB = keys.items[j] ?? 0;
    if (keyA === keyB) {
      const step = Math.max(keySteps[i] ?? 0, keySteps[j] ?? 0);
      if (step <= Step.script) count += 1;
      const role = Math.max(roleOf(index, a, i), roleOf(index, b, j));
      const bearers = bearersOf(index, keyA);
      const better =
        best === null ||
        step < best.step ||
        (step === best.step && (role < best.role || (role === best.role && bearers < best.bearers)));
      if (better) best = { step, role, bearers, i, j };
    }
    if (keyA <= keyB) i += 1;
    if (keyB <= keyA) j += 1;
  }
  if (best === null) return NONE;
  const nameA = index.names.items[index.keyNames[best.i] ?? 0] ?? '';
  const nameB = index.names.items[index.keyNames[best.j] ?? 0] ?? '';
  return {
    step: best.step,
    role: best.role,
    exact: best.step === Step.whole && nameA.trim().toLowerCase() === nameB.trim().toLowerCase(),
    count: Math.max(count, 1),
    key: keys.items[best.i] ?? 0,
    names: [nameA, nameB],
  };
}

/** How many entries bear a name. */
export function bearersOf(index: MatchIndex, key: number): number {
  return (index.bearers.start[key + 1] ?? 0) - (index.bearers.start[key] ?? 0);
}

/** A synonym that only repeats the value without its framework id counts as the value. */
function roleOf(index: MatchIndex, entry: number, at: number): number {
  const name = index.keyNames[at] ?? 0;
  const key = index.keys.items[at] ?? 0;
  const role = index.roles[name] ?? Role.alias;
  if (role === Role.value) return role;
  return index.valueKeys[entry] === key ? Role.value : role;
}

/** The closest spelling among the names of two entries that share no name. */
export interface Spelling {
  /** Edits between the two, at most 2. */
  readonly distance: number;
  /** Length of the shorter key. */
  readonly length: number;
  readonly names: readonly [string, string];
}

const MOST_NAMES = 40;

export function closestSpelling(index: MatchIndex, a: number, b: number): Spelling | null {
  let best: Spelling | null = null;
  for (const i of spelledKeys(index, a)) {
    const keyA = index.keyTexts[index.keys.items[i] ?? 0] ?? '';
    for (const j of spelledKeys(index, b)) {
      const keyB = index.keyTexts[index.keys.items[j] ?? 0] ?? '';
      const length = Math.min(keyA.length, keyB.length);
      if (length < 4) continue;
      const distance = editDistance(keyA, keyB, 2);
      if (distance > 2 || digitsOf(keyA) !== digitsOf(keyB)) continue;
      if (best && distance / length >= best.distance / best.length) continue;
      const names = [i, j].map((at) => index.names.items[index.keyNames[at] ?? 0] ?? '');
      best = { distance, length, names: [names[0] ?? '', names[1] ?? ''] };
    }
  }
  return best;
}

function spelledKeys(index: MatchIndex, entry: number): number[] {
  const found: number[] = [];
  const end = index.keys.start[entry + 1] ?? 0;
  for (let at = index.keys.start[entry] ?? 0; at < end && found.length < MOST_NAMES; at += 1) {
    if ((index.keySteps[at] ?? 0) <= Step.platform) found.push(at);
  }
  return found;
}

/** How two entries' names share words when no form of them agrees. */
export type WordOverlap = 'same words' | 'one within the other' | 'some words' | 'none';

export function wordOverlap(a: string, b: string): WordOverlap {
  const wordsA = new Set(
    fold(a)
      .split(/[^\p{L}\p{N}]+/u)
      .filter(Boolean),
  );
  const wordsB = new Set(
    fold(b)
      .split(/[^\p{L}\p{N}]+/u)
      .filter(Boolean),
  );
  let shared = 0;
  for (const word of wordsA) if (wordsB.has(word)) shared += 1;
  if (shared === 0) return 'none';
  if (shared === wordsA.size && shared === wordsB.size) return 'same words';
  return shared === wordsA.size || shared === wordsB.size ? 'one within the other' : 'some words';
}

const RANK: readonly WordOverlap[] = ['none', 'some words', 'one within the other', 'same words'];

/** The best overlap of words among the names of two entries. */
export function nameWordOverlap(index: MatchIndex, a: number, b: number): WordOverlap {
  let best = 0;
  for (const nameA of bareNames(index, a)) {
    for (const nameB of bareNames(index, b)) best = Math.max(best, RANK.indexOf(wordOverlap(nameA, nameB)));
  }
  return RANK[best] ?? 'none';
}

function bareNames(index: MatchIndex, entry: number): string[] {
  const first = index.names.start[entry] ?? 0;
  const last = Math.min(index.names.start[entry + 1] ?? 0, first + 20);
  return index.names.items
    .slice(first, last)
    .map((name) => name.replace(/ - [A-Z]*-?[A-Z]+\d+(?:\.\d+)*$/, ''));
}
