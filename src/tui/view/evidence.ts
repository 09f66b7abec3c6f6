import type { CandidatePair, Evidence } from '../../matcher/types.js';
import { percent } from '../../plan/percent.js';
import { fit, fitRight, truncate } from '../text/fit.js';
import { type Line, line, type Span, span } from '../text/line.js';
import { signed } from '../text/numbers.js';

/** The bars run from −16 to +16, in every pair alike: what is longer is cut. One bit doubles or halves the odds. */
const RANGE = 16;
const NAME = 15;
const WEIGHT = 7;

/** The prior, then what weighs most; the rest is one row. Prior and rows add up to the match weight. */
export function mainEvidence(evidence: readonly Evidence[], rows: number): Evidence[] {
  const prior = evidence.filter((e) => e.comparison === 'prior');
  const others = evidence
    .filter((e) => e.comparison !== 'prior')
    .sort((a, b) => Math.abs(b.matchWeight) - Math.abs(a.matchWeight));
  const room = Math.max(1, rows - prior.length);
  if (others.length <= room) return [...prior, ...others];
  const rest = others.slice(room - 1);
  const matchWeight = rest.reduce((sum, e) => sum + e.matchWeight, 0);
  const names = rest.map((e) => e.comparison).join(', ');
  return [
    ...prior,
    ...others.slice(0, room - 1),
    { comparison: `${rest.length} more`, level: names, matchWeight },
  ];
}

/**
 * The evidence as a waterfall: each bar begins where the one above ended, and the last line is the sum. At most `rows`
 * lines of `width` columns.
 */
export function evidenceRows(pair: CandidatePair, { width, rows }: { width: number; rows: number }): Line[] {
  const bar = Math.max(8, Math.min(48, Math.floor((width - NAME - WEIGHT - 4) / 2)));
  let from = 0;
  const lines = mainEvidence(pair.evidence, rows - 1).map((e) => {
    const to = from + e.matchWeight;
    const drawn = drawBar(from, to, bar);
    from = to;
    return fit([...heading(e.comparison, e.matchWeight), ...drawn, span('  '), ...explain(e)], width);
  });
  return [
    ...lines,
    fit(
      [
        ...heading('sum', pair.matchWeight, 'strong'),
        ...drawBar(0, pair.matchWeight, bar),
        span('  '),
        ...verdictOf(pair),
      ],
      width,
    ),
  ];
}

/** The evidence in words, for low windows: in one line, or in two where the second one says what it comes to. */
export function evidenceWords(pair: CandidatePair, { width, rows }: { width: number; rows: 1 | 2 }): Line[] {
  const parts = mainEvidence(pair.evidence, rows === 1 ? 5 : 7).flatMap(({ comparison, matchWeight }) => [
    span(`${comparison} `, 'dim'),
    span(`${signed(matchWeight)}  `, roleOf(matchWeight)),
  ]);
  if (rows === 2) {
    const sum = [span(' sum ', 'dim'), span(`${signed(pair.matchWeight)}  `, roleOf(pair.matchWeight))];
    return [fit([span(' '), ...parts], width), fit([...sum, ...verdictOf(pair)], width)];
  }
  const end = [span(`same ${percent(pair.matchProbability)}`, 'strong')];
  return [fit([span(' '), ...truncate(parts, Math.max(0, width - 11)), ...end], width)];
}

function heading(name: string, weight: number, role: Span['role'] = 'dim'): Line {
  return [
    ...fit([span(` ${name}`, role)], NAME),
    ...fitRight([span(signed(weight), roleOf(weight))], WEIGHT),
    span('  '),
  ];
}

/** A bar between two sums, on an axis with zero in the middle. */
function drawBar(from: number, to: number, width: number): Line {
  const place = (value: number) => {
    const share = (Math.max(-RANGE, Math.min(RANGE, value)) + RANGE) / (2 * RANGE);
    return Math.round(share * width);
  };
  const [start, end] = [Math.min(place(from), place(to)), Math.max(place(from), place(to))];
  const zero = place(0);
  const cells = Array.from({ length: width }, (_, cell): Span => {
    if (cell >= start && cell < end) return span(to >= from ? '▇' : '░', roleOf(to - from));
    return cell === zero ? span('│', 'faint') : span(' ');
  });
  return cells;
}

function explain({ level, detail }: Evidence): Line {
  return detail ? [span(level), span(`  ${detail}`, 'dim')] : line(level);
}

function verdictOf(pair: CandidatePair): Line {
  const { type, probability } = pair.relation;
  return [
    span(`${percent(pair.matchProbability)} the same`, 'strong'),
    span('   proposed  ', 'dim'),
    span(type, 'type'),
    span(` ${percent(probability)}`, 'strong'),
  ];
}

function roleOf(weight: number): Span['role'] {
  return weight >= 0 ? 'for' : 'against';
}
