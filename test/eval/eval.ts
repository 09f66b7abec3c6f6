/** Measures the matcher: npm run eval -- [GALAXY] [LABELS] [options] */
import type { Galaxy } from '../../src/galaxy/galaxy.js';
import { readGalaxy } from '../../src/shell/read-galaxy.js';
import { BASELINES } from './baselines.js';
import { crossValidate } from './cross-validate.js';
import {
  averagePrecision,
  calibration,
  calibrationError,
  type Forecast,
  isRightProposal,
  type Judged,
  logLoss,
  matchForecasts,
  TENTHS,
  weightedRates,
} from './metrics.js';
import { type Options, readOptions } from './options.js';
import { percent, printTable, section } from './print.js';
import { curatedPairs, examplesOf, hideIdentity, indexOf, readPairs } from './read.js';
import { blockingTable, foundAmong, numbersOf, scanAll } from './retrieval.js';

const ROUNDS = 5;
const BANDS = [0, 0.05, 0.2, 0.45, 0.55, 0.8, 0.95];

const options = readOptions(process.argv.slice(2), process.env);
const galaxy = readGalaxy(options.galaxy);
measureLabelled(galaxy, options);
measureHidden(galaxy, options);

/** Cross-validation on the labelled pairs: no model sees anything about the entries that it is tested on. */
function measureLabelled({ clusters, vocabulary }: Galaxy, { strata }: Options): void {
  const index = indexOf(clusters);
  const pairs = readPairs(options);
  const [tested, more] = [examplesOf(pairs.tested, index), examplesOf(pairs.more, index)];
  const rounds = Array.from({ length: ROUNDS }, (_, round) =>
    crossValidate(tested, more, index, vocabulary.direction, round),
  );
  section(
    `${tested.length} labelled pairs, ${more.length} more to train on; cross-validated by entity, ${ROUNDS} times`,
  );
  const others = BASELINES.map(({ name, score }) => ({
    name,
    rounds: [tested.map(({ pair, facts: { a, b } }) => ({ pair, probability: score(index, a, b) }))],
  }));
  printTable(
    [
      '',
      'average precision',
      'calibration error',
      'log loss',
      'right at ≥ .95',
      'of all same',
      'at ≥ .8',
      'of all same',
    ],
    [{ name: 'relata', rounds }, ...others].map(({ name, rounds }) => [
      name,
      spread(rounds, averagePrecision),
      spread(rounds, (judged) => calibrationError(matchForecasts(judged))),
      spread(rounds, logLoss),
      ...[0.95, 0.8].flatMap((threshold) => [
        spread(rounds, (judged) => weightedRates(judged, threshold, strata).precision),
        spread(rounds, (judged) => weightedRates(judged, threshold, strata).recall),
      ]),
    ]),
  );
  const all = rounds.flat();
  section('Calibration of the match probability');
  printBins(matchForecasts(all), TENTHS, ROUNDS);
  section('Likelihood bands of the proposed relation');
  const proposals = all.map((row) => ({ said: row.relation?.probability ?? 0, was: isRightProposal(row) }));
  printBins(proposals, BANDS, ROUNDS);
  section('Proposed types');
  printTable(
    ['label', 'pairs', 'right type and direction'],
    ['same', 'broader', 'narrower', 'related'].map((label) => {
      const rows = all.filter(({ pair }) => pair.label === label);
      return [label, `${rows.length / ROUNDS}`, percent(rows.filter(isRightProposal).length / rows.length)];
    }),
  );
}

/** Takes away the relations that curators made, and looks whether a scan finds them again. */
function measureHidden(galaxy: Galaxy, { unjudged }: Options): void {
  const index = indexOf(hideIdentity(galaxy));
  const curated = curatedPairs(galaxy, unjudged);
  const found = scanAll(index, galaxy);
  section(`${curated.size} similar relations of curators, hidden; a scan lists ${found.length} pairs`);
  printTable(
    ['among the first', 'found', 'of all', 'relation probability down to'],
    [1_000, 2_000, 5_000, 10_000, 20_000, found.length].map((limit) => {
      const count = foundAmong(found, curated, limit);
      const last = found[Math.min(limit, found.length) - 1]?.relation.probability ?? 0;
      return [`${limit}`, `${count}`, percent(count / curated.size), last.toFixed(3)];
    }),
  );
  const equal = [...curated.values()].filter(([one, other]) => {
    const [a, b] = [index.find(one), index.find(other)];
    return a !== undefined && b !== undefined && BASELINES[0]?.score(index, a, b) === 1;
  });
  console.log(`lower-case equality finds ${equal.length}, ${percent(equal.length / curated.size)}`);

  const same = readPairs(options).tested.filter(({ label }) => label === 'same');
  const sets = [
    numbersOf(
      same.map(({ subject, object }) => [subject, object] as const),
      index,
    ),
    numbersOf(curated.values(), index),
  ];
  section(
    `Blocking rules: pairs that each forms, and of ${sets[0]?.size} labelled same and ${sets[1]?.size} hidden pairs`,
  );
  printTable(
    ['rule', 'pairs', 'not by those above', 'same', 'not above', 'hidden', 'not above'],
    blockingTable(index, sets).map(({ rule, pairs, added, found }) => [
      rule,
      `${pairs}`,
      `${added}`,
      ...found.flatMap(({ all, added }) => [`${all}`, `${added}`]),
    ]),
  );
}

/** The mean of a figure over the rounds of cross-validation. */
function spread(
  rounds: readonly (readonly Judged[])[],
  figure: (judged: readonly Judged[]) => number,
): string {
  const values = rounds.map(figure);
  return (values.reduce((sum, value) => sum + value, 0) / values.length).toFixed(3);
}

function printBins(forecasts: readonly Forecast[], edges: readonly number[], rounds: number): void {
  printTable(
    ['probability', 'pairs', 'said', 'was'],
    calibration(forecasts, edges).map(({ from, to, count, said, was }) => [
      `${from.toFixed(2)}–${to.toFixed(2)}`,
      (count / rounds).toFixed(0),
      said.toFixed(3),
      was.toFixed(3),
    ]),
  );
}
