import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { toTableRow } from '../../src/cli/format-pairs.js';
import { relationVocabulary } from '../../src/galaxy/relation-vocabulary.js';
import { BLOCKING_RULES } from '../../src/matcher/blocking/rules.js';
import { COMPARISONS } from '../../src/matcher/comparisons/index.js';
import { STEPS } from '../../src/matcher/name-forms.js';
import { scorePair } from '../../src/matcher/score.js';
import { packageRoot } from '../../src/shell/package-root.js';
import { readGalaxy } from '../../src/shell/read-galaxy.js';
import { indexOf } from './sample.js';

const textOf = (path: string) => readFileSync(join(packageRoot(), path), 'utf8');

test.each(['README.md', 'docs/matcher.md'])(
  "the example in %s is what relata says of the package's galaxy",
  (path) => {
    const [, one, other, example] =
      /<!-- explain ([^/]+\/.+?) (\S+\/.+?) -->\s+```\n(.+?)```/s.exec(textOf(path)) ?? [];
    const { clusters } = readGalaxy(packageRoot());
    const index = indexOf(...clusters);
    const [a = -1, b = -1] = [one, other].map((place) => {
      const [cluster, value] = place?.split('/') ?? [];
      const entries = clusters.find(({ name }) => name === cluster)?.entries;
      return index.find(entries?.find((entry) => entry.value === value)?.uuid ?? '');
    });
    const pair = scorePair(index, a, b, relationVocabulary().direction);
    const lines = toTableRow(pair, true).split('\n');
    expect(example?.trimEnd().split('\n')).toEqual(lines.slice(0, -1).map((line) => line.trimEnd()));
  },
);

test.each([
  ['forms of a name', STEPS],
  ['blocking rules', BLOCKING_RULES.map(({ name }) => name)],
  ['comparisons', COMPARISONS.map(({ name }) => name)],
])('names all %s', (_, names) => {
  const firstCells = [...textOf('docs/matcher.md').matchAll(/^\| ([^|]+) \|/gm)].flatMap(
    ([, cell]) => cell?.trim().split(', ') ?? [],
  );
  expect(firstCells).toEqual(expect.arrayContaining([...names]));
});
