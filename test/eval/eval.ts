/** Measures the matcher: npm run eval -- [GALAXY] [LABELS] */
import { pairFacts } from '../../src/matcher/facts/facts.js';
import { crossValidate, type Prepared } from './cross-validate.js';
import { type LabelledPair, readLabels, withoutThose } from './labels.js';
import {
  averagePrecision,
  calibration,
  calibrationError,
  logLoss,
  weightedPrecisionRecall,
} from './metrics.js';
import { levelsOf } from './model.js';
import { hideSimilar, indexOf, inputsOf, MORE_LABELS } from './read.js';

const { galaxy, labels } = inputsOf(process.argv);
const index = indexOf(hideSimilar(galaxy));
const prepare = (pairs: readonly LabelledPair[]) =>
  pairs.flatMap((pair): Prepared[] => {
    const [a, b] = [index.find(pair.subject), index.find(pair.object)];
    if (a === undefined || b === undefined || pair.label === 'unsure') return [];
    return [{ pair, levels: levelsOf(pairFacts(index, a, b), index) }];
  });
const given = readLabels(labels);
const tested = prepare(given);
const more = prepare(withoutThose(readLabels(MORE_LABELS), given));

const judged = crossValidate(tested, more);
console.log(`${tested.length} labelled pairs, cross-validated by entity; ${more.length} more to train on`);
console.log(`average precision      ${averagePrecision(judged).toFixed(4)}`);
console.log(`calibration error      ${calibrationError(judged).toFixed(4)}`);
console.log(`log loss               ${logLoss(judged).toFixed(4)}`);
for (const threshold of [0.95, 0.8, 0.55]) {
  const { precision, recall } = weightedPrecisionRecall(judged, threshold);
  console.log(
    `at ${threshold} and above      precision ${precision.toFixed(4)}, recall ${recall.toFixed(4)}`,
  );
}
for (const { from, to, pairs, said, was } of calibration(judged, [0, 0.05, 0.2, 0.45, 0.55, 0.8, 0.95])) {
  console.log(`${from}–${to}  ${pairs} pairs, said ${said.toFixed(3)}, was ${was.toFixed(3)}`);
}
