import { COMPARISONS, type Comparison } from '../../src/matcher/comparisons/index.js';
import type { Weights } from '../../src/matcher/model.js';
import type { Model } from '../../src/matcher/weights.js';

/** All comparisons with their levels and weights, as docs/matcher-weights.md shows them. */
export function weightsMarkdown({ match, proposals }: Model): string {
  const columns = [match, proposals.related, proposals.contains];
  const sections = COMPARISONS.map((comparison) => `## ${comparison.name}\n\n${table(comparison, columns)}`);
  const priors = columns.map(({ prior }) => signed(prior));
  return [
    '# The weights of the matcher',
    INTRODUCTION,
    `## prior\n\n${markdownTable([HEADS, ['pairs that blocking lets through', ...priors]])}`,
    ...sections,
    '',
  ]
    .join('\n\n')
    .trimEnd()
    .concat('\n');
}

const HEADS = ['level', 'same', 'related', 'contains'];

const INTRODUCTION = `This page is made from \`src/matcher/weights.json\` by \`npm run train\`; [matcher.md](matcher.md) says what the numbers mean.
All are log2 Bayes factors: a weight of 3 makes a thing eight times as likely as it was, one of −3 eight times less.

- **same** is what the evidence of a pair shows and what its match weight is the sum of.
- **related**: given that two entries are not the same thing, whether they have anything to do with each other.
- **contains**: given that they have, whether one contains the other.

Levels stand in the order in which they speak for the same thing, where there is one.`;

function table({ name, levels }: Comparison, columns: readonly Weights[]): string {
  const rows = levels.map((level) => [
    level,
    ...columns.map(({ comparisons }) => signed(comparisons[name]?.[level] ?? 0)),
  ]);
  return markdownTable([HEADS, ...rows]);
}

function signed(weight: number): string {
  const text = Math.abs(weight).toFixed(2);
  return text === '0.00' ? '0' : `${weight > 0 ? '+' : '−'}${text}`;
}

/** A table whose columns line up in the source, the first row its heads. */
function markdownTable(rows: readonly (readonly string[])[]): string {
  const [heads = []] = rows;
  const widths = heads.map((_, column) => Math.max(4, ...rows.map((row) => row[column]?.length ?? 0)));
  const toLine = (row: readonly string[]) =>
    `| ${widths.map((width, at) => (at === 0 ? (row[at] ?? '').padEnd(width) : (row[at] ?? '').padStart(width))).join(' | ')} |`;
  const rule = `| ${widths.map((width, at) => `${'-'.repeat(width - 1)}${at === 0 ? '-' : ':'}`).join(' | ')} |`;
  return [toLine(heads), rule, ...rows.slice(1).map(toLine)].join('\n');
}
