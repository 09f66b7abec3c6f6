import { curatorKey } from '../../ledger/curators.js';
import { keyOf } from '../../ledger/rows.js';
import type { LedgerRow, Verdict } from '../../ledger/types.js';

/** How far curators agree where two of them judged the same pairs. */
export interface Agreement {
  /** The two frameworks, in alphabetical order; null for all together. */
  readonly frameworks: readonly [string, string] | null;
  /** How many times two curators judged one pair. */
  readonly judgedTwice: number;
  /** Share of those on which they agree, 0..1. */
  readonly observed: number;
  /** Cohen's kappa, −1..1; null where both always say the same one thing, so that chance explains everything. */
  readonly kappa: number | null;
}

interface Rating {
  readonly curator: string;
  readonly verdict: Verdict;
  readonly date: string;
}

/**
 * Cohen's kappa (J. Cohen, A coefficient of agreement for nominal scales, 1960) over `rows`, which may hold several
 * for a pair: rows of several branches, or of history. Of each curator the latest counts. A reviewer who approved has
 * judged the same, one who sent back the opposite, as SSSOM defines `reviewer_agreement`. With more than two curators
 * every two of them count.
 */
export function agreementBetween(rows: readonly LedgerRow[]): Agreement[] {
  const byPair = new Map<string, { frameworks: [string, string]; ratings: Map<string, Rating> }>();
  for (const row of rows) {
    const group = byPair.get(keyOf(row)) ?? { frameworks: frameworksOf(row), ratings: new Map() };
    byPair.set(keyOf(row), group);
    for (const rating of ratingsIn(row)) {
      const known = group.ratings.get(rating.curator);
      if (!known || known.date <= rating.date) group.ratings.set(rating.curator, rating);
    }
  }
  const byFrameworks = new Map<string, [Verdict, Verdict][]>();
  for (const { frameworks, ratings } of byPair.values()) {
    const key = frameworks.join('\n');
    const twice = everyTwo([...ratings.values()]);
    if (twice.length > 0) byFrameworks.set(key, [...(byFrameworks.get(key) ?? []), ...twice]);
  }
  if (byFrameworks.size === 0) return [];
  const parts = [...byFrameworks]
    .map(([key, pairs]) => {
      const [a = '', b = ''] = key.split('\n');
      return measure([a, b], pairs);
    })
    .sort((a, b) => b.judgedTwice - a.judgedTwice);
  return [measure(null, [...byFrameworks.values()].flat()), ...parts];
}

/** `[threat-actor, malpedia]` in alphabetical order. */
export function frameworksOf(row: Pick<LedgerRow, 'subject' | 'object'>): [string, string] {
  const [a, b] = [row.subject.cluster, row.object.cluster];
  return a <= b ? [a, b] : [b, a];
}

function measure(
  frameworks: Agreement['frameworks'],
  pairs: readonly (readonly [Verdict, Verdict])[],
): Agreement {
  const count = (side: 0 | 1, verdict: Verdict) => pairs.filter((pair) => pair[side] === verdict).length;
  const observed = pairs.filter(([a, b]) => a === b).length / pairs.length;
  const verdicts: readonly Verdict[] = ['accepted', 'rejected', 'unsure'];
  const expected = verdicts.reduce((sum, v) => sum + (count(0, v) * count(1, v)) / pairs.length ** 2, 0);
  const kappa = expected === 1 ? null : (observed - expected) / (1 - expected);
  return { frameworks, judgedTwice: pairs.length, observed, kappa };
}

function ratingsIn(row: LedgerRow): Rating[] {
  const author = curatorKey(row.author);
  const reviewer = row.reviewer ? curatorKey(row.reviewer) : '';
  const agreement = row.reviewerAgreement ?? 0;
  return [
    ...(author ? [{ curator: author, verdict: row.verdict, date: row.date }] : []),
    ...(reviewer && agreement !== 0
      ? [
          {
            curator: reviewer,
            verdict: agreement > 0 ? row.verdict : opposite(row.verdict),
            date: row.reviewDate ?? '',
          },
        ]
      : []),
  ];
}

function opposite(verdict: Verdict): Verdict {
  if (verdict === 'unsure') return 'unsure';
  return verdict === 'accepted' ? 'rejected' : 'accepted';
}

/** The same curator is always on the same side. */
function everyTwo(ratings: readonly Rating[]): [Verdict, Verdict][] {
  const sorted = [...ratings].sort((a, b) => (a.curator < b.curator ? -1 : 1));
  return sorted.flatMap((a, at) =>
    sorted.slice(at + 1).map((b): [Verdict, Verdict] => [a.verdict, b.verdict]),
  );
}
