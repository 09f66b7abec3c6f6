import { readFileSync } from 'node:fs';
import { pairKey } from '../../src/galaxy/galaxy.js';

export type Label = 'same' | 'broader' | 'narrower' | 'related' | 'different' | 'unsure';

/** One pair that an expert judged, seen from the subject: `broader` means that the subject contains the object. */
export interface LabelledPair {
  readonly subject: string;
  readonly object: string;
  readonly label: Label;
  readonly stratum: string;
  readonly uniform: boolean;
  /** How much it counts in training; 1 unless a column `weight` says otherwise. */
  readonly weight: number;
}

/** Reads labelled pairs: tab-separated, the first line names the columns. Columns it does not need may be missing. */
export function readLabels(path: string): LabelledPair[] {
  const [header = '', ...lines] = readFileSync(path, 'utf8').trimEnd().split(/\r?\n/);
  const columns = header.split('\t');
  return lines.map((line) => {
    const cells = line.split('\t');
    const cell = (name: string) => cells[columns.indexOf(name)] ?? '';
    return {
      subject: cell('subject_uuid').toLowerCase(),
      object: cell('object_uuid').toLowerCase(),
      label: cell('label') as Label,
      stratum: cell('stratum'),
      uniform: cell('draw') === 'uniform',
      weight: Number(cell('weight') || 1),
    };
  });
}

/** The pairs of `more` that are not among `pairs`. */
export function withoutThose(more: readonly LabelledPair[], pairs: readonly LabelledPair[]): LabelledPair[] {
  const known = new Set(pairs.map(({ subject, object }) => pairKey(subject, object)));
  return more.filter(({ subject, object }) => !known.has(pairKey(subject, object)));
}

/**
 * Numbers the connected components of the labelled entries, so that no entry stands on both sides of a split.
 * Returns one number a pair.
 */
export function entityGroups(pairs: readonly Pick<LabelledPair, 'subject' | 'object'>[]): number[] {
  const parent = new Map<string, string>();
  const root = (uuid: string): string => {
    const up = parent.get(uuid) ?? uuid;
    return up === uuid ? uuid : root(up);
  };
  for (const { subject, object } of pairs) {
    const [a, b] = [root(subject), root(object)];
    if (a !== b) parent.set(a, b);
  }
  return groupsBy(pairs, ({ subject }) => root(subject));
}

/** Numbers the values of `key`: pairs of one value get one number. Returns one number a pair. */
export function groupsBy<T>(pairs: readonly T[], key: (pair: T) => string): number[] {
  const numbers = new Map<string, number>();
  return pairs.map((pair) => {
    const value = key(pair);
    const number = numbers.get(value) ?? numbers.size;
    numbers.set(value, number);
    return number;
  });
}
