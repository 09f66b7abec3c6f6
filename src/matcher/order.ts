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
    this.kept = this.kept.sort(bestFirst).slice(0, this.limit);
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
