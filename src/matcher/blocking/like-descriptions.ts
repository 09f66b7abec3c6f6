import { familyOf, KINDS } from '../kind.js';
import type { MatchIndex } from '../match-index.js';
import { Meetings } from './description-meetings.js';
import { prefixesOf } from './description-prefixes.js';
import { SimilarityTo } from './description-similarity.js';
import { type Texts, textsOf } from './description-texts.js';
import type { PairList } from './pairs.js';

/** Least cosine of two descriptions that make a pair. */
const LEAST = 0.35;
const FAMILIES = ['behaviour', 'defence', 'detection'];
const FEWEST_WORDS = 4;

/**
 * Pairs of techniques, mitigations or detections whose descriptions speak of the same thing, whatever their names.
 *
 * A self-join with prefix and position filters (Chaudhuri, Ganti and Kaushik 2006; Xiao et al. 2008). Let s(w) be the
 * squared information of a word, and read each description from its rarest word to its most common. What two texts share
 * from a word on is at most what is left of either, so their cosine is at most √(left / all):
 *
 *     all = 100     ransomware 40 · encrypts 30 · files 20 · drive 10        t = 0.5, t² · all = 25
 *     left           100            60            30        10 < 25: the prefix ends before `drive`
 *
 * Two texts at least t alike must share a word of their prefixes, so only these are indexed, but for words that are in too
 * many prefixes. Two texts that meet are compared only if they can still be alike: when what the first word that they meet
 * by leaves of either is enough, with the words before it that are not indexed; and when the words that they meet by are
 * enough together with all that they can share besides (words that are not indexed, and what comes after the prefix of one
 * of them). The bounds do not foresee that the words of the names do not count: where these are much of a text, a pair can
 * be missed (2 of 1,657 in the real galaxy, none worth a look).
 */
export function likeDescriptions(index: MatchIndex, pairs: PairList): void {
  const { members, families } = membersOf(index);
  const texts = textsOf(index, members, families);
  const meetings = new Meetings(index, texts, prefixesOf(texts, FEWEST_WORDS, LEAST * LEAST), LEAST);
  const similarity = new SimilarityTo(texts);
  for (let a = 0; a < members.length; a += 1) pairUp(a, texts, meetings, similarity, pairs);
}

/** The candidates of the families, ascending, and the number of each one's family. */
function membersOf({ size, candidate, kinds }: MatchIndex) {
  const familyOfKind = KINDS.map((kind) => FAMILIES.indexOf(familyOf(kind)));
  const members = new Uint32Array(size);
  const families = new Uint8Array(size);
  let count = 0;
  for (let entry = 0; entry < size; entry += 1) {
    const family = familyOfKind[kinds[entry] ?? 0] ?? -1;
    if (candidate[entry] === 0 || family === -1) continue;
    members[count] = entry;
    families[count] = family;
    count += 1;
  }
  return { members: members.slice(0, count), families: families.slice(0, count) };
}

function pairUp(
  a: number,
  { members }: Texts,
  meetings: Meetings,
  similarity: SimilarityTo,
  pairs: PairList,
): void {
  const count = meetings.of(a);
  if (count === 0) return;
  similarity.begin(a);
  for (let i = 0; i < count; i += 1) {
    const b = meetings.met[i] ?? 0;
    if (meetings.mayBeAlike(a, b) && similarity.to(b) >= LEAST) pairs.add(members[a] ?? 0, members[b] ?? 0);
  }
  similarity.end(a);
}
