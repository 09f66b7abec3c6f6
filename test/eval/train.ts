/** Estimates `src/matcher/weights.json`: npm run train -- [GALAXY] [LABELS] */
import { readFileSync, writeFileSync } from 'node:fs';
import { COMPARISONS } from '../../src/matcher/comparisons.js';
import { pairFacts } from '../../src/matcher/facts.js';
import { buildIndex } from '../../src/matcher/match-index.js';
import { profileCluster } from '../../src/matcher/profile.js';
import { nameClass } from '../../src/matcher/propose.js';
import { readGalaxy } from '../../src/shell/read-galaxy.js';
import { fitLogistic } from './fit.js';
import { readLabels } from './labels.js';

const root = process.argv[2] ?? process.env.RELATA_GALAXY ?? '';
const labels = readLabels(process.argv[3] ?? `${root}/../eval/labelled-pairs.tsv`).filter(
  (pair) => pair.label !== 'unsure',
);
const index = buildIndex(readGalaxy(root).clusters.map(profileCluster));
const facts = labels.map((pair) =>
  pairFacts(index, index.find(pair.subject) ?? 0, index.find(pair.object) ?? 0),
);

const numbers = new Map<string, number>();
const cases = facts.map((fact, i) => ({
  features: COMPARISONS.map((comparison) => {
    const feature = `${comparison.name}\t${comparison.level(fact, index)}`;
    if (!numbers.has(feature)) numbers.set(feature, numbers.size);
    return numbers.get(feature) ?? 0;
  }),
  match: labels[i]?.label === 'same',
  weight: 1,
}));
const fit = fitLogistic(cases, numbers.size, 1);
const comparisons: Record<string, Record<string, number>> = {};
for (const [feature, number] of [...numbers].sort()) {
  const [comparison = '', level = ''] = feature.split('\t');
  comparisons[comparison] ??= {};
  comparisons[comparison][level] = round((fit.coefficients[number] ?? 0) / Math.LN2);
}

const rates = {
  related: rate((label) => label === 'related'),
  contains: rate((label) => label === 'broader' || label === 'narrower'),
};
const weights = {
  match: { prior: round(fit.intercept / Math.LN2), comparisons },
  proposals: { ...rates, missingHalf: 0.9 },
  worthwhile: 0.05,
};
const path = new URL('../../src/matcher/weights.json', import.meta.url);
writeFileSync(path, `${JSON.stringify(weights, null, 2)}\n`);
console.log(`${readFileSync(path).length} bytes, ${numbers.size} levels, from ${labels.length} pairs`);

/** Share of a label among the pairs that are not the same, by how the names agree; smoothed by one of each. */
function rate(is: (label: string) => boolean): Record<string, number> {
  const counts = new Map<string, [number, number]>();
  labels.forEach(({ label }, i) => {
    const fact = facts[i];
    if (label === 'same' || !fact) return;
    const key = nameClass(fact);
    const count = counts.get(key) ?? [0, 0];
    counts.set(key, [count[0] + (is(label) ? 1 : 0), count[1] + 1]);
  });
  return Object.fromEntries(
    [...counts].sort().map(([key, [hits, all]]) => [key, round((hits + 0.5) / (all + 1))]),
  );
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
