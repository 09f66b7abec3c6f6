import Fuse from 'fuse.js';
import distance from 'natural/lib/natural/distance/index.js';
import type { MatchIndex } from '../../src/matcher/match-index.js';

/** What others would give a pair of entries, 0..1. */
export interface Baseline {
  readonly name: string;
  /** What one does who ignores case, blanks at the ends and nothing else. */
  readonly score: (index: MatchIndex, a: number, b: number) => number;
}

/** MISP galaxy's own tool: a value or synonym of one is, but for case, a value or synonym of the other. */
const equality: Baseline = {
  name: 'lower-case equality',
  score(index, a, b) {
    const names = new Set(namesOf(index, a));
    return namesOf(index, b).some((name) => names.has(name)) ? 1 : 0;
  },
};

const jaroWinkler: Baseline = {
  name: 'Jaro–Winkler (natural)',
  score: (index, a, b) => best(index, a, b, (x, y) => distance.JaroWinklerDistance(x, y, {})),
};

/** Fuse's score is 0 for the best; a name that it does not find at all scores 1. */
const fuse: Baseline = {
  name: 'fuse.js, default options',
  score(index, a, b) {
    const names = new Fuse(namesOf(index, b), { includeScore: true });
    const scores = namesOf(index, a).map((name) => names.search(name)[0]?.score ?? 1);
    return 1 - Math.min(...scores);
  },
};

export const BASELINES: readonly Baseline[] = [equality, jaroWinkler, fuse];

function best(index: MatchIndex, a: number, b: number, score: (x: string, y: string) => number): number {
  const scores = namesOf(index, a).flatMap((x) => namesOf(index, b).map((y) => score(x, y)));
  return Math.max(...scores);
}

function namesOf({ names }: MatchIndex, entry: number): string[] {
  return names.items
    .slice(names.start[entry], names.start[entry + 1])
    .map((name) => name.trim().toLowerCase());
}
