/** What the order of candidate pairs depends on. */
export interface Ranked {
  readonly probability: number;
  readonly matchWeight: number;
  readonly subject: string;
  readonly object: string;
}

/** The order of candidate pairs: probability of the relation, match weight, then UUIDs. */
export function bestFirst(a: Ranked, b: Ranked): number {
  return (
    b.probability - a.probability ||
    b.matchWeight - a.matchWeight ||
    compareText(a.subject, b.subject) ||
    compareText(a.object, b.object)
  );
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

const STEPS = 2 ** 31;
const PLACES = 2 ** 21;

/**
 * Sorts items, best first. Most differ in probability, so numbers that hold it and the place of the item are sorted, for
 * which no function is called; only items of one probability, or nearly one, are then compared with each other:
 *
 *     place 17, probability 0.75   ⇒   (1 − 0.75) · 2³¹ · 2²¹ + 17
 */
export function sortedBestFirst<T extends Ranked>(items: readonly T[]): T[] {
  if (items.length > PLACES) return [...items].sort(bestFirst);
  const keys = new Float64Array(items.length);
  for (let place = 0; place < items.length; place += 1) {
    keys[place] = Math.round((1 - (items[place]?.probability ?? 0)) * STEPS) * PLACES + place;
  }
  keys.sort();
  const sorted: T[] = [];
  let first = 0;
  for (let at = 0; at < keys.length; at += 1) {
    const item = items[(keys[at] ?? 0) % PLACES];
    if (item !== undefined) sorted.push(item);
    if (stepOf(keys, at) === stepOf(keys, at + 1)) continue;
    if (at > first) for (const one of sorted.splice(first).sort(bestFirst)) sorted.push(one);
    first = at + 1;
  }
  return sorted;
}

/** The probability that is in a number, in steps; -1 beyond the last. */
function stepOf(keys: Float64Array, at: number): number {
  return at < keys.length ? Math.floor((keys[at] ?? 0) / PLACES) : -1;
}

/**
 * Keeps the best `limit` of all that it is offered. It lets twice as many gather before it sorts, so that each costs
 * log(limit) steps, whatever their number.
 */
export class Best<T extends Ranked> {
  private kept: T[] = [];
  private worst: T | null = null;

  constructor(private readonly limit: number) {}

  /** False when `limit` better ones are there already. */
  wants(rank: Ranked): boolean {
    return this.worst === null || bestFirst(rank, this.worst) < 0;
  }

  add(item: T): void {
    this.kept.push(item);
    if (this.kept.length >= 2 * this.limit + 1000) this.cut();
  }

  /** The best so far, best first. */
  ranked(): readonly T[] {
    this.cut();
    return this.kept;
  }

  private cut(): void {
    this.kept = sortedBestFirst(this.kept).slice(0, this.limit);
    if (this.kept.length === this.limit) this.worst = this.kept.at(-1) ?? null;
  }
}

/** Joins lists that are each in order into one. */
export function mergeRanked<T extends Ranked>(lists: readonly (readonly T[])[]): T[] {
  const next = lists.map(() => 0);
  const merged: T[] = [];
  for (;;) {
    let from = -1;
    let best: T | undefined;
    lists.forEach((list, i) => {
      const item = list[next[i] ?? 0];
      if (item !== undefined && (best === undefined || bestFirst(item, best) < 0)) {
        best = item;
        from = i;
      }
    });
    if (best === undefined) return merged;
    merged.push(best);
    next[from] = (next[from] ?? 0) + 1;
  }
}
