import { isAscii } from 'node:buffer';
import type { ClusterParts } from '../galaxy/cluster-parts.js';

/*
 * In the style that clusters are written in, an entry begins with a brace that is alone four spaces into its line, and
 * ends likewise. A line feed cannot stand inside a JSON string, so these places are found without reading what is
 * between them.
 */
const OPEN = Buffer.from('\n    {');
const CLOSE = Buffer.from('\n    }');

/**
 * Bytes of a list, unless one entry alone is longer. A string of more than 100 KB has memory of its own, which is neither
 * warm nor soon used again: strings of this size are read in a third of the time.
 */
const LIST_BYTES = 32 * 1024;

/**
 * Splits the UTF-8 text of a cluster in the usual style; null for any other style. The lists are decoded from `bytes` as
 * they are asked for.
 */
export function splitCluster(bytes: Buffer): ClusterParts | null {
  const cuts = findLists(bytes);
  if (cuts.length === 0) return null;
  let frame = '';
  let from = 0;
  cuts.forEach(([start, end], number) => {
    frame += `${bytes.toString('utf8', from, start)}${number}`;
    from = end;
  });
  return { frame: frame + bytes.toString('utf8', from), lists: decodeLists(bytes, cuts) };
}

type Cut = readonly [start: number, end: number];

function findLists(bytes: Buffer): Cut[] {
  const cuts: Cut[] = [];
  let end = 0;
  for (;;) {
    const open = bytes.indexOf(OPEN, end);
    if (open === -1) return cuts;
    const start = open + OPEN.length - 1;
    const last = bytes.lastIndexOf(CLOSE, start + LIST_BYTES);
    const close = last > start ? last : bytes.indexOf(CLOSE, start);
    if (close === -1) return [];
    end = close + CLOSE.length;
    cuts.push([start, end]);
  }
}

function* decodeLists(bytes: Buffer, cuts: readonly Cut[]): Iterable<string> {
  for (const [start, end] of cuts) {
    const encoding = isAscii(bytes.subarray(start, end)) ? 'latin1' : 'utf8';
    yield `[${bytes.toString(encoding, start, end)}]`;
  }
}
