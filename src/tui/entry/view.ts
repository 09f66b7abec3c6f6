import { type Galaxy, type Located, namesOf } from '../../galaxy/galaxy.js';
import type { Entry } from '../../galaxy/types.js';
import { externalIds } from '../../matcher/ids.js';
import { refKey } from '../../matcher/ref-key.js';
import type { CandidatePair } from '../../matcher/types.js';
import type { Line } from '../text/line.js';
import { type Fact, factsOf, textsOf } from './facts.js';
import { kindOf } from './kind.js';
import { nameKeys } from './names.js';
import { citedIn, citedLinks, readableParagraphs } from './readable.js';
import { type RelationGroup, relationsInWords } from './relations.js';
import { markWords, tellingWords } from './shared-words.js';

/** A name or a reference, and whether the other entry has it too. */
export interface Marked {
  readonly text: string;
  readonly shared: boolean;
}

/** One entry of a pair as the screens show it. */
export interface EntryView {
  readonly located: Located;
  readonly kind: string;
  readonly value: Marked;
  /** Synonyms, shared ones first. */
  readonly names: readonly Marked[];
  /** Two-letter code or name; empty when unknown. */
  readonly country: string;
  readonly badges: readonly string[];
  /** Shared words are marked. */
  readonly description: readonly Line[];
  readonly externalIds: readonly Marked[];
  readonly facts: readonly Fact[];
  /** Without scheme and `www.`; shared ones first. */
  readonly refs: readonly Marked[];
  readonly relations: readonly RelationGroup[];
}

export interface PairView {
  readonly left: EntryView;
  readonly right: EntryView;
}

/** One entry on its own. */
export function viewAlone(located: Located, galaxy: Galaxy): EntryView {
  return viewEntry(located, null, galaxy);
}

const views = new WeakMap<CandidatePair, PairView>();

/** Both entries of a pair, each seen beside the other; null when one is gone. Worked out once for each pair. */
export function viewPair(pair: CandidatePair, galaxy: Galaxy): PairView | null {
  const known = views.get(pair);
  const left = galaxy.find(pair.subject.uuid);
  const right = galaxy.find(pair.object.uuid);
  if (!left || !right) return null;
  // A galaxy that was read again has other entries.
  if (known?.left.located === left && known.right.located === right) return known;
  const made = { left: viewEntry(left, right, galaxy), right: viewEntry(right, left, galaxy) };
  views.set(pair, made);
  return made;
}

function viewEntry(located: Located, other: Located | null, galaxy: Galaxy): EntryView {
  const { entry } = located;
  const [own, others] = [nameKeys(entry), other && nameKeys(other.entry)];
  const isShared = (name: string) => others !== null && own.of(name).some((key) => others.all.has(key));
  const paragraphs = readableParagraphs(entry.description);
  const shared = tellingWords(readableParagraphs(other?.entry.description ?? '').join('\n'));
  const otherRefs = new Set(other?.entry.refs.map(refKey));
  const otherCites = citedIn(other?.entry.description ?? '');
  const ids = idsOf(entry);
  return {
    located,
    kind: kindOf(located),
    value: { text: entry.value, shared: isShared(entry.value) },
    names: sharedFirst(
      namesOf(entry)
        .filter((name) => name !== entry.value)
        .map((text) => ({ text, shared: isShared(text) })),
    ),
    country: textsOf(entry.meta.country).join(', '),
    badges: badgesOf(located),
    description: paragraphs.map((paragraph) => markWords(paragraph, shared)),
    externalIds: ids.map((text) => ({ text, shared: isShared(text) })),
    facts: factsOf(entry).filter(({ text }) => !ids.includes(text)),
    refs: sharedFirst([
      ...entry.refs.map((ref) => ({ text: shortRef(ref), shared: otherRefs.has(refKey(ref)) })),
      ...citedLinks(entry.description).map((text) => ({
        text: `cites ${text}`,
        shared: otherCites.has(text),
      })),
    ]),
    relations: relationsInWords(entry, galaxy, other?.entry.uuid ?? null),
  };
}

/** The entry's own ids, as its meta has them. */
function idsOf(entry: Entry): string[] {
  const own = new Set(externalIds(entry).own);
  const texts = Object.values(entry.meta).flatMap(textsOf);
  const named = texts.filter((text) => own.has(text.toUpperCase()));
  return [...new Set([...textsOf(entry.meta.external_id), ...named])];
}

/** What must be known of an entry before anything else. */
export function badgesOf({ entry, cluster }: Located): string[] {
  return [...(entry.revoked ? ['revoked'] : []), ...(cluster.deprecated ? ['deprecated'] : [])];
}

function sharedFirst(items: readonly Marked[]): Marked[] {
  return [...items.filter((item) => item.shared), ...items.filter((item) => !item.shared)];
}

/** `https://www.example.org/a/` → `example.org/a` */
function shortRef(ref: string): string {
  return ref.replace(/^https?:\/\/(?:www\.)?/i, '').replace(/\/$/, '');
}
