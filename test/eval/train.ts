/** Estimates `src/matcher/weights.json` from labelled pairs: npm run train -- [GALAXY] [LABELS] */
import { writeFileSync } from 'node:fs';
import { pairFacts } from '../../src/matcher/facts/facts.js';
import { readLabels, withoutThose } from './labels.js';
import { type LabelledLevels, levelsOf, trainAll } from './model.js';
import { hideSimilar, indexOf, inputsOf, MORE_LABELS } from './read.js';

const { galaxy, labels } = inputsOf(process.argv);
const index = indexOf(hideSimilar(galaxy));
const given = readLabels(labels);
const pairs = [...given, ...withoutThose(readLabels(MORE_LABELS), given)];
const examples = pairs.flatMap((pair): LabelledLevels[] => {
  const [a, b] = [index.find(pair.subject), index.find(pair.object)];
  if (a === undefined || b === undefined || pair.label === 'unsure') return [];
  return [{ label: pair.label, levels: levelsOf(pairFacts(index, a, b), index) }];
});
writeFileSync(
  new URL('../../src/matcher/weights.json', import.meta.url),
  `${JSON.stringify(trainAll(examples), null, 2)}\n`,
);
console.log(`weights estimated from ${examples.length} labelled pairs`);
