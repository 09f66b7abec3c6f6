import { describeProblem } from '../../galaxy/problem.js';
import { visible } from '../../galaxy/visible.js';
import { curatorName } from '../../ledger/curators.js';
import { reviewerOf } from '../../ledger/rows.js';
import { coarsePercent } from '../percent.js';
import type { Agreement } from './kappa.js';
import type { ReviewedChange, ReviewSummary } from './types.js';

const MOST_LINES = 60;

/** A comment on a pull request may hold 65,536 characters. */
const MOST_CHARACTERS = 60_000;

/** A summary as Markdown (GitHub's) for a pull request: what to look at first comes first. */
export function formatMarkdown(summary: ReviewSummary): string {
  const risky = summary.changes.filter(({ warnings }) => warnings.length > 0);
  const calm = summary.changes.filter(({ warnings }) => warnings.length === 0);
  const calmOnes = (kind: ReviewedChange['kind']) =>
    calm.filter((change) => change.kind === kind).map((c) => line(c));
  const parts = [
    `## Relations: ${headline(summary)}`,
    `\`${summary.range.replaceAll('`', '')}\`. ${decisionsLine(summary)}`,
    section(
      'Look at these first',
      risky.map((change) => line(change, true)),
    ),
    section('Added, the least certain first', calmOnes('added')),
    section('Retyped', calmOnes('retyped')),
    section('Removed', calmOnes('removed')),
    section('Other tags', calmOnes('retagged')),
    frameworksTable(summary),
    curatorsTable(summary),
    agreementTable(summary.agreement),
    section(
      'Problems of the ledger',
      summary.problems.map((problem) => `- ${text(describeProblem(problem))}`),
    ),
  ];
  return shortened(`${parts.filter(Boolean).join('\n\n')}\n`);
}

/** As many whole lines as a comment may hold. */
function shortened(markdown: string): string {
  if (markdown.length <= MOST_CHARACTERS) return markdown;
  const end = markdown.lastIndexOf('\n', MOST_CHARACTERS);
  return `${markdown.slice(0, Math.max(end, 0))}\n\n… and more: \`relata review --summary --format json\` has all of it.\n`;
}

function headline({ changes }: ReviewSummary): string {
  const count = (kind: ReviewedChange['kind']) => changes.filter((change) => change.kind === kind).length;
  const parts = [
    [count('added'), 'added'],
    [count('retyped'), 'retyped'],
    [count('removed'), 'removed'],
    [count('retagged'), 'with other tags'],
  ] as const;
  const said = parts.filter(([n]) => n > 0).map(([n, what]) => `${n} ${what}`);
  return said.length === 0 ? 'none changed' : said.join(', ');
}

function decisionsLine({ decisions, reviewed, changes }: ReviewSummary): string {
  const { positive, negative, unsure, predictions } = decisions;
  const undecided = changes.filter(({ row, kind }) => row === null && kind !== 'removed').length;
  const total = positive + negative + unsure;
  const ledger = `${total} new ${total === 1 ? 'decision' : 'decisions'} in the ledger: ${positive} accepted, ${negative} rejected, ${unsure} unsure`;
  return [
    `${ledger}${predictions === 0 ? '' : `; ${predictions} predicted`}${reviewed === 0 ? '' : `; ${reviewed} reviewed`}.`,
    ...(undecided === 0
      ? []
      : [`Of the changes, ${undecided} ${undecided === 1 ? 'has' : 'have'} no decision there.`]),
  ].join(' ');
}

function section(title: string, lines: readonly string[]): string {
  if (lines.length === 0) return '';
  const shown = lines.slice(0, MOST_LINES);
  const more = lines.length - shown.length;
  return [`### ${title}`, '', ...shown, ...(more > 0 ? [`- … and ${more} more`] : [])].join('\n');
}

/** `- **APT32** (threat-actor) similar **OceanLotus** (malpedia) · 97 % · Alice` */
function line(change: ReviewedChange, sayKind = false): string {
  const { subject, object, type, was, tags, certainty, row, warnings, kind } = change;
  const relation = kind === 'retyped' && was ? `~~${text(was.type)}~~ ${text(type)}` : text(type);
  const reviewer = row && reviewerOf(row);
  const facts = [
    ...(sayKind && kind !== 'added' ? [kind] : []),
    ...tags.map(shortTag),
    ...(certainty === null || kind === 'removed' ? [] : [coarsePercent(certainty)]),
    row ? text(curatorName(row.author)) : 'no decision',
    ...(reviewer ? [`reviewed by ${text(curatorName(reviewer))}`] : []),
    ...(row?.note ? [`“${text(row.note)}”`] : []),
  ];
  const end = ({ value, cluster }: ReviewedChange['subject']) =>
    `**${text(value)}** (${text(cluster) || 'no entry'})`;
  const head = `- ${end(subject)} ${relation} ${end(object)} · ${facts.join(' · ')}`;
  return [head, ...warnings.map((warning) => `  - ⚠ ${text(warning)}`)].join('\n');
}

function frameworksTable({ byFrameworks }: ReviewSummary): string {
  if (byFrameworks.length === 0) return '';
  return table(
    'By framework',
    ['frameworks', 'added', 'retyped', 'removed', 'other tags'],
    byFrameworks.map(({ frameworks, added, retyped, removed, retagged }) => [
      frameworks.map((name) => text(name) || 'no entry').join(' – '),
      String(added),
      String(retyped),
      String(removed),
      String(retagged),
    ]),
  );
}

function curatorsTable({ byCurator }: ReviewSummary): string {
  if (byCurator.length === 0) return '';
  return table(
    'By curator',
    ['curator', 'accepted', 'rejected', 'unsure', 'reviewed'],
    byCurator.map(({ curator, accepted, rejected, unsure, reviewed }) => [
      text(curator),
      String(accepted),
      String(rejected),
      String(unsure),
      String(reviewed),
    ]),
  );
}

function agreementTable(agreement: readonly Agreement[]): string {
  if (agreement.length === 0) return '';
  return table(
    'Agreement between curators',
    ['frameworks', 'judged twice', 'agree', "Cohen's κ"],
    agreement.map(({ frameworks, judgedTwice, observed, kappa }) => [
      frameworks === null ? 'all' : frameworks.map(text).join(' – '),
      String(judgedTwice),
      coarsePercent(observed),
      kappa === null ? '–' : kappa.toFixed(2),
    ]),
  );
}

function table(title: string, head: readonly string[], rows: readonly (readonly string[])[]): string {
  const cells = (row: readonly string[]) => `| ${row.join(' | ')} |`;
  const rule = `|---|${'--:|'.repeat(head.length - 1)}`;
  const more = rows.length - MOST_LINES;
  return [
    `### ${title}`,
    '',
    cells(head),
    rule,
    ...rows.slice(0, MOST_LINES).map(cells),
    ...(more > 0 ? ['', `… and ${more} more`] : []),
  ].join('\n');
}

/** `estimative-language:likelihood-probability="likely"` is in most lines, and only its end tells. */
function shortTag(tag: string): string {
  const likelihood = /^estimative-language:likelihood-probability="([\w-]+)"$/.exec(tag)?.[1];
  return likelihood ?? `\`${visible(tag).replaceAll('`', "'")}\``;
}

/** Text from the data can neither format a page, nor link, nor call people by `@name`, nor issues by `#1`. */
function text(value: string): string {
  return visible(value).replace(/[\\`*_{}[\]|~!]|[&<>@#]/g, (c) => ENTITIES[c] ?? `\\${c}`);
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '@': '&#64;',
  '#': '&#35;',
};
