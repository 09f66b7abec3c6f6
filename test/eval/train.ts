/** Estimates `src/matcher/weights.json`, and docs/matcher-weights.md with it, from labelled pairs: npm run train -- [GALAXY] [LABELS] [options] */
import { writeFileSync } from 'node:fs';
import { readGalaxy } from '../../src/shell/read-galaxy.js';
import { estimateModel } from './model.js';
import { readOptions } from './options.js';
import { examplesOf, indexOf, readPairs } from './read.js';
import { weightsMarkdown } from './weights-markdown.js';

const options = readOptions(process.argv.slice(2), process.env);
const { clusters, vocabulary } = readGalaxy(options.galaxy);
const index = indexOf(clusters);
const { tested, more } = readPairs(options);
const examples = examplesOf([...tested, ...more], index);
const model = estimateModel(examples, index, vocabulary.direction);
const write = (path: string, text: string) => writeFileSync(new URL(`../../${path}`, import.meta.url), text);
write('src/matcher/weights.json', `${JSON.stringify(model, null, 2)}\n`);
write('docs/matcher-weights.md', weightsMarkdown(model));
console.log(`weights estimated from ${examples.length} labelled pairs`);
