import { fold, keyOf } from './fold.js';
import data from './qualifiers.json' with { type: 'json' };

/**
 * What was taken away from a name to get a form of it, from harmless to doubtful. The number is stored in profiles;
 * two names agree as well as the worse of the two forms that meet.
 */
export const STEPS = [
  'whole name',
  'without framework id',
  'one of two names',
  'in the singular',
  'without platform',
  'without generic word',
  'without prefix',
  'without qualifier',
  'name in brackets',
  'part of a list',
] as const;
export const Step = {
  whole: 0,
  id: 1,
  twoNames: 2,
  singular: 3,
  platform: 4,
  generic: 5,
  prefix: 6,
  qualifier: 7,
  bracket: 8,
  part: 9,
} as const;

/** A name, or what is left of it, as a key: folded, letters and digits only. */
export interface NameForm {
  readonly key: string;
  readonly step: number;
}

const platforms = new Set(data.platforms);
const prefixes = new Set(data.prefixes);
const generic = new Set(data.generic);

const ID_SUFFIX = /^(.*\S)\s+[-–—]\s+((?:[A-Z]{2,5}-)?[A-Z]{1,4}\d{3,5}(?:\.\d{1,3})*)$/su;
const ID_PREFIX = /^((?:[A-Z]{1,4}-)?[A-Z]{1,4}\d{3,5}(?:\.\d{1,3})*)(?:\s*[-–—:]\s*|\s+)(\S.*)$/su;
const BRACKETS = /^(.*\S)\s*[([（]([^()[\]（）]+)[)\]）]$/su;
const FOR_PLATFORM = /^(.*\S)\s+(?:for|on)\s+(.+)$/isu;
const PREFIX = /^(\p{L}[\p{L}\p{N}]*)([.:/! _-])(\S.*)$/su;
const DASH = /^(.*\S)\s+[-–—]\s+(\S.*)$/su;
/** Cheap, and true of every name of these two forms. */
const FREE_DASH = /\s[-–—]\s/;
const LIST = /\s*(?:[,;|]|\s\/|\/\s|\baka\b|\ba\.k\.a\.)\s*/iu;
const LONGEST = 200;

/**
 * The forms under which a name can meet other names, without repetition, the least changed first. `ownIds` are the
 * external ids of the entry, upper case: they are stripped whatever they look like. A name that is longer than 200
 * characters has only its whole form.
 */
export function nameForms(name: string, ownIds: ReadonlySet<string>): NameForm[] {
  const forms: { readonly key: string; step: number }[] = [];
  const add = (text: string, step: number) => {
    const key = keyOf(text);
    const known = forms.find((form) => form.key === key);
    if (known) known.step = Math.min(known.step, step);
    else if (key !== '') forms.push({ key, step });
  };
  add(name, Step.whole);
  if (name.length <= LONGEST) {
    const bare = withoutId(name.normalize('NFKC').trim(), ownIds);
    if (bare !== name) add(bare, Step.id);
    const one = singular(bare);
    if (one !== bare) add(one, Step.singular);
    derive(bare, Step.whole, add);
  }
  return forms.length === 1 ? forms : forms.sort((a, b) => a.step - b.step);
}

/** Whether a word says no more than what kind of thing is named: `ransomware`, `group`. */
export function isGeneric(word: string): boolean {
  return generic.has(word);
}

/** The external ids that are part of a name: `APT32 - G0050` → `G0050`. */
export function idInName(name: string): string | undefined {
  return ID_SUFFIX.exec(name)?.[2] ?? ID_PREFIX.exec(name)?.[1];
}

/** Cheap, and true of every name that has a plural in it. */
const MAY_BE_PLURAL = /s(?![a-z])/i;

/** Takes the plural ending off every word that is long enough: `Credentials from Password Stores`. */
function singular(name: string): string {
  if (!MAY_BE_PLURAL.test(name)) return name;
  return name.replace(/(\p{L}{4,}?)(?<=[^sui])s(?!\p{L})/giu, '$1');
}

/** A name without framework id and without what stands in brackets at its end: the words that name something. */
export function bareName(name: string): string {
  if (name.length > LONGEST) return name.slice(0, LONGEST);
  const bare = withoutId(name.trim(), NO_IDS);
  return bracketsOf(bare)?.[1] ?? bare;
}

const NO_IDS: ReadonlySet<string> = new Set();

function withoutId(name: string, ownIds: ReadonlySet<string>): string {
  const hasDash = FREE_DASH.test(name);
  const suffix = hasDash ? ID_SUFFIX.exec(name) : null;
  if (suffix?.[1]) return suffix[1];
  const prefix = ID_PREFIX.exec(name);
  if (prefix?.[2]) return prefix[2];
  const dash = hasDash && ownIds.size > 0 ? DASH.exec(name) : null;
  if (dash?.[1] && dash[2]) {
    if (ownIds.has(dash[2].toUpperCase())) return dash[1];
    if (ownIds.has(dash[1].toUpperCase())) return dash[2];
  }
  return name;
}

type Add = (text: string, step: number) => void;

/** Every name that `derive` takes apart, generic words at its end aside, has one of these in it. */
const SIGN = /[^\p{L}\p{N} ]|\s(?:for|on|aka)\s/iu;

function derive(name: string, step: number, add: Add): void {
  if (!SIGN.test(name)) {
    stripPrefix(name, step, add);
    stripGeneric(name, step, add);
    return;
  }
  const brackets = bracketsOf(name);
  if (brackets?.[1] && brackets[2]) {
    if (WITHDRAWN.test(brackets[2])) {
      addAndDerive(brackets[1], Math.max(step, Step.id), add);
      return;
    }
    if (areTwoNames(brackets[1], brackets[2])) {
      for (const part of brackets.slice(1)) addAndDerive(part, Math.max(step, Step.twoNames), add);
      return;
    }
    const platform = isPlatform(brackets[2]);
    addAndDerive(brackets[1], Math.max(step, platform ? Step.platform : Step.qualifier), add);
    if (!platform && /^[^>|=]{3,40}$/u.test(brackets[2])) add(brackets[2], Step.bracket);
    return;
  }
  const dash = DASH.exec(name);
  if (dash?.[1] && dash[2]) {
    if (WITHDRAWN.test(dash[2])) addAndDerive(dash[1], Math.max(step, Step.id), add);
    else if (areTwoNames(dash[1], dash[2])) {
      for (const part of dash.slice(1)) addAndDerive(part, Math.max(step, Step.twoNames), add);
    } else for (const part of dash.slice(1)) add(part, Step.part);
    return;
  }
  const parts = name.split(LIST).filter((part) => part.length > 2);
  if (parts.length > 1 && parts.length <= 4) {
    for (const part of parts) add(part, Step.part);
    return;
  }
  const target = FOR_PLATFORM.exec(name);
  if (target?.[1] && target[2] && isPlatform(target[2])) {
    addAndDerive(target[1], Math.max(step, Step.platform), add);
  }
  stripPrefix(name, step, add);
  stripGeneric(name, step, add);
}

/** What stands before brackets at the end, and in them. */
function bracketsOf(name: string): RegExpExecArray | null {
  return name.endsWith(')') || name.endsWith(']') || name.endsWith('）') ? BRACKETS.exec(name) : null;
}

function addAndDerive(name: string, step: number, add: Add): void {
  add(name, step);
  derive(name, step, add);
}

const WITHDRAWN = /^(?:deprecated|revoked|duplicate)$/i;
/** A designation such as `APT-C-55` or `ATR-2026-00001`. */
const CODE = /^(?=.*\d)[A-Z][A-Z0-9]*(?:[-.][A-Z0-9]+)+$/;

/** Whether two parts of a name are each a name of their own: `海莲花 - APT-C-00`, `Kimsuky - APT-C-55`. */
function areTwoNames(left: string, right: string): boolean {
  if (hasOtherScript(left) !== hasOtherScript(right)) return true;
  return (CODE.test(left) && !/\d/.test(right)) || (CODE.test(right) && !/\d/.test(left));
}

function stripPrefix(name: string, step: number, add: Add): void {
  const prefix = PREFIX.exec(name);
  if (!prefix?.[1] || !prefix[3] || !prefixes.has(prefix[1].toLowerCase())) return;
  add(prefix[3], Math.max(step, Step.prefix));
  stripGeneric(prefix[3], Math.max(step, Step.prefix), add);
}

/** Takes generic words off the end, also where only a capital tells them apart: `CrossRAT`, `BazarBackdoor`. */
function stripGeneric(name: string, step: number, add: Add): void {
  if (!mayEndGeneric(name)) return;
  const words = wordsOf(name);
  let end = words.length;
  while (end > 1 && generic.has(words[end - 1]?.toLowerCase() ?? '')) {
    end -= 1;
    const rest = words.slice(0, end).join('');
    if (rest.length >= 3) add(rest, Math.max(step, Step.generic));
  }
}

/** As long as the shortest generic word, `ek`. */
const ENDING = 2;
const genericEndings = new Set([...generic].map((word) => word.slice(-ENDING)));

/** Cheap, and true wherever the last word is a generic one: it ends like one, or with a sign. */
function mayEndGeneric(name: string): boolean {
  const ending = name.slice(-ENDING).toLowerCase();
  return genericEndings.has(ending) || !/^[a-z0-9]+$/.test(ending);
}

function wordsOf(name: string): string[] {
  return name
    .replace(/(\p{Ll}|\p{N})(\p{Lu})/gu, '$1 $2')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
}

/** The platform that a name ends with, folded, without framework id; empty when it names none. */
export function platformOf(name: string): string {
  const bare = withoutId(name.trim(), NO_IDS);
  const text = bracketsOf(bare)?.[2] ?? FOR_PLATFORM.exec(bare)?.[2] ?? '';
  return isPlatform(text) ? fold(text) : '';
}

function isPlatform(text: string): boolean {
  const words = fold(text).split(/\s*[/,&+]\s*|\s+and\s+/u);
  return words.every((word) => platforms.has(word));
}

function hasOtherScript(text: string): boolean {
  return /[^\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]/u.test(text);
}
