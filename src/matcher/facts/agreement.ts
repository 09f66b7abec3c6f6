import { rowLength } from '../csr.js';
import { isOrdinaryWord } from '../dictionary.js';
import { fold } from '../fold.js';
import type { MatchIndex } from '../match-index.js';
import { platformOf, Step } from '../name-forms.js';
import { Role } from '../profile-words.js';
import { isOrdinaryName } from './descriptions.js';

/** How the names of two entries agree. The same from both sides, but for the order of `names`. */
export interface NameAgreement {
  /** The worse of the two forms that meet; null when no forms do. */
  readonly step: number | null;
  /** The worse of the two roles of the best agreeing names. */
  readonly role: number;
  /** True when the best agreeing names are the same but for case. */
  readonly exact: boolean;
  /** True when both had a platform taken away, and not the same one: `Winnti (OS X)` and `Winnti for Linux`. */
  readonly platformsDiffer: boolean;
  /** How many keys agree with nothing but an id taken away; at least 1 when any form agrees. */
  readonly count: number;
  /** True when each has several names, and no other of them agrees in any form. */
  readonly lone: boolean;
  /** The key that agrees best. */
  readonly key: number | null;
  /** Content words of the shorter of the two names. */
  readonly words: number;
  /** True when one of the two is one word of the English language: `Shark`, and `Termite Ransomware`. */
  readonly ordinary: boolean;
  /** The two names, as written. */
  readonly names: readonly [string, string] | null;
}

const NONE: NameAgreement = {
  step: null,
  role: Role.alias,
  exact: false,
  platformsDiffer: false,
  count: 0,
  lone: false,
  key: null,
  words: 0,
  ordinary: false,
  names: null,
};

const NO_NAME = -1;

interface Meeting {
  readonly step: number;
  readonly role: number;
  readonly bearers: number;
  readonly key: string;
  /** Places in `index.keys.items`. */
  readonly i: number;
  readonly j: number;
}

/** Compares all names of two entries by their keys: a merge of two ascending lists. */
export function nameAgreement(index: MatchIndex, a: number, b: number): NameAgreement {
  const { keys, keySteps, keyNames } = index;
  const endA = keys.start[a + 1] ?? 0;
  const endB = keys.start[b + 1] ?? 0;
  let count = 0;
  let best: Meeting | null = null;
  /** Which names meet first, and whether others of either side meet as well. */
  let [firstA, firstB] = [NO_NAME, NO_NAME];
  let [othersOfA, othersOfB] = [false, false];
  let i = keys.start[a] ?? 0;
  let j = keys.start[b] ?? 0;
  while (i < endA && j < endB) {
    const keyA = keys.items[i] ?? 0;
    const keyB = keys.items[j] ?? 0;
    if (keyA === keyB) {
      const step = Math.max(keySteps[i] ?? 0, keySteps[j] ?? 0);
      if (step <= Step.twoNames) count += 1;
      if (best === null) [firstA, firstB] = [keyNames[i] ?? 0, keyNames[j] ?? 0];
      othersOfA ||= keyNames[i] !== firstA;
      othersOfB ||= keyNames[j] !== firstB;
      const role = Math.max(roleOf(index, a, i), roleOf(index, b, j));
      const meeting = { step, role, bearers: bearersOf(index, keyA), key: index.keyTexts[keyA] ?? '', i, j };
      if (best === null || isBetter(meeting, best)) best = meeting;
    }
    if (keyA <= keyB) i += 1;
    if (keyB <= keyA) j += 1;
  }
  if (best === null) return NONE;
  const others = othersOfA && othersOfB;
  const lone = count <= 1 && !others && hasSeveralNames(index, a) && hasSeveralNames(index, b);
  return describe(index, best, count, lone);
}

/** By form, role and rarity; then the longer key, and of equally long ones that which sorts first. */
function isBetter(one: Meeting, other: Meeting): boolean {
  const order =
    one.step - other.step ||
    one.role - other.role ||
    one.bearers - other.bearers ||
    other.key.length - one.key.length;
  return order === 0 ? one.key < other.key : order < 0;
}

function describe(
  index: MatchIndex,
  { step, role, i, j }: Meeting,
  count: number,
  lone: boolean,
): NameAgreement {
  const [numberA = 0, numberB = 0] = [index.keyNames[i], index.keyNames[j]];
  const [nameA = '', nameB = ''] = [index.names.items[numberA], index.names.items[numberB]];
  const key = index.keys.items[i] ?? 0;
  const platforms = step === Step.platform ? [platformOf(nameA), platformOf(nameB)] : [];
  return {
    step,
    role,
    exact: step === Step.whole && fold(nameA) === fold(nameB),
    platformsDiffer: platforms.every((platform) => platform !== '') && platforms[0] !== platforms[1],
    count: Math.max(count, 1),
    lone,
    key,
    words: Math.min(rowLength(index.nameWords, numberA), rowLength(index.nameWords, numberB)),
    ordinary:
      isOrdinaryWord(index.keyTexts[key] ?? '') ||
      isOrdinaryName(index, numberA) ||
      isOrdinaryName(index, numberB),
    names: [nameA, nameB],
  };
}

/** Whether an entry has a name that is not just its value in other letters. */
function hasSeveralNames(
  { keys, keySteps, keyNames, nameRoles, valueKeys }: MatchIndex,
  entry: number,
): boolean {
  const end = keys.start[entry + 1] ?? 0;
  for (let at = keys.start[entry] ?? 0; at < end; at += 1) {
    if (keySteps[at] !== Step.whole || keys.items[at] === valueKeys[entry]) continue;
    if (nameRoles[keyNames[at] ?? 0] !== Role.value) return true;
  }
  return false;
}

/** How many entries bear a name. */
export function bearersOf({ bearers }: MatchIndex, key: number): number {
  return rowLength(bearers, key);
}

/** A synonym that only repeats the value without its framework id counts as the value. */
function roleOf(index: MatchIndex, entry: number, at: number): number {
  const role = index.nameRoles[index.keyNames[at] ?? 0] ?? Role.alias;
  return index.valueKeys[entry] === index.keys.items[at] ? Role.value : role;
}
