import { familyOf, KINDS } from '../kind.js';
import type { MatchIndex } from '../match-index.js';
import { type Text, textsOf } from './description-texts.js';
import type { PairList } from './pairs.js';

/** Least cosine of two descriptions that make a pair. */
const LEAST = 0.35;
/** Words that more descriptions of these kinds begin their prefixes with find too many. */
const MOST_WITH_WORD = 100;
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
 * Two texts at least t alike must share a word of their prefixes, so only these are indexed; and where the first such
 * word leaves too little of either text, they need not be compared. The bounds do not foresee that the words of the names
 * do not count: where these are much of a text, a pair can be missed (3 of 1,657 in the real galaxy, none worth a look).
 */
export function likeDescriptions(index: MatchIndex, pairs: PairList): void {
  const order = rarestFirst(index);
  for (const family of FAMILIES) joinFamily(index, membersOf(index, family), order, pairs);
}

function joinFamily(index: MatchIndex, members: readonly number[], order: Order, pairs: PairList): void {
  const texts = textsOf(index, members);
  const prefixes = members.map((entry) => prefixOf(index, entry, order));
  const withWord = postings(prefixes);
  const similarity = similarityTo(order, texts);
  /** In whose turn a member was last looked at, so that it is looked at once a turn. */
  const seenBy = new Int32Array(members.length).fill(-1);
  prefixes.forEach(({ ranks, left }, a) => {
    const entry = members[a] ?? 0;
    const normA = texts[a]?.norm ?? 0;
    const compare = similarity.with(a);
    ranks.forEach((rank, at) => {
      const others = withWord.get(rank);
      if (!others || others.members.length > MOST_WITH_WORD) return;
      others.members.forEach((b, i) => {
        const other = members[b] ?? 0;
        if (b <= a || seenBy[b] === a || index.cluster[entry] === index.cluster[other]) return;
        seenBy[b] = a;
        const most = Math.min(left[at] ?? 0, others.left[i] ?? 0);
        if (most < LEAST * Math.sqrt(normA * (texts[b]?.norm ?? 0))) return;
        if (compare(b) >= LEAST) pairs.add(entry, other);
      });
    });
  });
}

function membersOf({ size, candidate, kinds }: MatchIndex, family: string): number[] {
  const isOfFamily = KINDS.map((kind) => familyOf(kind) === family);
  const members: number[] = [];
  for (let entry = 0; entry < size; entry += 1) {
    if (candidate[entry] === 1 && isOfFamily[kinds[entry] ?? 0]) members.push(entry);
  }
  return members;
}

/** Word → rank from the rarest word on, and the squared information of words. */
interface Order {
  readonly rank: Uint32Array;
  /** By rank. */
  readonly squareOfRank: Float64Array;
  /** By word. */
  readonly square: Float64Array;
}

function rarestFirst({ information }: MatchIndex): Order {
  const square = Float64Array.from(information, (bits) => bits ** 2);
  // One number a word, so that sorting needs no comparison function: rarity before the point, the word behind it.
  const size = information.length;
  const keys = Float64Array.from(
    information,
    (bits, word) => -Math.round(bits * 2 ** 20) * size + word,
  ).sort();
  const rank = new Uint32Array(size);
  const squareOfRank = new Float64Array(size);
  keys.forEach((key, place) => {
    const word = ((key % size) + size) % size;
    rank[word] = place;
    squareOfRank[place] = square[word] ?? 0;
  });
  return { rank, squareOfRank, square };
}

/** The rarest words of a description, by rank, as many as a pair must share one of. */
interface Prefix {
  readonly ranks: Uint32Array;
  /** In parallel: Σ s over the words from this one on. */
  readonly left: Float64Array;
}

function prefixOf({ words }: MatchIndex, entry: number, { rank, squareOfRank }: Order): Prefix {
  const row = words.items.subarray(words.start[entry], words.start[entry + 1]);
  const ranks = row.map((word) => rank[word] ?? 0).sort();
  const left = new Float64Array(ranks.length);
  let all = 0;
  for (let at = ranks.length - 1; at >= 0; at -= 1) {
    all += squareOfRank[ranks[at] ?? 0] ?? 0;
    left[at] = all;
  }
  const end = left.findIndex((rest) => rest < LEAST * LEAST * all);
  const length = row.length < FEWEST_WORDS ? 0 : end === -1 ? ranks.length : end;
  return { ranks: ranks.subarray(0, length), left: left.subarray(0, length) };
}

interface Posting {
  readonly members: number[];
  /** In parallel: what is left of the member's text from the word on. */
  readonly left: number[];
}

function postings(prefixes: readonly Prefix[]): Map<number, Posting> {
  const withWord = new Map<number, Posting>();
  prefixes.forEach(({ ranks, left }, member) => {
    ranks.forEach((rank, at) => {
      let posting = withWord.get(rank);
      if (!posting) {
        posting = { members: [], left: [] };
        withWord.set(rank, posting);
      }
      posting.members.push(member);
      posting.left.push(left[at] ?? 0);
    });
  });
  return withWord;
}

/**
 * The similarity of `descriptionSimilarity`, one text against many. The words of both names do not count, so with A and B
 * the texts without the words of their own names, and s(w) as above:
 *
 *     shared = Σ s over A ∩ B        |A| = Σ s over A without the words of B's names, and |B| likewise
 *
 * A is marked word by word once, and every B is read once: no sets, no merging.
 */
function similarityTo({ square }: Order, texts: readonly Text[]) {
  const inText = new Int32Array(square.length).fill(-1);
  const inNames = new Int32Array(square.length).fill(-1);
  return {
    /** Sets A; the function that it returns compares it with B until the next call. */
    with(a: number): (b: number) => number {
      const text = texts[a];
      for (const word of text?.words ?? []) inText[word] = a;
      for (const word of text?.names ?? []) inNames[word] = a;
      return (b) => {
        const other = texts[b];
        if (!text || !other || text.length < FEWEST_WORDS || other.length < FEWEST_WORDS) return 0;
        let shared = 0;
        let normA = text.norm;
        let normB = other.norm;
        for (const word of other.words) {
          if (inText[word] === a) shared += square[word] ?? 0;
          if (inNames[word] === a) normB -= square[word] ?? 0;
        }
        for (const word of other.names) if (inText[word] === a) normA -= square[word] ?? 0;
        return shared / Math.sqrt(normA * normB || 1);
      };
    },
  };
}
