/** A run of lines that differ: `before[beforeStart, beforeEnd)` became `after[afterStart, afterEnd)`. */
export interface ChangedRun {
  readonly beforeStart: number;
  readonly beforeEnd: number;
  readonly afterStart: number;
  readonly afterEnd: number;
}

/**
 * Where two texts differ, line by line: a patience diff (Bram Cohen) in one level. Lines that stand once in both
 * texts are anchors, and the longest increasing run of them is kept; between two anchors the common head and tail are
 * trimmed and the rest counts as changed. Clusters and ledgers are full of lines that stand once, so this finds what
 * an edit did in O(n log n) where the classic algorithm takes n times the number of edits.
 */
export function changedRuns(before: readonly string[], after: readonly string[]): ChangedRun[] {
  const runs: ChangedRun[] = [];
  let beforeAt = 0;
  let afterAt = 0;
  const end = { before: before.length, after: after.length };
  for (const anchor of [...anchors(before, after), end]) {
    const run = trim(before, after, {
      beforeStart: beforeAt,
      beforeEnd: anchor.before,
      afterStart: afterAt,
      afterEnd: anchor.after,
    });
    if (run.beforeStart < run.beforeEnd || run.afterStart < run.afterEnd) runs.push(run);
    beforeAt = anchor.before + 1;
    afterAt = anchor.after + 1;
  }
  return runs;
}

interface Anchor {
  readonly before: number;
  readonly after: number;
}

/** The longest sequence of lines, unique in both texts, that keep their order. */
function anchors(before: readonly string[], after: readonly string[]): Anchor[] {
  const places = uniquePlaces(before);
  const pairs: Anchor[] = [];
  for (const [line, at] of uniquePlaces(after)) {
    const was = places.get(line);
    if (was !== undefined) pairs.push({ before: was, after: at });
  }
  return longestIncreasing(pairs.sort((a, b) => a.after - b.after));
}

function uniquePlaces(lines: readonly string[]): Map<string, number> {
  const places = new Map<string, number>();
  for (const [index, line] of lines.entries()) places.set(line, places.has(line) ? -1 : index);
  for (const [line, at] of places) if (at === -1) places.delete(line);
  return places;
}

/** Longest subsequence of `pairs` whose `before` increases, by patience sorting. */
function longestIncreasing(pairs: readonly Anchor[]): Anchor[] {
  const piles: number[] = [];
  const previous: (number | undefined)[] = [];
  for (const [index, pair] of pairs.entries()) {
    let low = 0;
    let high = piles.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const top = pairs[piles[middle] ?? 0];
      if (top && top.before < pair.before) low = middle + 1;
      else high = middle;
    }
    previous[index] = piles[low - 1];
    piles[low] = index;
  }
  const chosen: Anchor[] = [];
  for (let at = piles.at(-1); at !== undefined; at = previous[at]) {
    const pair = pairs[at];
    if (pair) chosen.push(pair);
  }
  return chosen.reverse();
}

function trim(before: readonly string[], after: readonly string[], run: ChangedRun): ChangedRun {
  let { beforeStart, beforeEnd, afterStart, afterEnd } = run;
  while (beforeStart < beforeEnd && afterStart < afterEnd && before[beforeStart] === after[afterStart]) {
    beforeStart += 1;
    afterStart += 1;
  }
  while (beforeStart < beforeEnd && afterStart < afterEnd && before[beforeEnd - 1] === after[afterEnd - 1]) {
    beforeEnd -= 1;
    afterEnd -= 1;
  }
  return { beforeStart, beforeEnd, afterStart, afterEnd };
}
