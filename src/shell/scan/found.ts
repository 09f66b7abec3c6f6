import { mergeRanked, type Ranked } from '../../matcher/order.js';
import type { Judgement } from '../../matcher/score.js';
import type { CandidatePair } from '../../matcher/types.js';
import { LineBytes } from './line-bytes.js';
import { type PackedTexts, packTexts, unpackTexts } from './packed-texts.js';

/** A pair that was judged, and what its place among others depends on. */
export interface FoundPair extends Ranked {
  readonly judgement: () => Judgement;
}

/** Candidate pairs on their way to another thread or to a file, best first. */
export interface PackedLines {
  readonly probabilities: Float64Array;
  readonly matchWeights: Float64Array;
  /** UUIDs of subject and object, in turn. */
  readonly uuids: PackedTexts;
  /** All lines in UTF-8, and where each ends. */
  readonly text: Uint8Array;
  readonly ends: Uint32Array;
}

/** Packs pairs as lines, which `lineOf` makes, into memory that can be given to another thread. */
export function packLines(
  found: readonly FoundPair[],
  lineOf: (judgement: Judgement) => string,
): PackedLines {
  const lines = new LineBytes(found.length);
  const probabilities = new Float64Array(found.length);
  const matchWeights = new Float64Array(found.length);
  const uuids: string[] = [];
  found.forEach(({ probability, matchWeight, subject, object, judgement }, i) => {
    probabilities[i] = probability;
    matchWeights[i] = matchWeight;
    uuids.push(subject, object);
    lines.add(lineOf(judgement()));
  });
  return { probabilities, matchWeights, uuids: packTexts(uuids), ...lines.taken() };
}

/** A candidate pair, still as the bytes of its line. */
export interface FoundRow extends Ranked {
  readonly bytes: Uint8Array;
}

function unpackLines({ probabilities, matchWeights, uuids, text, ends }: PackedLines): FoundRow[] {
  const index = {
    probabilities: [...probabilities],
    matchWeights: [...matchWeights],
    uuids: unpackTexts(uuids),
    ends: [...ends],
  };
  return rowsOf(index, text);
}

/** Joins what several threads have found, best first. */
export function mergeFound(parts: readonly PackedLines[]): FoundRow[] {
  return mergeRanked(parts.map(unpackLines));
}

/** The pair that a line of ours means. */
export function pairOf({ bytes }: FoundRow): CandidatePair {
  return JSON.parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString());
}

/** What rows say beside their lines, as JSON can hold it. */
export interface RowIndex {
  readonly probabilities: readonly number[];
  readonly matchWeights: readonly number[];
  /** Of subject and object, in turn. */
  readonly uuids: readonly string[];
  /** Where each line ends, in bytes. */
  readonly ends: readonly number[];
}

/** What says of rows where their lines are, without the lines. */
export function indexOf(rows: readonly FoundRow[]): RowIndex {
  let end = 0;
  return {
    probabilities: rows.map(({ probability }) => probability),
    matchWeights: rows.map(({ matchWeight }) => matchWeight),
    uuids: rows.flatMap(({ subject, object }) => [subject, object]),
    ends: rows.map(({ bytes }) => {
      end += bytes.length;
      return end;
    }),
  };
}

/** The rows of an index and all their lines. */
export function rowsOf({ probabilities, matchWeights, uuids, ends }: RowIndex, text: Uint8Array): FoundRow[] {
  return ends.map((end, i) => ({
    probability: probabilities[i] ?? 0,
    matchWeight: matchWeights[i] ?? 0,
    subject: uuids[2 * i] ?? '',
    object: uuids[2 * i + 1] ?? '',
    bytes: text.subarray(ends[i - 1] ?? 0, end),
  }));
}

const CHUNK_BYTES = 1 << 20;

/** The lines of some rows in their order, in a few long pieces; what stands together is not copied. */
export function* joinLines(rows: readonly FoundRow[]): Iterable<Uint8Array> {
  let waiting: Uint8Array[] = [];
  let size = 0;
  for (const { bytes } of rows) {
    const last = waiting.at(-1);
    const both = last && adjoined(last, bytes);
    if (both) waiting[waiting.length - 1] = both;
    else waiting.push(bytes);
    size += bytes.length;
    if (size < CHUNK_BYTES) continue;
    yield joined(waiting);
    waiting = [];
    size = 0;
  }
  if (size > 0) yield joined(waiting);
}

/** Both as one, when the second begins in memory where the first ends. */
function adjoined(first: Uint8Array, second: Uint8Array): Uint8Array | null {
  if (first.buffer !== second.buffer || first.byteOffset + first.length !== second.byteOffset) return null;
  return new Uint8Array(first.buffer, first.byteOffset, first.length + second.length);
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const [only] = pieces;
  return pieces.length === 1 && only ? only : Buffer.concat(pieces);
}
