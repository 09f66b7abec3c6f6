import type { Galaxy } from '../../src/galaxy/galaxy.js';
import { BASELINES } from './baselines.js';
import { byEntity, byFrameworks, crossValidate, type Division } from './cross-validate.js';
import {
  averagePrecision,
  calibration,
  calibrationError,
  type Forecast,
  isRightProposal,
  type Judged,
  logLoss,
  matchForecasts,
  type Share,
  TENTHS,
  weightedRates,
  wilsonInterval,
} from './metrics.js';
import type { Options } from './options.js';
import { percent, printTable, section } from './print.js';
import { examplesOf, indexOf, readPairs } from './read.js';

const ROUNDS = 5;
const BANDS = [0, 0.05, 0.2, 0.45, 0.55, 0.8, 0.95];
/** What the tool calls almost certain. */
const CERTAIN = 0.95;

/** Prints what cross-validated models make of the labelled pairs, beside what others would. */
export function measureLabelled({ clusters, vocabulary }: Galaxy, options: Options): void {
  const index = indexOf(clusters);
  const pairs = readPairs(options);
  const [tested, more] = [examplesOf(pairs.tested, index), examplesOf(pairs.more, index)];
  const rounds = (division: Division) =>
    Array.from({ length: ROUNDS }, (_, round) =>
      crossValidate(tested, more, index, vocabulary.direction, division, round),
    );
  section(
    `${tested.length} labelled pairs, ${more.length} more to train on; ten folds, divided ${ROUNDS} times: mean, least and greatest`,
  );
  const byEntities = rounds(byEntity);
  const others = BASELINES.map(({ name, score }) => ({
    name,
    rounds: [tested.map(({ pair, facts: { a, b } }) => ({ pair, probability: score(index, a, b) }))],
  }));
  printFigures(
    [
      { name: 'relata, folds by entity', rounds: byEntities },
      { name: 'relata, by pair of frameworks', rounds: rounds(byFrameworks) },
      ...others,
    ],
    options.strata,
  );
  printIntervals(byEntities[0] ?? [], options.strata);
  const all = byEntities.flat();
  section('Calibration of the match probability');
  printBins(matchForecasts(all), TENTHS);
  section('Likelihood bands of the proposed relation');
  const proposals = all.map((row) => ({ said: row.relation?.probability ?? 0, was: isRightProposal(row) }));
  printBins(proposals, BANDS);
  section('Proposed types');
  printTable(
    ['label', 'pairs', 'right type and direction'],
    ['same', 'broader', 'narrower', 'related'].map((label) => {
      const rows = all.filter(({ pair }) => pair.label === label);
      return [label, `${rows.length / ROUNDS}`, percent(rows.filter(isRightProposal).length / rows.length)];
    }),
  );
}

type Strata = Options['strata'];

function printFigures(
  models: readonly { readonly name: string; readonly rounds: readonly (readonly Judged[])[] }[],
  strata: Strata,
): void {
  const figures: readonly (readonly [string, (judged: readonly Judged[]) => number])[] = [
    ['average precision', averagePrecision],
    ['calibration error', (judged) => calibrationError(matchForecasts(judged))],
    ['log loss', logLoss],
    [`right at ≥ ${CERTAIN}`, (judged) => weightedRates(judged, CERTAIN, strata).precision.share],
    ['of all same', (judged) => weightedRates(judged, CERTAIN, strata).recall.share],
  ];
  printTable(
    ['', ...figures.map(([title]) => title)],
    models.map(({ name, rounds }) => [name, ...figures.map(([, figure]) => spread(rounds, figure))]),
  );
}

/** How far the two figures may be off for no other reason than which pairs were drawn for labelling. */
function printIntervals(judged: readonly Judged[], strata: Strata): void {
  const { precision, recall } = weightedRates(judged, CERTAIN, strata);
  console.log(
    `\n  With 95 % confidence: ${interval(precision)} right at ≥ ${CERTAIN}, ${interval(recall)} of all same.`,
  );
}

function interval(share: Share): string {
  return wilsonInterval(share)
    .map((end) => end.toFixed(3))
    .join(' to ');
}

function spread(
  rounds: readonly (readonly Judged[])[],
  figure: (judged: readonly Judged[]) => number,
): string {
  const values = rounds.map(figure);
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  if (values.length === 1) return mean.toFixed(3);
  return `${mean.toFixed(3)} (${Math.min(...values).toFixed(3)}–${Math.max(...values).toFixed(3)})`;
}

function printBins(forecasts: readonly Forecast[], edges: readonly number[]): void {
  printTable(
    ['probability', 'pairs', 'said', 'was'],
    calibration(forecasts, edges).map(({ from, to, count, said, was }) => [
      `${from.toFixed(2)}–${to.toFixed(2)}`,
      (count / ROUNDS).toFixed(0),
      said.toFixed(3),
      was.toFixed(3),
    ]),
  );
}
